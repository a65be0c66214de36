"""Whom to ask, and the office's own telephones, e-mail and web addresses."""

import pytest

from tests.core.reading.country import letter
from tidtam.core.reading.parts import Contact


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("สอบถามได้ที่ นางสาวปฐมา เสียมหาญ โทร. ๐ ๒๑๔๑ ๒๗๕๙", [Contact("นางสาวปฐมา เสียมหาญ", ("0 2141 2759",))]),
        (
            "สอบถามได้ที่ นายก้อง ดีงาม โทร. 08-1234-5678 และนางแก้ว ใจดี e-mail: kaew@rayong.go.th",
            [Contact("นายก้อง ดีงาม", ("08-1234-5678",)), Contact("นางแก้ว ใจดี", (), ("kaew@rayong.go.th",))],
        ),
        ("สอบถามได้ที่กลุ่มงานอำนวยการ โทร. ๐ ๓๘๖๙ ๔๐๐๐-๒", [Contact("กลุ่มงานอำนวยการ", ("0 3869 4000-2",))]),
        ("ติดต่อได้ที่หมายเลข ๐ ๒๑๔๑ ๒๗๕๙ ต่อ ๑๒", [Contact(None, ("0 2141 2759 ต่อ 12",))]),
        ("สอบถามได้ที่ นางแก้ว ใจดี", []),
    ],
)
def test_whom_to_ask(words: str, expected: list[Contact]) -> None:
    assert list(letter(f"หากมีข้อสงสัย{words}").contacts) == expected


def test_a_coordinator_at_the_foot_is_no_number_of_the_office() -> None:
    reading = letter(foot="ขอแสดงความนับถือ\n(นายวิชัย ใจกล้า)\nผู้ประสานงาน : นางแก้ว ใจดี โทร. ๐๘ ๑๒๓๔ ๕๖๗๘\nโทร. ๐ ๓๘๖๙ ๔๐๐๐")
    assert [one.name for one in reading.contacts] == ["นางแก้ว ใจดี"]
    assert reading.footer.phones == ("0 3869 4000",)


def test_the_offices_own_numbers() -> None:
    footer = letter(
        foot="ขอแสดงความนับถือ\n(นายวิชัย ใจกล้า)\nโทร. ๐ ๒๒๔๑ ๙๐๐๐, ๐ ๒๒๔๑ ๙๐๐๑ โทรสาร ๐-๒๒๔๑-๙๐๖๖ โทร. (มท.) ๕๐๑๒๓\n"
        "E-mail: saraban@dla.go.th เว็บไซต์ https://www.dla.go.th/th สายด่วน ๑๕๖๗"
    ).footer
    assert footer.phones == ("0 2241 9000", "0 2241 9001", "50123")
    assert footer.fax == ("0-2241-9066",)
    assert (footer.emails, footer.websites) == (("saraban@dla.go.th",), ("https://www.dla.go.th/th",))
