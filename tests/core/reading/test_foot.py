"""Who signed and for whom, the unit, copies: in one column or two run together."""

import pytest

from tests.core.reading.country import letter
from tidtam.core.reading.parts import Signatory


def signed(foot: str) -> Signatory | None:
    return letter(foot=f"ขอแสดงความนับถือ\n{foot}").signatory


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("(นายวิชัย ใจกล้า)\nผู้ว่าราชการจังหวัดระยอง", ("นายวิชัย ใจกล้า", "ผู้ว่าราชการจังหวัดระยอง", None, None)),
        (
            "(นางมาลี ศรีสุข)\nปลัดจังหวัดระยอง ปฏิบัติราชการแทน\nผู้ว่าราชการจังหวัดระยอง",
            ("นางมาลี ศรีสุข", "ปลัดจังหวัดระยอง", "ผู้ว่าราชการจังหวัดระยอง", "ปฏิบัติราชการแทน"),
        ),
        (
            "(นางมาลี ศรีสุข)\nปลัดจังหวัดระยอง รักษาราชการแทนผู้ว่าราชการจังหวัดระยอง",
            ("นางมาลี ศรีสุข", "ปลัดจังหวัดระยอง", "ผู้ว่าราชการจังหวัดระยอง", "รักษาราชการแทน"),
        ),
        (
            "(นางมาลี ศรีสุข)\nปลัดจังหวัดระยอง\nรักษาการแทน\nผู้ว่าราชการจังหวัดระยอง",
            ("นางมาลี ศรีสุข", "ปลัดจังหวัดระยอง", "ผู้ว่าราชการจังหวัดระยอง", "รักษาการแทน"),
        ),
        ("( สมชาย มุ่งมั่น )\nตำแหน่ง นักวิชาการศึกษา", ("สมชาย มุ่งมั่น", "นักวิชาการศึกษา", None, None)),
        (
            "(นายวิชัย ใจกล้า)\nผู้ว่าราชการจังหวัดระยอง\nประธานคณะทำงาน",
            ("นายวิชัย ใจกล้า", "ผู้ว่าราชการจังหวัดระยอง", None, None),
        ),
        ("(นายวิชัยใจกล้า)\nปลัดจังหวัด", ("นายวิชัยใจกล้า", "ปลัดจังหวัด", None, None)),
        ("นายวิชัย ใจกล้า", ("นายวิชัย ใจกล้า", None, None, None)),
        ("(นายวิชัย ใจกล้า)\nโทร. ๐ ๓๘๖๙ ๔๐๐๐", ("นายวิชัย ใจกล้า", None, None, None)),
        ("(นายวิชัย ใจกล้า)\nกองคลัง", ("นายวิชัย ใจกล้า", None, None, None)),
        ("(ลงชื่อ)", None),
    ],
)
def test_the_signature(foot: str, expected: tuple[str | None, ...] | None) -> None:
    found = signed(foot)
    assert (found and (found.name, found.position, found.acting_for, found.acting_kind)) == expected


@pytest.mark.parametrize(
    ("lines", "unit", "parent"),
    [
        ("สำนักงานจังหวัด\nกลุ่มงานอำนวยการ", "กลุ่มงานอำนวยการ", "สำนักงานจังหวัด"),
        ("สำนักงานจังหวัด กลุ่มงานอำนวยการ", "กลุ่มงานอำนวยการ", "สำนักงานจังหวัด"),
        ("กลุ่มงานอำนวยการ\nสำนักงานจังหวัด", "กลุ่มงานอำนวยการ", "สำนักงานจังหวัด"),
        ("สำนักงานปลัดเทศบาล", "สำนักงานปลัดเทศบาล", None),
        ("กองคลัง          ผู้ว่าราชการจังหวัดระยอง", "กองคลัง", None),
        ("ฝ่ายปกครองนายอำเภอแกลง", "ฝ่ายปกครอง", None),
        ("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด", "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด", None),
        ("", None, None),
    ],
)
def test_the_unit(lines: str, unit: str | None, parent: str | None) -> None:
    reading = letter(foot=f"ขอแสดงความนับถือ\n(นายวิชัย ใจกล้า)\n{lines}")
    assert (reading.unit, reading.unit_parent) == (unit, parent)


def test_a_unit_may_stand_beside_the_name() -> None:
    reading = letter(foot="ขอแสดงความนับถือ\nสำนักงานจังหวัด (นายวิชัย ใจกล้า)\nผู้ว่าราชการจังหวัดระยอง")
    assert reading.unit == "สำนักงานจังหวัด"
    assert reading.signatory is not None
    assert reading.signatory.position == "ผู้ว่าราชการจังหวัดระยอง"


def test_copies_go_to_those_named() -> None:
    reading = letter(foot="ขอแสดงความนับถือ\n(นายวิชัย ใจกล้า)\nสำเนาส่ง กรมการปกครอง, กรมที่ดิน")
    assert reading.copies_to == ("กรมการปกครอง", "กรมที่ดิน")
