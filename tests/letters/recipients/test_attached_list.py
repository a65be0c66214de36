"""Attached lists: every line of a sheet ends as an organisation, near to some, or by name; none is lost."""

import io
import time

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.core.refusal import Refused
from tidtam.directory.models import Organisation
from tidtam.letters.recipients import attached_list
from tidtam.letters.recipients.attached_list import bare, matched, read_file, read_text
from tidtam.letters.recipients.forms import LinesForm

LIST = """
บัญชีรายชื่อแนบท้าย
๑. นายอำเภอแกลง
2) นายก อบต.เพ โทร. 0 3865 1234
(3) เทศบาลตำบลทับมา (นายสมชาย ใจดี)
• นายกเทศมนตรีเมืองมาบตาพุด
5\tเทศบาลตำบลบ้านเพ\tอำเภอเมืองระยอง\t๐๓๘ ๖๕๑ ๒๓๔
นายกเทศมนตรีเมืองมาตาพุด
โรงเรียนวัดป่าประดู่
"""


def workbook(*rows: tuple[object, ...]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("๑. นายอำเภอแกลง", "นายอำเภอแกลง"),
        ("12) อบต.เพ", "อบต.เพ"),
        ("(3) เทศบาลตำบลทับมา", "เทศบาลตำบลทับมา"),
        ("๗ เทศบาลตำบลทับมา", "เทศบาลตำบลทับมา"),
        ("- อบต.เพ โทรศัพท์ 0 3865 1234 ต่อ 12", "อบต.เพ"),
        ("อบต.เพ โทร๐๓๘-๖๕๑๒๓๔", "อบต.เพ"),
        ("อบต.เพ 038-651234", "อบต.เพ"),
        ("อบต.เพ saraban@phe.go.th", "อบต.เพ"),
        ("อบต.เพ saraban@phe.go.th 0 3865 1234", "อบต.เพ"),
        ("อบต.เพ (นายก)", "อบต.เพ"),
        ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาระยอง เขต 1", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาระยอง เขต 1"),
    ],
)
def test_what_is_no_name_is_left_aside(cell: str, expected: str) -> None:
    assert bare(cell) == expected


def test_a_pasted_list_line_by_line(province: Organisation) -> None:
    lines = matched(read_text(LIST), province)
    found = {line.text: line.organisation.name if line.organisation else None for line in lines}
    assert list(found.values())[1:5] == ["อำเภอแกลง", "องค์การบริหารส่วนตำบลเพ", "เทศบาลตำบลทับมา", "เทศบาลเมืองมาบตาพุด"]
    assert found["5 เทศบาลตำบลบ้านเพ อำเภอเมืองระยอง ๐๓๘ ๖๕๑ ๒๓๔"] == "เทศบาลตำบลบ้านเพ"
    near = next(line for line in lines if "มาตาพุด" in line.text)
    assert near.organisation is None
    assert near.suggestions[0].name == "เทศบาลเมืองมาบตาพุด"
    assert found["โรงเรียนวัดป่าประดู่"] is None
    assert found["บัญชีรายชื่อแนบท้าย"] is None


@given(st.lists(st.text(alphabet="กขอบตำลเพ .()\t0123๑๒-ๆ", max_size=30) | st.just("อบต.เพ"), max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_line_is_lost(province: Organisation, typed: list[str]) -> None:
    cells = read_text("\n".join(typed))
    lines = matched(cells, province)
    assert [line.text for line in lines] == [" ".join(one) for one in cells]
    assert len(lines) == sum(bool(line.split()) for line in typed)
    assert read_text(attached_list.as_text(cells)) == cells


def test_a_workbook_and_a_csv_are_read_alike() -> None:
    rows = [("ที่", "หน่วยงาน"), (1, "อบต.เพ"), ("", ""), (2, "เทศบาลตำบล\nทับมา")]
    expected = [("ที่", "หน่วยงาน"), ("1", "อบต.เพ"), ("2", "เทศบาลตำบล ทับมา")]
    assert read_file(workbook(*rows), "บัญชี.xlsx") == expected
    text = 'ที่,หน่วยงาน\r\n1,อบต.เพ\r\n,\r\n2,"เทศบาลตำบล\nทับมา"\r\n'
    assert read_file(text.encode("utf-8-sig"), "บัญชี.csv") == expected
    assert read_file(text.encode("cp874"), "บัญชี.CSV") == expected
    assert read_file("1\tอบต.เพ".encode(), "บัญชี.txt") == [("1", "อบต.เพ")]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"%PDF-1.7", "a.xlsx", "not_a_table"),
        (b"PK\x03\x04broken", "a.xlsx", "broken_table"),
        (b"\xff\xfe\xdb\xdc\xdd\xde\xfc\xfd\x00", "a.csv", "not_a_table"),
        (b'"' + b"x" * 200_000, "a.csv", "not_a_table"),
        (b" ", "a.csv", "empty_file"),
        (b"x" * (20 * 1024 * 1024 + 1), "a.csv", "file_too_big"),
    ],
)
def test_what_is_no_sheet_is_refused(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_file(data, name)


def test_a_sheet_that_is_wide_beyond_reason_is_refused_before_it_is_laid_out() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write_string(1_000_000, 10_000, "อบต.เพ")
    with pytest.raises(Refused, match="table_too_large"):
        read_file(out.getvalue(), "a.xlsx")


@pytest.mark.parametrize("sign", ["ก", "1", "(", "a ", "@ "])
def test_a_line_of_any_length_is_read_at_once(sign: str) -> None:
    begun = time.perf_counter()
    bare(sign * 100_000)
    assert time.perf_counter() - begun < 1


def test_too_long_a_list_is_refused() -> None:
    with pytest.raises(Refused, match="list_too_long"):
        read_text("อบต.เพ\n" * 2_001)


def test_a_long_list_asks_the_register_once(province: Organisation, django_assert_num_queries: object) -> None:
    names = list(Organisation.objects.values_list("name", flat=True))
    with django_assert_num_queries(1):  # type: ignore[operator]
        lines = matched(read_text("\n".join(names)), province)
    assert [line.organisation.name for line in lines if line.organisation] == names


def test_a_district_on_the_line_tells_two_of_one_name_apart(province: Organisation) -> None:
    first, other = Organisation.objects.get(code="2103-S01"), Organisation.objects.get(code="2101-S01")
    other.name, other.short_name = first.name, first.short_name
    other.index_names()
    other.save()
    plain, told = matched([(first.name,), ("1", first.name, "อำเภอแกลง")], province)
    assert (plain.organisation, set(plain.suggestions)) == (None, {first, other})
    assert told.organisation == first
    labels = [label for _, label in LinesForm([plain], initial={}).fields["line-0"].choices]  # type: ignore[attr-defined]
    assert f"หมายถึง {first.name} (อำเภอแกลง)" in labels
