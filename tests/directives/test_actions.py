from datetime import date

import pytest

from tests.directives.conftest import NOW, addressee, duty, letter
from tidtam.accounts.models import LedgerEntry
from tidtam.core.refusal import Refused
from tidtam.directives import actions
from tidtam.directives.circulation import plan
from tidtam.directives.models import Binding, Directive, Obligation
from tidtam.directory.models import Kind, Officer, Organisation, Role
from tidtam.letters import actions as letters
from tidtam.letters.models import Letter

pytestmark = pytest.mark.django_db


def test_every_office_bound_owes_two_reports(directive: Directive) -> None:
    bound = directive.bindings.count()
    assert bound == Organisation.objects.exclude(kind=Kind.PROVINCE).count()
    asked = Obligation.objects.filter(duty__directive=directive, duty__own=False)
    assert asked.count() == 2 * bound
    assert set(asked.values_list("due_on", flat=True)) == {date(2019, 11, 30), date(2019, 12, 6)}
    assert set(asked.values_list("period", flat=True)) == {"2561–2562"}


def test_the_senders_own_duty_is_laid_on_the_sender_without_a_day(directive: Directive) -> None:
    own = Obligation.objects.get(duty__directive=directive, duty__own=True)
    assert (own.organisation, own.due_on) == (directive.letter.organisation, None)


def test_the_chain_of_authority_is_kept_as_written_oldest_first(directive: Directive) -> None:
    assert [(link["kind"], link["date"]) for link in directive.chain] == [
        ("cabinet_resolution", "2017-11-21"),
        ("letter", "2019-11-26"),
        ("this", "2019-11-22"),
    ]
    assert directive.chain[1]["number"] == "มท 0211.4/ว 7160"


def test_circulation_stands_in_the_ledger_with_its_counts(directive: Directive) -> None:
    entry = LedgerEntry.objects.get(verb="directive.circulate")
    bound = directive.bindings.count()
    assert entry.facts == {"organisations": bound, "obligations": 2 * bound + 1}


def test_who_is_bound_is_frozen(directive: Directive) -> None:
    before = directive.bindings.count()
    Organisation.objects.create(code="new", kind=Kind.SAO, name="องค์การบริหารส่วนตำบลใหม่", short_name="อบต.ใหม่",
                                parent=directive.letter.organisation, sort_key="", written_forms="|")  # fmt: skip
    assert directive.bindings.count() == before


def test_a_letter_is_circulated_once(officer: Officer, directive: Directive) -> None:
    with pytest.raises(Refused, match="wrong_state"):
        actions.circulate(by=officer, letter=directive.letter, choices={}, now=NOW)
    assert directive.duties.count() == 3


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"state": "read"}, "wrong_state"),
        ({"duties": []}, "no_duty_laid"),
        ({"addressees": [], "duties": [duty("จังหวัดระยอง", None)]}, "nobody_bound"),
    ],
)
def test_what_cannot_be_circulated(officer: Officer, circular: Letter, change: dict[str, object], code: str) -> None:
    state = str(change.pop("state", "confirmed"))
    other = letter(officer, {**circular.fields, **change}, state=state, sha256="2" * 64)
    with pytest.raises(Refused) as refused:
        actions.circulate(by=officer, letter=other, choices={}, now=NOW)
    assert refused.value.code == code
    assert not Directive.objects.filter(letter=other).exists()


def test_a_letter_without_fiscal_year_or_with_one(officer: Officer, circular: Letter) -> None:
    for years, period in (([], ""), ([2562], "2562")):
        other = letter(officer, {**circular.fields, "fiscal_years": years}, sha256=str(len(years)) * 60 + "zzzz")
        made = actions.circulate(by=officer, letter=other, choices={}, now=NOW)
        assert set(Obligation.objects.filter(duty__directive=made).values_list("period", flat=True)) == {period}


def test_a_circulation_is_taken_back_and_made_anew(officer: Officer, directive: Directive) -> None:
    actions.recall(by=officer, directive=directive)
    assert not Binding.objects.exists()
    assert not Obligation.objects.exists()
    directive.letter.refresh_from_db()
    keys = {group.key: "direct" for group in plan(directive.letter).groups}
    again = actions.circulate(by=officer, letter=directive.letter, choices=keys, now=NOW)
    assert (again.pk, again.state) == (directive.pk, "circulated")
    assert again.bindings.filter(route="district").count() == 0


