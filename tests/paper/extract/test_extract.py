"""From bytes to text, or to a plain word why not."""

import hashlib
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.paper.extract import files
from tidtam.core.refusal import Refused
from tidtam.core.sentences import SENTENCES
from tidtam.paper.extract import LARGEST, MENDED, extract, pdf
from tidtam.paper.extract.pages import LONGEST, Pages

LETTER = "ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒\nเรื่อง ขอเชิญประชุม"


def refusal(data: bytes, name: str = "letter.txt") -> str:
    with pytest.raises(Refused) as refused:
        extract(data, name=name)
    assert refused.value.kind == "input"
    return refused.value.code


def test_a_text_is_what_it_is() -> None:
    data = LETTER.encode()
    found = extract(data, name="letter.txt")
    assert (found.text, found.pages, found.kind, found.reader) == (LETTER, (LETTER,), "text", "text")
    assert found.quality == 1.0
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert found.notes == ()


def test_what_no_database_keeps_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF's table of signs may name NUL and halves of a sign."""
    monkeypatch.setattr(pdf, "read", lambda _: Pages(("เรื่\0อง \ud835ก", "\udc00"), "pdfium"))
    assert extract(files.pdf_file(("ก",)), name="x").pages == ("เรื่อง ก", "")


def test_docx_and_pdf_by_their_content() -> None:
    assert extract(files.docx_file(LETTER), name="x").kind == "docx"
    found = extract(files.pdf_file(("เรื่อง ก",), ("เรื่อง ข",)), name="x")
    assert (found.kind, found.reader) == ("pdf", "pdfium")
    assert (found.pages, found.text) == (("เรื่อง ก", "เรื่อง ข"), "เรื่อง ก\nเรื่อง ข")


def test_notes_of_the_reader_are_kept() -> None:
    found = extract(files.picture_pdf(1, text_too=files.pdf_file(("เรื่อง ก",))), name="x.pdf")
    assert len(found.notes) == 1
    assert found.quality == 1.0


def test_sound_text_is_left_as_it_is_and_damaged_text_is_mended() -> None:
    page = "เรื่อง การดําเนินงานของจังหวัดระยอง " * 20
    sound = page.replace("ดํา", "ดำ")
    assert extract(f"{sound}\f{sound}จ านวน".encode(), name="x.txt").pages == (sound, f"{sound}จ านวน")
    torn = page.replace("การดําเนิน", "จ านวนการด าเนิน") + "ที ่ผู ้"
    found = extract(f"{sound}\f{torn}".encode(), name="x.txt")
    assert found.pages == (sound, page.replace("การดํา", "จำนวนการดำ") + "ที่ผู้")
    assert 0.9 < found.quality < 1.0
    assert found.notes == (MENDED,)


def test_damage_that_cannot_be_mended_lowers_the_quality() -> None:
    found = extract(("\ue000\ue001ก" * 50).encode(), name="x.txt")
    assert found.quality == 0.0


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "letter.pdf", "empty_file"),
        (b" \r\n\t ", "letter.txt", "empty_file"),
        ("\ufeff\f ".encode(), "letter.txt", "no_text_in_file"),
        (b"\x89PNG\r\n\x1a\n....", "scan.png", "no_text_in_file"),
        (files.picture_pdf(), "scan.pdf", "no_text_in_file"),
        (files.docx_file(), "empty.docx", "no_text_in_file"),
        (b"From: a@b.go.th\nTo: c@d.go.th\n\nx", "letter.eml", "mail_not_read_yet"),
        (b"PK\x05\x06" + bytes(18), "a.zip", "unknown_file_type"),
        (files.docx_file(LETTER)[:-100], "letter.docx", "broken_docx"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, code: str) -> None:
    assert refusal(data, name) == code


def test_a_file_of_21_mb_is_too_big() -> None:
    assert refusal(b"%PDF-1.7" + bytes(21 * 1024 * 1024), "big.pdf") == "file_too_big"
    assert refusal(bytes(LARGEST + 1)) == "file_too_big"
    assert refusal(bytes(LARGEST)) == "unreadable_text"


def test_a_text_longer_than_any_letter_is_refused() -> None:
    assert refusal(b"a" * (LONGEST + 1)) == "too_much_text"
    assert len(extract(b"a" * LONGEST, name="a.txt").text) == LONGEST


def test_the_words_are_those_of_the_house() -> None:
    assert SENTENCES["locked_pdf"].what == "ไฟล์มีรหัสผ่าน ระบบเปิดไม่ได้"
    assert SENTENCES["file_too_big"].what == "ไฟล์มีขนาดเกิน 20 MB"


def test_a_text_file_loads_neither_pdf_nor_xml_nor_django() -> None:
    program = (
        "import sys; from tidtam.paper.extract import extract; extract('เรื่อง'.encode(), name='a.txt');"
        "print(sorted({'pypdfium2', 'lxml', 'zipfile', 'django'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


WHOLE = (files.pdf_file(("เรื่อง ก",)), files.docx_file(LETTER), LETTER.encode("cp874"))
HEADS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04word/",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"From: a\nTo: b\n\n",
)

HITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=30)


def answer(data: bytes, name: str) -> str:
    """The text, or the sentence that refuses it."""
    try:
        return extract(data, name=name).text.strip()
    except Refused as refused:
        return refused.sentence


@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from(("a.pdf", "a.docx", "a.txt", "a.eml", "")))
@settings(max_examples=100, deadline=None)
def test_rubbish_is_read_or_refused_and_nothing_else(head: bytes, rest: bytes, name: str) -> None:
    assert answer(head + rest, name)


@given(st.sampled_from(WHOLE), HITS, st.floats(0.2, 1))
@settings(max_examples=100, deadline=None)
def test_damaged_files_are_read_or_refused_and_nothing_else(
    whole: bytes, hits: list[tuple[float, int]], kept: float
) -> None:
    data = bytearray(whole)
    for place, value in hits:
        data[int(place * (len(data) - 1))] = value
    assert answer(bytes(data[: int(kept * len(data))]), "a")
