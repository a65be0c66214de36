"""Contacts and heads in a table: told cell by cell, added, changed, appointed; nobody removed, all back unchanged."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.directory.imports.tables import NOW, checked, mapped, table, taken_in, written
from tidtam.accounts.models import LedgerEntry
from tidtam.core.thai.text import normalise, squeeze
from tidtam.directory import actions as directory
from tidtam.directory.imports import actions, exports, tasks
from tidtam.directory.imports.columns import COLUMNS, places_in
from tidtam.directory.imports.models import Import, ImportRow
from tidtam.directory.models import Contact, Officer, Organisation, Post, Trust
from tidtam.directory.rows import People
from tidtam.paper.sheets.write import delimited

CODE = "2101-S05"
HEADINGS = (
    "รหัส", "ผู้ประสานงาน", "ตำแหน่งผู้ประสานงาน", "เรื่องที่รับผิดชอบ", "โทรศัพท์ผู้ประสานงาน", "อีเมลผู้ประสานงาน", "หัวหน้าหน่วยงาน (ชื่อ)",
    "วันที่ดำรงตำแหน่ง",
)  # fmt: skip
KNOWN = {"name": "นางสาวสมหญิง ใจดี", "position": "ปลัด", "phone": "0 3861 1111", "email": "a@example.go.th"}


def unit() -> Organisation:
    return Organisation.objects.get(code=CODE)


def row(code: str = CODE, **said: str) -> tuple[str, ...]:
    keys = ("name", "position", "matter", "phone", "email", "head", "since")
    return (code, *(said.get(key, "") for key in keys))


def looked_at(officer: Officer, *rows: tuple[str, ...]) -> Import:
    taken = mapped(officer, taken_in(officer, table(*rows, headings=HEADINGS)))
    tasks.work(taken)
    taken.refresh_from_db()
    return taken


def one(officer: Officer, **said: str) -> ImportRow:
    return looked_at(officer, row(**said)).rows.get()


def changes(found: ImportRow) -> dict[str, tuple[str, str]]:
    return {column: (old, new) for column, old, new in found.changes}


def contact(**more: Any) -> Contact:
    return Contact.objects.create(organisation=unit(), **{**KNOWN, **more})


def post(name: str = "นายสมชาย รักดี", since: date | None = date(2024, 10, 1), **more: Any) -> Post:
    return Post.objects.create(organisation=unit(), name=name, since=since, **more)


def test_a_new_contact_and_a_first_head_are_added(officer: Officer) -> None:
    taken = looked_at(officer, row(name="นายใหม่  มาดี", phone="08 1234 5678", head="นางนา ดี", since="๑ ต.ค. ๒๕๖๙"))
    assert changes(taken.rows.get()) == {
        "contact_name": ("", "นายใหม่ มาดี"),
        "contact_phone": ("", "08 1234 5678"),
        "head_name": ("", "นางนา ดี"),
        "head_since": ("", "1 ต.ค. 2569"),
    }
    written(officer, taken)
    added, head = unit().contacts.get(), unit().posts.get()
    assert (added.name, added.matter, added.phone, added.trust) == ("นายใหม่ มาดี", "", "08 1234 5678", "unconfirmed")
    assert (head.name, head.since, head.until) == ("นางนา ดี", date(2026, 10, 1), None)
    assert LedgerEntry.objects.filter(verb="directory.staff").count() == 1
    again = looked_at(
        officer, row(name="นายใหม่ มาดี", phone="08 1234 5678", head="นางนา ดี", since="2026-10-01 00:00:00")
    )
    assert again.counts["same"] == 1


def test_a_known_contact_is_changed_and_must_be_confirmed_anew(officer: Officer) -> None:
    known = contact(trust=Trust.CONFIRMED, trust_on=date(2026, 1, 1))
    taken = looked_at(officer, row(name=KNOWN["name"], phone="0 3861 2222", position="-"))
    assert changes(taken.rows.get()) == {"contact_phone": ("0 3861 1111", "0 3861 2222")}
    Contact.objects.filter(pk=known.pk).update(position="รองปลัด")
    written(officer, taken)
    known.refresh_from_db()
    assert (known.phone, known.email, known.position) == ("0 3861 2222", KNOWN["email"], "รองปลัด")
    assert (known.trust, known.trust_on) == (Trust.UNCONFIRMED, None)


def test_the_same_name_for_another_matter_is_another_contact(officer: Officer) -> None:
    known = contact(matter="งานสารบรรณ", trust=Trust.CONFIRMED)
    assert one(officer, name=KNOWN["name"]).verdict == "same"
    written(officer, looked_at(officer, row(name=KNOWN["name"], matter="งบประมาณ", email="b@example.go.th")))
    assert sorted(unit().contacts.values_list("matter", flat=True)) == ["งบประมาณ", "งานสารบรรณ"]
    written(officer, looked_at(officer, row(name=KNOWN["name"], matter="งานสารบรรณ", position="นักจัดการงานทั่วไป")))
    known.refresh_from_db()
    assert (known.position, known.trust) == ("นักจัดการงานทั่วไป", Trust.CONFIRMED)
    written(officer, looked_at(officer, row(name=KNOWN["name"], phone="191")))
    assert unit().contacts.filter(matter="").get().phone == "191"


def test_another_head_relieves_the_one_before(officer: Officer) -> None:
    before = post()
    taken = looked_at(officer, row(head="นายคนใหม่ มา", since="1/10/2569"))
    assert changes(taken.rows.get()) == {
        "head_name": ("นายสมชาย รักดี", "นายคนใหม่ มา"),
        "head_since": ("1 ต.ค. 2567", "1 ต.ค. 2569"),
    }
    written(officer, taken)
    before.refresh_from_db()
    assert before.until == date(2026, 10, 1)
    assert unit().head_on(date(2026, 10, 1)) == unit().posts.get(name="นายคนใหม่ มา")
    assert one(officer, head="นายสมชาย รักดี", since="1 ต.ค. 2567").verdict == "same"


def test_the_first_day_of_the_same_head_is_put_right(officer: Officer) -> None:
    head = post(since=None)
    assert one(officer, head="นายสมชาย รักดี").verdict == "same"
    written(officer, looked_at(officer, row(head="นายสมชาย  รักดี", since="1 พ.ย. 2568")))
    head.refresh_from_db()
    assert (head.since, unit().posts.count()) == (date(2025, 11, 1), 1)


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"position": "ปลัด"}, "contact_name"),
        ({"name": "ก"}, "contact_phone"),
        ({"name": "ก", "phone": "ไม่มี"}, "contact_phone"),
        ({"name": "ก", "email": "a@b@c"}, "contact_email"),
        ({"name": "ก" * 201, "phone": "191"}, "contact_name"),
        ({"name": "ก", "phone": "1" * 101}, "contact_phone"),
        ({"head": "ก", "since": "เมื่อวาน"}, "head_since"),
        ({"since": "1 ต.ค. 2569"}, "head_name"),
        ({"head": "นายคนใหม่ มา"}, "head_since"),
        ({"head": "นายคนใหม่ มา", "since": "1 ต.ค. 2560"}, "head_since"),
        ({"head": "นายคนก่อน ไป", "since": "1 ต.ค. 2566"}, "head_since"),
    ],
)
def test_a_cell_that_is_wrong_makes_the_row_wrong(officer: Officer, said: dict[str, str], column: str) -> None:
    post("นายคนก่อน ไป", date(2022, 10, 1), until=date(2024, 10, 1))
    post()
    found = one(officer, **said)
    assert ([fault[0] for fault in found.faults], found.verdict) == ([column], "wrong")
    assert "{" not in found.reason
    assert "None" not in found.reason


def test_a_day_that_runs_past_the_end_of_a_post_is_told(officer: Officer) -> None:
    post(until=date(2027, 1, 1))
    assert [fault[0] for fault in one(officer, head="นายสมชาย รักดี", since="1/2/2570").faults] == ["head_since"]


def test_a_new_organisation_comes_with_its_people(officer: Officer) -> None:
    headings = ("ชื่อหน่วยงาน", "อำเภอ", *HEADINGS[1:])
    new = ("อบต.ใหม่", "บ้านฉาง", *row(name="ก ข", phone="191", head="ค ง")[1:])
    told = actions.load_table(by=None, data=table(new, headings=headings), name="ก.xlsx", day=NOW.date())
    assert told.counts["add"] == 1
    added = Organisation.objects.get(name="องค์การบริหารส่วนตำบลใหม่")
    assert (added.contacts.get().name, added.posts.get().name) == ("ก ข", "ค ง")


def test_what_others_wrote_since_the_preview_is_told_and_not_doubled(officer: Officer) -> None:
    known = contact()
    first, second, third = (looked_at(officer, row(name=KNOWN["name"], phone="0 3861 2222")) for _ in range(3))
    Contact.objects.filter(pk=known.pk).update(phone="0 3861 3333")
    assert "มีผู้แก้ไขหลังจากตรวจ" in written(officer, first).rows.get().reason
    Contact.objects.filter(pk=known.pk).update(phone="0 3861 2222")
    assert written(officer, second).rows.get().outcome == "kept"
    known.delete()
    assert written(officer, third).rows.get().outcome == "refused"
    assert not unit().contacts.exists()


def test_days_on_which_the_organisation_was_not_are_refused_when_written(officer: Officer) -> None:
    Organisation.objects.filter(code=CODE).update(valid_from=date(2026, 1, 1))
    taken = looked_at(officer, row(head="ก", since="1/10/2560"), row("2101-S01", name="ก", phone="191"))
    written(officer, taken)
    assert {found.code: found.outcome for found in taken.rows.all()} == {CODE: "refused", "2101-S01": "written"}


def test_a_row_checked_before_people_could_be_imported_is_still_written(officer: Officer) -> None:
    taken = checked(officer, (CODE, "", "", "0 3860 0002"))
    assert "contact_name" not in taken.rows.get().after
    written(officer, taken)
    assert unit().phone == "0 3860 0002"


def test_nobody_named_writes_nothing(province: Organisation) -> None:
    before = LedgerEntry.objects.count()
    post()
    people = [People(CODE, head_name="นายสมชาย รักดี")]
    directory.load_people(by=None, people=people, day=NOW.date())
    directory.load_people(by=None, people=[], day=NOW.date())
    assert LedgerEntry.objects.count() == before


def test_ten_times_the_rows_ask_no_more_questions(
    officer: Officer, django_assert_max_num_queries: Any, province: Organisation
) -> None:
    codes = list(Organisation.objects.current().values_list("code", flat=True)[:60])
    people = [People(code, "ก", contact_phone="191", head_name="ข", head_since="2026-10-01") for code in codes]
    with django_assert_max_num_queries(20):
        directory.load_people(by=officer, people=people, day=NOW.date())
    assert (Contact.objects.count(), Post.objects.count()) == (60, 60)


def test_the_export_tells_who_cannot_be_relied_on_and_never_reads_it(province: Organisation) -> None:
    contact(trust=Trust.BOUNCED)
    contact(name="นายอื่น", trust=Trust.BOUNCED)
    page = exports.page(Organisation.objects.filter(code=CODE), NOW.date())
    assert page.columns[-1].title == "สถานะผู้ประสานงาน"
    (cells,) = page.rows
    assert cells[-1] == "อีเมลตีกลับ · นายอื่น อีเมลตีกลับ"
    headings = tuple(column.title for column in page.columns)
    assert places_in(headings) == {column.key: place for place, column in enumerate(COLUMNS)}
    assert places_in(("สถานะผู้ประสานงาน",)) == {}


TEXT = st.text("กขคงา่ำ09=+-@, \"'.\t", max_size=20)
NAMED = TEXT.map(lambda text: squeeze(normalise(text))).filter(lambda text: text.strip("-"))
REACH = st.fixed_dictionaries(
    {
        "name": NAMED,
        "position": TEXT,
        "matter": TEXT,
        "phone": TEXT,
        "email": st.sampled_from(["", "a@b.go.th"]),
        "until": st.sampled_from([None, date(2027, 1, 1), date(2020, 1, 1)]),
    }
)
HELD = st.fixed_dictionaries(
    {"name": NAMED, "since": st.sampled_from([None, date(2019, 2, 28)]), "acting": st.booleans()}
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reaches=st.lists(REACH, max_size=3), held=st.lists(HELD, max_size=1), later=st.booleans())
def test_whoever_is_exported_comes_back_unchanged(
    province: Organisation, reaches: list[dict[str, Any]], held: list[dict[str, Any]], later: bool
) -> None:
    Contact.objects.all().delete()
    Post.objects.all().delete()
    for reach in reaches:
        Contact.objects.create(organisation=unit(), **reach)
    for one_held in held:
        Post.objects.create(organisation=unit(), **one_held, until=date(2027, 1, 1) if later else None)
    data = delimited(exports.page(Organisation.objects.filter(code=CODE), NOW.date()))
    told = actions.load_table(by=None, data=data, name="ก.csv", day=NOW.date())
    assert told.counts == {"wrong": 0, "change": 0, "add": 0, "same": 1}
