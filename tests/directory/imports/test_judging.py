"""Rows of tables against Rayong: what is meant, what changes, what is wrong."""

from dataclasses import astuple, replace

import pytest

from tests.directory.imports.tables import NOW
from tidtam.directory import rayong
from tidtam.directory.imports.draft import ADD, CHANGE, SAME, WRONG, Change, Draft, Entry
from tidtam.directory.imports.judging import in_writing_order, judge
from tidtam.directory.imports.kinds import short_name
from tidtam.directory.imports.register import Known, Register
from tidtam.directory.rows import Row
from tidtam.directory.staff import Staff

ROWS = [replace(row, short_name=row.short_name or row.name) for row in rayong.read()]
HEAD = "หัวหน้า"


def known(*more: Row, ended: str = "") -> Register:
    return Register(Known(row, row.code == ended) for row in (*ROWS, *more))


def judged(*said: dict[str, str], register: Register | None = None, realm: str = "") -> list[Draft]:
    return judge(
        [Entry(number, one) for number, one in enumerate(said, 2)], register or known(), Staff(NOW.date()), realm=realm
    )


def one(register: Register | None = None, realm: str = "", **said: str) -> Draft:
    (draft,) = judged(said, register=register, realm=realm)
    return draft


def faults(draft: Draft) -> list[str]:
    assert all(fault.expected for fault in draft.faults)
    return [fault.column for fault in draft.faults]


def test_the_directory_against_itself_changes_nothing() -> None:
    drafts = judged(*(dict(zip(Row.__slots__, astuple(row), strict=True)) for row in ROWS))
    assert {draft.verdict for draft in drafts} == {SAME}


def test_into_an_empty_directory_the_same_rows_in_any_order_add_all() -> None:
    said = [dict(zip(Row.__slots__, astuple(row), strict=True)) for row in reversed(ROWS)]
    drafts = judged(*said, register=Register())
    assert [draft.faults for draft in drafts if draft.verdict != ADD] == []
    plain = {replace(row, head=row.head if row.head != f"{HEAD}{row.name}" else "") for row in ROWS}
    assert {draft.row for draft in drafts} == plain
    order = [draft.code for draft in in_writing_order(drafts, Register())]
    assert all(order.index(row.parent) < order.index(row.code) for row in ROWS if row.parent)


@pytest.mark.parametrize(
    "said",
    [
        {"code": "2101-S05"},
        {"code": "๒๑๐๑-s05", "kind": "อบต."},
        {"name": "อบต.แกลง", "area": "เมือง"},
        {"name": "องค์การบริหารส่วนตำบลแกลง อำเภอเมืองระยอง"},
        {"kind": "องค์การบริหารส่วนตำบล", "name": "แกลง", "area": "2101"},
        {"name": "อบต. แกลง (อ.เมืองระยอง จ.ระยอง)"},
        {"name": "อบต.แกลง", "head": "นายกองค์การบริหารส่วนตำบลแกลง", "parent": "อำเภอเมืองระยอง"},
    ],
)
def test_an_organisation_is_known_however_it_is_written(said: dict[str, str]) -> None:
    draft = one(**said)
    assert (draft.faults, draft.code, draft.changes, draft.verdict) == ([], "2101-S05", [], SAME)


def test_empty_cells_change_nothing_and_others_are_told_old_and_new() -> None:
    kept = replace(ROWS[-1], phone="0 3861 1111", saraban_mailbox="a@example.go.th")
    draft = one(known(kept), code=kept.code, phone="0 3861 2222")
    assert draft.changes == [Change("phone", "0 3861 1111", "0 3861 2222")]
    assert draft.row == replace(kept, phone="0 3861 2222")
    assert one(known(kept), code=kept.code, phone="๐ ๓๘๖๑ ๒๒๒๒").row == replace(kept, phone="0 3861 2222")
    assert draft.verdict == CHANGE


def test_a_renamed_body_takes_its_short_name_along() -> None:
    draft = one(code="2101-T02", name="ทต.ทับมาใหม่", short_name="ทต.ทับมา", head="นายกเทศมนตรีตำบลทับมา")
    assert draft.changes == [
        Change("name", "เทศบาลตำบลทับมา", "เทศบาลตำบลทับมาใหม่"),
        Change("short_name", "ทต.ทับมา", "ทต.ทับมาใหม่"),
    ]


