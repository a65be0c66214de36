"""A table on its way into the directory: taken in, mapped, checked, written; broken off, overtaken, repeated."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import seated
from tests.directory.imports.tables import HEADINGS, NOW, checked, mapped, table, taken_in, written
from tidtam.accounts.models import LedgerEntry
from tidtam.core.refusal import Refused
from tidtam.directory import actions as directory
from tidtam.directory import rayong
from tidtam.directory.imports import actions, tasks
from tidtam.directory.imports.models import Import, ImportRow, KeptMapping, Outcome
from tidtam.directory.models import Officer, Organisation, Role

NEW = ("", "อบต.ใหม่", "บ้านฉาง", "0 3860 0001")
PHONE = ("2101-S05", "", "", "0 3860 0002")
SAME = ("2101-S05", "อบต.แกลง", "", "")
WRONG = ("", "อบต.ไม่มีตำบลนี้", "", "")


def refused(code: str, call: Any) -> None:
    with pytest.raises(Refused) as raised:
        call()
    assert raised.value.code == code
    assert "{" not in str(raised.value)


def test_good_rows_are_written_and_the_wrong_one_blocks_none(officer: Officer) -> None:
    taken = checked(officer, NEW, PHONE, ("2102-S01", "", "", ""), WRONG)
    assert taken.counts == {"wrong": 1, "change": 1, "add": 1, "same": 1}
    assert taken.state == "checked"
    assert Organisation.objects.filter(name__contains="ใหม่").count() == 0
    written(officer, taken)
    assert (taken.state, taken.done, taken.total) == ("written", 2, 2)
    assert Organisation.objects.get(code="2101-S05").phone == "0 3860 0002"
    new = Organisation.objects.get(code="2102-S02")
    assert (new.name, new.short_name, new.phone) == ("องค์การบริหารส่วนตำบลใหม่", "อบต.ใหม่", "0 3860 0001")
    assert (new.parent, new.area) == (Organisation.objects.get(code="2102"),) * 2
    (row,) = taken.rows.refused()
    assert row.reason == "คอลัมน์ C อำเภอ: ไม่ได้ระบุ ต้องเป็นชื่ออำเภอ เพราะชื่อหน่วยงานไม่บอกอำเภอ"
    verbs = list(LedgerEntry.objects.order_by("number").values_list("verb", flat=True))[-5:]
    assert verbs == ["import.take_in", "import.map", "import.commit", "directory.load", "import.finish"]
    assert "แถวที่ 2" in str(taken.rows.first())


def test_a_table_without_a_new_thing_writes_nothing(officer: Officer) -> None:
    taken = written(officer, checked(officer, SAME))
    assert (taken.state, taken.total) == ("written", 0)
    assert not LedgerEntry.objects.filter(verb="directory.load", by=officer.user).exists()


def test_a_table_of_headings_alone_is_checked(officer: Officer) -> None:
    assert checked(officer).counts == {"wrong": 0, "change": 0, "add": 0, "same": 0}


def test_the_mapping_is_remembered_by_its_headings(officer: Officer) -> None:
    strange = ("ก", "ข", "ค", "ง")
    taken = taken_in(officer, table(NEW, headings=strange))
    assert taken.places == {}
    mapped(officer, taken, {"name": 1, "area": 2})
    again = taken_in(officer, table(SAME, headings=(" ก ", "ข.", "ค", "ง", "เหตุที่ไม่นำเข้า")))
    assert again.places == {"name": 1, "area": 2}
    assert str(KeptMapping.objects.get())
    mapped(officer, again, {"name": 1})
    assert KeptMapping.objects.get().places == {"name": 1}


def test_columns_that_name_nobody_are_refused(officer: Officer) -> None:
    taken = taken_in(officer, table(NEW))
    refused("no_name_column", lambda: mapped(officer, taken, {"phone": 3}))
    ask = {"by": officer, "taken": taken, "places": {"name": 1}}
    refused("no_such_row", lambda: actions.map_columns(**ask, sheet="อปท.", header=5))
    refused("no_such_sheet", lambda: actions.map_columns(**ask, sheet="อื่น", header=0))
    taken.refresh_from_db()
    assert taken.state == "uploaded"


def test_a_checked_table_may_be_mapped_anew_or_given_up(officer: Officer) -> None:
    taken = checked(officer, NEW)
    tasks.work(mapped(officer, taken, {"name": 1, "area": 2}))
    taken.refresh_from_db()
    assert taken.state == "checked"
    assert not Organisation.objects.filter(phone="0 3860 0001").exists()
    assert actions.discard(by=officer, taken=taken).state == "discarded"
    refused("wrong_state", lambda: actions.commit(by=officer, taken=taken))
    refused("wrong_state", lambda: mapped(officer, taken))


def test_to_commit_twice_writes_once(officer: Officer) -> None:
    taken = checked(officer, NEW)
    actions.commit(by=officer, taken=taken)
    refused("wrong_state", lambda: actions.commit(by=officer, taken=taken))
    assert tasks.work_waiting.call() == 1
    assert tasks.work_waiting.call() == 0
    assert not actions.write_some(taken=taken)
    assert Organisation.objects.filter(name="องค์การบริหารส่วนตำบลใหม่").count() == 1


def test_a_large_table_goes_on_where_it_was_broken_off(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BATCH", 2)
    rows = [("", f"อบต.ใหม่{number}", "บ้านฉาง", "") for number in range(5)]
    taken = mapped(officer, taken_in(officer, table(*rows)))
    kept = actions._keep

    def break_off(*args: Any, last: bool, **kwargs: Any) -> None:
        if last:
            raise OSError
        kept(*args, last=last, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(actions, "_keep", break_off)
        assert tasks.work_waiting.call() == 0
    taken.refresh_from_db()
    assert (taken.state, taken.done, taken.total, taken.waits) == ("checking", 4, 5, True)
    assert tasks.work_waiting.call() == 1
    assert taken.rows.count() == 5
    actions.commit(by=officer, taken=taken)
    assert actions.write_some(taken=taken, most=2)
    assert Organisation.objects.filter(name__contains="ตำบลใหม่").count() == 2
    assert tasks.work_waiting.call() == 1
    taken.refresh_from_db()
    assert (taken.state, taken.done) == ("written", 5)
    assert Organisation.objects.filter(name__contains="ตำบลใหม่").count() == 5


def test_what_a_check_made_ready_for_other_columns_is_thrown_away(officer: Officer) -> None:
    stale = mapped(officer, taken_in(officer, table(NEW)))
    Import.objects.filter(pk=stale.pk).update(places={"name": 1})
    actions.check(taken=stale)
    stale.refresh_from_db()
    assert (stale.state, stale.rows.count()) == ("checking", 0)


def test_what_somebody_changed_since_the_preview_is_told_not_forced(officer: Officer) -> None:
    taken = checked(officer, PHONE, ("2102-S01", "", "", "0 3860 0003"), ("2102", "", "", "0 3860 0004"))
    rows = {row.code: row for row in rayong.read()}
    others = [replace(rows["2101-S05"], phone="0 9999 9999"), replace(rows["2102-S01"], phone="0 3860 0003"),
              replace(rows["2102"], saraban_mailbox="banchang@example.go.th")]  # fmt: skip
    directory.load_organisations(by=officer, rows=others)
    written(officer, taken)
    found = {row.code: row for row in taken.rows.all()}
    assert [found[code].outcome for code in ("2101-S05", "2102-S01", "2102")] == ["refused", "kept", "written"]
    assert "มีผู้แก้ไขหลังจากตรวจ" in found["2101-S05"].reason
    assert Organisation.objects.get(code="2101-S05").phone == "0 9999 9999"
    district = Organisation.objects.get(code="2102")
    assert (district.phone, district.saraban_mailbox) == ("0 3860 0004", "banchang@example.go.th")


def test_two_officers_bring_the_same_new_body(officer: Officer) -> None:
    other = seated(officer.organisation, Role.ADMINISTRATOR)
    first, second = checked(officer, NEW), checked(other, NEW)
    third = checked(other, ("", "อบต.อื่น", "บ้านฉาง", ""))
    fourth = checked(other, ("2102-S77", "อบต.ใหม่", "บ้านฉาง", ""))
    assert [written(by, one).rows.get().outcome for by, one in ((officer, first), (other, second))] == [
        "written",
        "kept",
    ]
    assert written(other, third).rows.get().reason.startswith("คอลัมน์ A รหัส: พบ “2102-S02”")
    assert "มีแล้วในรหัส 2102-S02" in written(other, fourth).rows.get().reason


def test_what_rests_on_a_row_that_no_longer_fits_is_told(officer: Officer) -> None:
    taken = checked(officer, ("2109", "อำเภอใหม่", "", ""), ("2109-S01", "อบต.ลูก", "2109", ""))
    directory.load_organisations(
        by=officer, rows=[replace(rayong.read()[0], code="2109", kind="city", name="เทศบาลนครอื่น", parent="21")]
    )
    assert {row.outcome for row in written(officer, taken).rows.all()} == {Outcome.REFUSED, Outcome.WRITTEN}
    other = checked(officer, ("2110", "อำเภออื่น", "", ""), ("2110-S01", "อบต.หลาน", "2110", ""))
    ImportRow.objects.filter(taken=other, code="2110").update(outcome=Outcome.REFUSED)
    assert "หน่วยงานที่มีในทะเบียน" in written(officer, other).rows.get(code="2110-S01").reason


def test_a_body_that_is_gone_since_the_preview_is_told(officer: Officer) -> None:
    taken = checked(officer, PHONE)
    Organisation.objects.filter(code="2101-S05").update(code="2101-S55")
    assert "มีผู้นำออกหลังจากตรวจ" in written(officer, taken).rows.get().reason


def test_what_the_directory_itself_refuses_is_told_row_by_row(officer: Officer) -> None:
    taken = checked(officer, NEW, PHONE)
    ImportRow.objects.filter(code="2102-S02").update(
        after={**ImportRow.objects.get(code="2102-S02").after, "kind": "kingdom"}
    )
    written(officer, taken)
    assert taken.rows.get(code="2101-S05").outcome == Outcome.WRITTEN
    assert "ไม่รู้จักประเภทหน่วยงาน" in taken.rows.get(code="2102-S02").reason


def test_an_officer_who_lost_the_role_writes_nothing_more(officer: Officer) -> None:
    taken = actions.commit(by=officer, taken=checked(officer, NEW, PHONE))
    Officer.objects.filter(pk=officer.pk).update(role=Role.EXECUTIVE)
    assert tasks.work_waiting.call() == 1
    assert {row.outcome for row in taken.rows.all()} == {Outcome.REFUSED}
    assert "บทบาท" in taken.rows.first().reason


def test_an_import_that_cannot_be_done_stops_no_other(officer: Officer) -> None:
    lost = mapped(officer, taken_in(officer, table(NEW)))
    Path(lost.content.path).unlink()
    sound = mapped(officer, taken_in(officer, table(PHONE)))
    assert tasks.work_waiting.call() == 1
    sound.refresh_from_db()
    assert (sound.state, str(sound), sound.word) == ("checked", "อปท.xlsx", "ตรวจแล้ว รอยืนยัน")


def load(by: Officer | None, data: bytes) -> actions.Told:
    return actions.load_table(by=by, data=data, name="ก.xlsx", day=NOW.date())


def test_the_operator_loads_a_table_whole(officer: Officer) -> None:
    told = load(None, table(NEW, PHONE, SAME[:1], WRONG))
    assert told.counts == {"wrong": 2, "change": 1, "add": 1, "same": 0}
    assert told.refused is not None
    assert [row[-1] for row in told.refused.rows if "ไม่มีตำบลนี้" in row[1]]
    assert load(officer, table(NEW)).refused is None
    refused(
        "no_headings",
        lambda: load(None, table(NEW, headings=("ก",))),
    )
    executive = seated(officer.organisation, Role.EXECUTIVE)
    refused("role_may_not", lambda: load(executive, table(NEW)))


def test_a_file_that_is_no_table_is_not_kept(officer: Officer) -> None:
    refused("not_a_table", lambda: taken_in(officer, b"%PDF-1.7\x00"))
    assert not Import.objects.exists()
    assert (HEADINGS[0], NOW.year) == ("รหัส", 2026)