def test_a_circulated_letter_stands_fast_until_it_is_recalled(officer: Officer, directive: Directive) -> None:
    letter_ = Letter.objects.get()
    assert letter_.state == "circulated"
    with pytest.raises(Refused, match="wrong_state"):
        letters.reopen(by=officer, letter=letter_)
    actions.recall(by=officer, directive=directive)
    assert letters.reopen(by=officer, letter=letter_).state == "read"


def test_a_letter_with_only_the_owners_own_duty_lays_it(officer: Officer, circular: Letter) -> None:
    fields = {**circular.fields, "addressees": [], "duties": [duty("กระทรวงมหาดไทย", "2019-12-20", own=True)]}
    made = actions.circulate(by=officer, letter=letter(officer, fields, sha256="6" * 64), choices={}, now=NOW)
    assert not made.bindings.exists()
    assert [one.organisation for one in Obligation.objects.filter(duty__directive=made)] == [officer.organisation]


def test_a_letter_to_all_governors_binds_the_owner_alone(officer: Officer, circular: Letter) -> None:
    Organisation.objects.create(code="20", kind=Kind.PROVINCE, name="จังหวัดชลบุรี", short_name="จ.ชลบุรี",
                                sort_key="", written_forms="|")  # fmt: skip
    governors = addressee("ผู้ว่าราชการจังหวัดทุกจังหวัด", class_code="governors")
    fields = {**circular.fields, "addressees": [governors], "duties": [duty("กระทรวงมหาดไทย", "2019-12-20")]}
    ministry = letter(officer, fields, sha256="7" * 64)
    made = actions.circulate(by=officer, letter=ministry, choices={}, now=NOW)
    assert not made.bindings.exists()
    assert Obligation.objects.get(duty__directive=made).organisation == officer.organisation


def test_an_agency_that_writes_to_all_agencies_is_not_bound_by_itself(officer: Officer, circular: Letter) -> None:
    agency = Organisation.objects.filter(kind=Kind.REGIONAL_AGENCY).first()
    assert agency is not None
    officer.organisation = agency
    officer.save()
    own = letter(officer, circular.fields, sha256="8" * 64)
    made = actions.circulate(by=officer, letter=own, choices={}, now=NOW)
    assert not made.bindings.filter(organisation=agency).exists()
    assert made.bindings.filter(organisation__kind=Kind.DISTRICT).count() == 8


def test_what_changed_since_it_was_shown_is_not_circulated(officer: Officer, circular: Letter) -> None:
    with pytest.raises(Refused, match="letter_changed_meanwhile"):
        actions.circulate(by=officer, letter=circular, choices={}, version=circular.version + 1, now=NOW)
    assert actions.circulate(by=officer, letter=circular, choices={}, version=circular.version, now=NOW).pk


def test_single_organisations_are_left_out(officer: Officer, circular: Letter) -> None:
    made = actions.circulate(by=officer, letter=circular, choices={}, left_out=["2101", "no-such-code"], now=NOW)
    codes = set(made.bindings.values_list("organisation__code", flat=True))
    assert "2101" not in codes
    assert len(codes) == Organisation.objects.exclude(kind=Kind.PROVINCE).count() - 1


def test_it_is_not_taken_back_once_somebody_has_begun(officer: Officer, directive: Directive) -> None:
    Obligation.objects.filter(pk=Obligation.objects.first().pk).update(state="in_progress")
    with pytest.raises(Refused) as refused:
        actions.recall(by=officer, directive=directive)
    assert refused.value.code == "already_begun"
    assert directive.bindings.exists()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EXECUTIVE])
def test_who_reads_only_may_not_circulate(officer: Officer, circular: Letter, role: Role) -> None:
    officer.role = role
    with pytest.raises(Refused) as refused:
        actions.circulate(by=officer, letter=circular, choices={}, now=NOW)
    assert refused.value.code == "role_may_not"
