"""Which changes are possible, what they do, and when."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.directory.conftest import BASIS, BEFORE, DAY, NOW, change, done, raised, renamed, unit
from tidtam.accounts.models import LedgerEntry
from tidtam.core.refusal import Refused
from tidtam.directory.changes import actions, succession
from tidtam.directory.changes.succession import Change, next_code, usual_supervisor
from tidtam.directory.changes.tasks import apply_due_events
from tidtam.directory.models import Event, EventKind, Kind, Officer, Organisation

LATER = date(2019, 12, 1)


def refused(made: Change) -> str:
    with pytest.raises(Refused) as reason:
        succession.check(made)
    assert "{" not in str(reason.value)
    return reason.value.code


def into(code: str, successor: str, **more: Any) -> Change:
    return change(EventKind.MERGE, code, successor=unit(successor), **more)


def town(*codes: str, **more: Any) -> Change:
    told = {"new_kind": "town", "name": "เทศบาลเมืองตัวอย่าง", "code": "2101-M09"}
    return change(EventKind.MERGE, *codes, **{**told, **more})


WRONG = {
    "no basis": (lambda: renamed(basis=" "), "basis_missing"),
    "nothing new": (lambda: renamed(name="เทศบาลตำบลทับมา", short_name="ทต.ทับมา"), "nothing_changes"),
    "no name": (lambda: renamed(name="เทศบาลตำบล "), "name_missing"),
    "no name of an agency": (lambda: renamed("21-A01", name=" "), "name_missing"),
    "a name of another kind": (lambda: renamed(name="เทศบาลเมืองทับมา"), "name_of_other_kind"),
    "a name taken": (lambda: renamed(name="เทศบาลตำบลบ้านฉาง"), "name_taken"),
    "a city raised": (lambda: raised("2101-N01", new_kind="city"), "cannot_raise"),
    "a district raised": (lambda: raised("2103", new_kind="town"), "still_supervises"),
    "an agency raised": (lambda: raised("21-A01"), "cannot_raise"),
    "lowered": (lambda: raised("2101-M01"), "cannot_raise"),
    "to no kind": (lambda: raised(new_kind="kingdom"), "cannot_raise"),
    "a code taken": (lambda: raised(code="2101-T01"), "code_taken"),
    "a code malformed": (lambda: raised(code="2101 t1"), "code_malformed"),
    "no such supervisor": (lambda: raised(supervisor=unit("21-A01")), "cannot_supervise"),
    "into itself": (lambda: into("2101-S01", "2101-S01"), "merges_with_itself"),
    "one alone": (lambda: town("2101-S01"), "merges_with_itself"),
    "unlike": (lambda: into("2101-S01", "21-A01"), "unlike_kinds"),
    "to an unlike kind": (lambda: town("2101-S01", "2101-S02", new_kind="pao"), "unlike_kinds"),
    "to no kind at all": (lambda: town("21-A01", "21-A02", new_kind="kingdom"), "unlike_kinds"),
    "a province": (lambda: change(EventKind.ABOLISH, "21"), "never_ends"),
    "a supervisor of others": (lambda: change(EventKind.ABOLISH, "2103"), "still_supervises"),
    "no supervisor": (lambda: change(EventKind.MOVE, "2101-S01"), "nothing_changes"),
    "the same supervisor": (lambda: change(EventKind.MOVE, "2101-S01", supervisor=unit("2101")), "nothing_changes"),
    "no fit supervisor": (lambda: change(EventKind.MOVE, "2101-M01", supervisor=unit("2103")), "cannot_supervise"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_is_refused(province: Organisation, case: str) -> None:
    make, code = WRONG[case]
    assert refused(make()) == code


def test_who_has_ended_changes_no_more(officer: Officer) -> None:
    done(officer, raised())
    for made in (renamed("2101-S01"), into("2101-S02", "2101-S01"), raised(code="2101-T98")):
        assert refused(replace(made, on=LATER)) == "already_ended"
    ended = change(EventKind.MOVE, "2101-S02", supervisor=unit("2101"))
    Organisation.objects.filter(code="2103").update(valid_to=DAY)
    assert refused(replace(ended, supervisor=unit("2103"))) == "already_ended"


def test_not_before_the_first_day_nor_the_last_change(officer: Officer) -> None:
    Organisation.objects.filter(code="2101-T01").update(valid_from=date(2011, 9, 1))
    assert refused(renamed("2101-T01", on=date(2011, 9, 1))) == "before_last_change"
    done(officer, renamed(on=BEFORE))
    assert refused(renamed(name="เทศบาลตำบลอื่น", on=BEFORE)) == "before_last_change"
    assert refused(into("2101-T01", "2101-T02", on=BEFORE)) == "before_last_change"
    done(officer, renamed(name="เทศบาลตำบลอื่น", on=DAY))


def test_not_into_another_province(province: Organisation) -> None:
    other = Organisation(code="22-A01", kind=Kind.REGIONAL_AGENCY, name="สำนักงานจังหวัดจันทบุรี", short_name="สนจ.จันทบุรี")
    other.index_names()
    other.save()
    assert refused(into("21-A01", "22-A01")) == "other_province"


def test_a_ministry_never_comes_to_stand_under_itself(province: Organisation) -> None:
    above, below = (
        Organisation.objects.create(code=code, kind=Kind.MINISTRY, name=code, sort_key="", written_forms="|")
        for code in ("MT", "MT-1")
    )  # fmt: skip
    Organisation.objects.filter(code="MT-1").update(parent=above)
    assert refused(change(EventKind.MOVE, "MT", supervisor=below)) == "supervisors_in_circle"


def test_codes_go_on_in_their_series(officer: Officer) -> None:
    sao = unit("2101-S01")
    assert next_code("subdistrict_municipality", sao) == "2101-T07"
    assert next_code("town", sao) == "2101-M02"
    assert next_code("central_agency", sao) == "21-A51"
    assert next_code("pao", sao) == "21-P02"
    assert next_code("district", sao) == ""
    assert next_code("city", unit("21")) == "21-N01"
    done(officer, raised(code="2101-T07", on=LATER))
    assert next_code("subdistrict_municipality", sao) == "2101-T08"
    assert refused(raised("2101-S02", code="2101-T07", name="เทศบาลตำบลอื่น")) == "code_taken"


def test_who_supervises_whom(province: Organisation) -> None:
    sao = unit("2101-S01")
    assert usual_supervisor("subdistrict_municipality", sao) == unit("2101")
    assert usual_supervisor("town", sao) == province
    assert usual_supervisor("sao", unit("21-A01")) == province


def test_a_raise_makes_a_new_body_and_ends_the_old(officer: Officer) -> None:
    Organisation.objects.filter(code="2101-S01").update(saraban_mailbox="s@tapong.example")
    event = done(officer, raised(basis=BASIS))
    old, new = unit("2101-S01"), unit("2101-T99")
    assert (old.valid_to, old.successor, old.heir) == (DAY, new, new)
    assert (new.kind, new.parent, new.area, new.realm) == (
        Kind.SUBDISTRICT_MUNICIPALITY,
        unit("2101"),
        unit("2101"),
        unit("21"),
    )
    assert (new.short_name, new.valid_from, new.saraban_mailbox) == ("เทศบาลตำบลตัวอย่าง", DAY, "s@tapong.example")
    assert (event.successor, event.applied_at, event.recorded_by, event.waiting) == (new, NOW, officer, False)
    assert str(event) == "ยกฐานะ 2019-11-25"
    assert [one.verb for one in LedgerEntry.objects.order_by("number")][-2:] == ["event.record", "organisation.raise"]


def test_a_chain_is_walked_to_its_living_end(officer: Officer) -> None:
    done(officer, raised(on=BEFORE))
    done(officer, raised("2101-T99", new_kind="town", name="เทศบาลเมืองตัวอย่าง", code="2101-M09"))
    assert Organisation.objects.all().heirs() == {
        unit("2101-S01").pk: unit("2101-M09").pk,
        unit("2101-T99").pk: unit("2101-M09").pk,
    }
    assert unit("2101-S01").heir == unit("2101-M09")
    assert [one.code for one in unit("2101-M09").predecessors.all()] == ["2101-T99"]
    done(officer, change(EventKind.ABOLISH, "2101-M09", on=DAY + timedelta(days=1)), now=NOW + timedelta(days=1))
    assert unit("2101-S01").heir is None
    line = {unit(code).pk for code in ("2101-S01", "2101-T99", "2101-M09")}
    lines = Organisation.objects.lineages([unit("2101-M09").pk, unit("2101-T01").pk])
    assert lines == {unit("2101-M09").pk: line, unit("2101-T01").pk: {unit("2101-T01").pk}}
    assert set(Organisation.objects.all().heirs().values()) == {None}


def test_a_merge_into_a_new_body(officer: Officer) -> None:
    done(officer, town("2101-S01", "2101-S02"))
    new = unit("2101-M09")
    assert (new.parent, new.area, new.phone) == (unit("21"), unit("2101"), "")
    assert {one.code for one in new.predecessors.all()} == {"2101-S01", "2101-S02"}


def test_a_district_moves_with_all_under_it(officer: Officer) -> None:
    other = Organisation(code="22", kind=Kind.PROVINCE, name="จังหวัดจันทบุรี", short_name="จ.จันทบุรี")
    other.index_names()
    other.save()
    done(officer, change(EventKind.MOVE, "2104", supervisor=other))
    assert unit("2104").realm == unit("2104-S01").realm == other
    row = unit("2104-S01").named_on(BEFORE)
    assert row is not None
    assert row.realm == unit("21")


def test_a_body_moved_to_the_province_stays_in_its_area(officer: Officer) -> None:
    done(officer, change(EventKind.MOVE, "2101-S01", supervisor=unit("21")))
    assert (unit("2101-S01").parent, unit("2101-S01").area) == (unit("21"), unit("2101"))
    agency = change(EventKind.MOVE, "21-A01", supervisor=unit("21"))
    assert refused(agency) == "nothing_changes"


def test_what_is_to_come_waits_for_its_day(officer: Officer, settings: Any) -> None:
    event = done(officer, raised(on=LATER))
    assert event.waiting
    assert unit("2101-S01").valid_to is None
    settings.TODAY = DAY
    assert apply_due_events.func() == 0
    with pytest.raises(Refused) as reason:
        actions.apply_event(by=officer, event=event, now=NOW)
    assert reason.value.code == "event_not_waiting"
    settings.TODAY = LATER
    assert apply_due_events.func() == 1
    assert apply_due_events.func() == 0
    assert unit("2101-S01").valid_to == LATER
    assert Event.objects.get().applied_at is not None


def test_what_became_impossible_waits_for_a_person(officer: Officer, settings: Any) -> None:
    done(officer, raised(on=LATER))
    done(officer, change(EventKind.ABOLISH, "2101-S01"))
    settings.TODAY = LATER
    assert apply_due_events.func() == 0
    event = Event.objects.waiting().get()
    actions.cancel_event(by=officer, event=event, now=NOW)
    assert not Event.objects.waiting().exists()
    with pytest.raises(Refused) as reason:
        actions.cancel_event(by=officer, event=event, now=NOW)
    assert reason.value.code == "event_not_waiting"


def test_a_refused_change_records_nothing(officer: Officer) -> None:
    with pytest.raises(Refused):
        done(officer, raised(code="2101-T01"))
    assert not Event.objects.exists()


def test_the_day_is_that_of_bangkok(officer: Officer) -> None:
    night = datetime.fromisoformat("2019-11-25T00:30:00+07:00")
    assert not done(officer, raised(on=DAY), now=night).waiting


def test_only_changes_that_may_befall_it_are_offered(officer: Officer) -> None:
    every = list(EventKind)
    kept = {
        "2101-S01": every,
        "2101-N01": every[:1] + every[2:],
        "21-A01": every[:1] + every[2:],
        "21": ["rename", "move"],
    }
    assert {code: succession.possible(unit(code)) for code in kept} == kept
    done(officer, raised())
    assert succession.possible(unit("2101-S01")) == []


def test_what_changed_meanwhile_is_seen(officer: Officer) -> None:
    """The organisations of a change are read anew when it is done, who follows them too."""
    stale = into("2101-S02", "2101-S01")
    done(officer, raised())
    with pytest.raises(Refused) as reason:
        done(officer, stale)
    assert reason.value.code == "already_ended"