def test_a_raise_is_a_change_of_kind() -> None:
    draft = one(code="2101-S05", name="เทศบาลตำบลแกลง")
    assert draft.changes[0] == Change("kind", "องค์การบริหารส่วนตำบล", "เทศบาลตำบล")
    assert draft.row is not None
    assert draft.row.parent == "2101"


@pytest.mark.parametrize(
    ("said", "code", "parent", "area"),
    [
        ({"name": "อบต.ใหม่", "area": "บ้านฉาง"}, "2102-S02", "2102", "2102"),
        ({"name": "ทต.กร่ำ"}, "2103-T09", "2103", "2103"),
        ({"name": "ทม.แกลง", "area": "แกลง"}, "2103-M01", "21", "2103"),
        ({"name": "สำนักงานใหม่จังหวัดระยอง", "kind": "ส่วนกลาง"}, "21-A51", "21", ""),
        ({"name": "อบจ.ระยอง 2", "kind": "อบจ."}, "21-P02", "21", ""),
        ({"name": "หน่วยงานย่อย", "kind": "ส่วนภูมิภาค", "parent": "สำนักงานคลังจังหวัดระยอง"}, "21-A51", "21-A38", ""),
    ],
)
def test_a_new_organisation_gets_the_next_code_and_its_place(
    said: dict[str, str], code: str, parent: str, area: str
) -> None:
    draft = one(**said)
    assert draft.faults == []
    assert (draft.verdict, draft.code) == (ADD, code)
    assert draft.row is not None
    assert (draft.row.parent, draft.row.area) == (parent, area)


def test_two_new_ones_get_two_codes_and_none_that_the_table_names() -> None:
    drafts = judged(
        {"name": "อบต.หนึ่ง", "area": "2102"},
        {"name": "อบต.สอง", "area": "2102"},
        {"code": "2102-S02", "name": "อบต.สาม", "area": "2102"},
    )
    assert [draft.code for draft in drafts] == ["2102-S03", "2102-S04", "2102-S02"]


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"code": "21/1", "name": "อบต.ก", "area": "2101"}, "code"),
        ({"code": "2101-S05", "kind": "เทศบาล"}, "kind"),
        ({"name": "หน่วยงานลึกลับ"}, "kind"),
        ({"kind": "อบต."}, "name"),
        ({"name": "อบต."}, "name"),
        ({"name": "อบต." + "ก" * 200, "area": "2101"}, "name"),
        ({"kind": "ทต.", "name": "อบต.แกลง"}, "name"),
        ({"name": "อบต.ไม่มีตำบลนี้"}, "area"),
        ({"name": "อบต.แกลง", "area": "อำเภอปราณบุรี"}, "area"),
        ({"name": "สำนักงาน", "kind": "ส่วนกลาง", "parent": "กระทรวงมหาดไทย"}, "parent"),
        ({"code": "2101-S05", "saraban_mailbox": "ไม่มี"}, "saraban_mailbox"),
        ({"code": "2101-S05", "phone": "0" * 101}, "phone"),
        ({"code": "2101-S99", "name": "อบต.แกลง", "area": "2101"}, "name"),
        ({"code": "21-A01", "parent": "21-A01"}, "parent"),
        ({"code": "21", "parent": "2103"}, "parent"),
        ({"name": "อำเภอที่ไม่มีจริง"}, "code"),
    ],
)
def test_what_is_wrong_is_told_by_column(said: dict[str, str], column: str) -> None:
    assert faults(one(**said)) == [column]


def test_an_ended_organisation_is_neither_found_nor_its_code_used_again() -> None:
    register = known(ended="2102-S01")
    assert faults(one(register, code="2102-S01")) == ["code"]
    assert one(register, name="อบต.ใหม่", area="บ้านฉาง").code == "2102-S02"
    gone = register.by_code["2102-S01"].row
    assert one(register, name=gone.name, area="2102").code == "2102-S02"


def test_one_organisation_stands_once() -> None:
    first, second = judged({"code": "2101-S05"}, {"name": "อบต.แกลง", "area": "2101"})
    assert (first.verdict, faults(second)) == (SAME, ["code"])
    first, second = judged({"name": "อบต.ใหม่", "area": "2101"}, {"name": "อบต. ใหม่", "area": "2101"})
    assert (first.verdict, faults(second)) == (ADD, ["name"])


