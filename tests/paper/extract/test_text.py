"""Plain text in the encodings of Thai offices."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.core.refusal import Refused
from tidtam.paper.extract import text

LETTER = "ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒\r\nเรื่อง การดำเนินงานด้านสิทธิมนุษยชน (Action Plan) “น้ำ” ฎุ ญู\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
def test_every_encoding_of_a_thai_office_gives_the_same_text(encoding: str) -> None:
    assert text.decode(LETTER.encode(encoding)) == LETTER


def test_utf_16_by_its_mark_in_both_orders() -> None:
    assert text.decode(b"\xfe\xff" + LETTER.encode("utf-16-be")) == LETTER
    assert text.decode(b"\xff\xfe" + LETTER.encode("utf-16-le")) == LETTER


def test_plain_ascii_is_text() -> None:
    assert text.decode(b"Letter 12\tof 2019\x1a") == "Letter 12\tof 2019\x1a"


@pytest.mark.parametrize(
    "data",
    [
        "¡ÒÃμÑ駤‹Ò naïve café".encode("utf-16-le"),
        "naïve café résumé".encode("latin-1"),
        "พบ\x00คำ".encode(),
        "พบ\ufffdคำ".encode(),
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf\xff",
        bytes(range(256)),
        b"\xa1\xa2" * 3 + b"\x01",
    ],
)
def test_rubbish_is_no_text(data: bytes) -> None:
    assert text.decode(data) is None


def test_no_text_is_refused_by_the_reader() -> None:
    with pytest.raises(Refused) as refused:
        text.read(b"\x00\x01")
    assert refused.value.code == "unreadable_text"


def test_a_form_feed_ends_a_page() -> None:
    assert text.read("หน้าหนึ่ง\fหน้าสอง\f\n".encode()).pages == ("หน้าหนึ่ง", "หน้าสอง")


@given(st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E3A), min_size=1))
@settings(max_examples=60, deadline=None)
def test_thai_in_utf_8_is_never_taken_for_anything_else(written: str) -> None:
    assert text.decode(written.encode()) == written
