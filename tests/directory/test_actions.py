from dataclasses import replace

import pytest

from tests.conftest import seated
from tidtam.accounts import ledger
from tidtam.accounts.models import LedgerEntry, User
from tidtam.core.refusal import Refused
from tidtam.directory import actions, rayong
from tidtam.directory.actions import Loaded
from tidtam.directory.models import Officer, Organisation, Role

ROWS = rayong.read()


def verbs() -> list[str]:
    return list(LedgerEntry.objects.values_list("verb", flat=True))


@pytest.mark.django_db
def test_a_load_is_recorded_once_and_a_second_changes_nothing() -> None:
    assert actions.load_organisations(by=None, rows=ROWS) == Loaded(len(ROWS), 0, 0)
    assert actions.load_organisations(by=None, rows=ROWS) == Loaded(0, 0, len(ROWS))
    assert verbs() == ["directory.load"]
    assert LedgerEntry.objects.get().facts == {"created": len(ROWS), "changed": 0}
    assert ledger.verify().broken_at is None
    sao = Organisation.objects.get(name="องค์การบริหารส่วนตำบลแกลง")
    assert sao.parent == sao.area == Organisation.objects.get(code="2101")


def test_what_a_row_changes_is_changed_and_indexed(officer: Officer) -> None:
    renamed = [replace(row, name="เทศบาลตำบลทับมาใหม่") if row.code == "2101-T02" else row for row in ROWS]
    assert actions.load_organisations(by=officer, rows=renamed) == Loaded(0, 1, len(ROWS) - 1)
    organisation = Organisation.objects.written_as("นายกเทศมนตรีตำบลทับมาใหม่").get()
    assert organisation.code == "2101-T02"
    assert LedgerEntry.objects.order_by("number").last().by == officer.user


def test_children_may_stand_before_their_supervisor(db: None) -> None:
    actions.load_organisations(by=None, rows=ROWS[::-1])
    assert Organisation.objects.get(code="2107-S01").province.code == "21"


def test_an_empty_mailbox_or_telephone_erases_nothing(province: Organisation) -> None:
    Organisation.objects.filter(code="2103").update(saraban_mailbox="saraban@klaeng.example", phone="0 0000 0000")
    assert actions.load_organisations(by=None, rows=ROWS).changed == 0
    kept = Organisation.objects.get(code="2103")
    assert (kept.saraban_mailbox, kept.phone) == ("saraban@klaeng.example", "0 0000 0000")
    told = [replace(row, phone="0 1111 1111") if row.code == "2103" else row for row in ROWS]
    assert actions.load_organisations(by=None, rows=told).changed == 1
    assert Organisation.objects.get(code="2103").phone == "0 1111 1111"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ([ROWS[0], ROWS[0]], "code_twice"),
        ([replace(ROWS[0], kind="kingdom")], "unknown_kind"),
        ([replace(ROWS[0], parent="99")], "unknown_supervisor"),
        ([replace(ROWS[0], area="9901")], "unknown_supervisor"),
        ([replace(ROWS[0], parent="21")], "supervisors_in_circle"),
        ([replace(ROWS[0], parent="21-A01"), ROWS[1]], "supervisors_in_circle"),
    ],
)
@pytest.mark.django_db
def test_wrong_rows_are_refused_and_nothing_is_written(wrong: list, code: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.load_organisations(by=None, rows=wrong)
    assert refused.value.code == code
    assert "{" not in str(refused.value)
    assert not Organisation.objects.exists()
    assert verbs() == []


def test_rows_may_rest_on_what_the_directory_knows(province: Organisation) -> None:
    row = replace(ROWS[-1], code="2108-S99", name="องค์การบริหารส่วนตำบลใหม่")
    assert actions.load_organisations(by=None, rows=[row]) == Loaded(1, 0, 0)


def test_a_circle_through_what_the_directory_knows_is_refused(province: Organisation) -> None:
    with pytest.raises(Refused) as refused:
        actions.load_organisations(by=None, rows=[replace(ROWS[0], parent="2103")])
    assert refused.value.code == "supervisors_in_circle"


def test_loading_needs_the_role(province: Organisation) -> None:
    with pytest.raises(Refused) as refused:
        actions.load_organisations(by=seated(province, Role.EXECUTIVE), rows=ROWS)
    assert refused.value.code == "role_may_not"


def test_a_seat_is_given_and_changed(province: Organisation) -> None:
    administrator = seated(province, Role.ADMINISTRATOR)
    user = User.objects.create(email="somsak@demo.example", name="สมศักดิ์ ตัวอย่าง")
    first = actions.seat(by=administrator, user=user, organisation=province, role=Role.REVIEWER, position="หัวหน้ากลุ่มงาน")
    second = actions.seat(by=administrator, user=user, organisation=province, role=Role.EXECUTIVE, position="รองผู้ว่าฯ")
    assert (first.pk, str(second), second.get_role_display()) == (second.pk, "สมศักดิ์ ตัวอย่าง", "ผู้บริหาร")
    assert LedgerEntry.objects.order_by("number").last().facts == {"organisation": "21", "role": "executive"}


def test_seats_are_given_by_administrators(province: Organisation) -> None:
    officer = seated(province, Role.PROVINCE_OFFICER)
    with pytest.raises(Refused) as refused:
        actions.seat(by=officer, user=officer.user, organisation=province, role=Role.ADMINISTRATOR, position="")
    assert refused.value.code == "role_may_not"
    assert Officer.objects.get().role == Role.PROVINCE_OFFICER