def test_two_of_a_name_need_the_district() -> None:
    twin = replace(next(row for row in ROWS if row.code == "2101-S05"), code="2102-S09", parent="2102", area="2102")
    assert faults(one(known(twin), name="อบต.แกลง")) == ["name"]
    assert one(known(twin), name="อบต.แกลง", area="บ้านฉาง").code == "2102-S09"


def test_who_rests_on_a_wrong_row_is_wrong_too_and_the_good_ones_stand() -> None:
    drafts = judged(
        {"code": "2109", "name": "อำเภอใหม่", "saraban_mailbox": "x"},
        {"code": "2109-S01", "name": "อบต.ใหม่", "area": "2109"},
        {"code": "2102-S02", "name": "อบต.ดี", "area": "2102"},
    )
    assert [draft.verdict for draft in drafts] == [WRONG, WRONG, ADD]
    assert faults(drafts[1]) == ["parent"]


def test_a_known_supervisor_whose_row_is_wrong_still_supervises() -> None:
    drafts = judged({"code": "2102", "phone": "0" * 200}, {"code": "2102-S02", "name": "อบต.ดี", "area": "2102"})
    assert [draft.verdict for draft in drafts] == [WRONG, ADD]


def test_a_circle_among_rows_is_told() -> None:
    drafts = judged(
        {"code": "21-A60", "kind": "ส่วนกลาง", "name": "ก", "parent": "21-A61"},
        {"code": "21-A61", "kind": "ส่วนกลาง", "name": "ข", "parent": "21-A60"},
    )
    assert WRONG in {draft.verdict for draft in drafts}


def test_supervision_goes_no_deeper_than_the_tree() -> None:
    draft = one(code="2101-S05", parent="2101-T02")
    assert draft.verdict == CHANGE
    deeper = judged({"code": "2101-S05", "parent": "2101-T02"}, {"code": "2101-S02", "parent": "2101-S05"})
    assert faults(deeper[1]) == ["parent"]


def test_what_lies_outside_the_office_is_refused() -> None:
    rows = ({"code": "20", "name": "จังหวัดชลบุรี"}, {"code": "2001", "name": "อำเภอเมืองชลบุรี", "parent": "20"})
    assert [faults(draft) for draft in judged(*rows, register=known(), realm="21")] == [["parent"], ["parent"]]
    assert [draft.verdict for draft in judged(*rows, register=known())] == [ADD, ADD]


def test_provinces_below_a_ministry_are_placed_under_it() -> None:
    ministry = Register([Known(Row("MT", "ministry", "กระทรวงมหาดไทย", "มท."))])
    drafts = judged(
        {"name": "จังหวัดชลบุรี", "code": "20"}, {"name": "อำเภอศรีราชา", "code": "2007"}, register=ministry, realm="MT"
    )
    assert [(draft.verdict, draft.row and draft.row.parent) for draft in drafts] == [(ADD, "MT"), (ADD, "20")]


def test_names_alone_make_a_province() -> None:
    names = ("อบต.บ่อวิน", "ทม.แสนสุข อ.เมือง", "อำเภอเมืองชลบุรี", "อ.ศรีราชา", "จังหวัดชลบุรี", "อบจ.ชลบุรี")
    drafts = judged(*({"name": name} for name in names), register=Register())
    assert [draft.faults for draft in drafts] == [[]] * 6
    assert [draft.code for draft in drafts] == ["2007-S01", "2001-M01", "2001", "2007", "20", "20-P01"]
    assert faults(one(Register(), name="จังหวัดสมมุติ")) == ["code"]


def test_where_several_provinces_are_one_must_be_told() -> None:
    register = known(Row("20", "province", "จังหวัดชลบุรี"))
    said = {"kind": "ส่วนกลาง", "name": "สำนักงานลอย"}
    assert faults(one(register, **said)) == ["code"]
    assert faults(one(register, code="X-1", **said)) == ["parent"]
    assert one(register, code="20-A09", **said).province == "20"
    assert one(register, parent="จังหวัดชลบุรี", **said).code == "20-A01"
    assert faults(one(register, name="อบต.แม่รำพึง")) == ["area"]


def test_short_names_follow_the_kind() -> None:
    assert short_name("sao", "องค์การบริหารส่วนตำบลแกลง") == "อบต.แกลง"
    assert short_name("central_agency", "เรือนจำกลางระยอง") == "เรือนจำกลางระยอง"
