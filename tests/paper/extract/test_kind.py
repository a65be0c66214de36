"""What kind of file: content first, name second."""

import pytest

from tests.paper.extract import files
from tidtam.core.refusal import Refused
from tidtam.paper.extract.kind import kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
MAIL = b"Return-Path: <saraban@example.go.th>\r\nReceived: from a\r\n\tby b\r\nMIME-Version: 1.0\r\n\r\nbody"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7 rest", "letter.docx", "pdf"),
        (b"\n\nscanner says hello\n%PDF-1.4 rest", "letter", "pdf"),
        (files.docx_file("เรื่อง"), "letter.pdf", "docx"),
        (b"PK\x03\x04 cut short", "letter.docx", "docx"),
        (b"\x89PNG\r\n\x1a\n....", "letter.txt", "scan"),
        (b"\xff\xd8\xff\xe0....", "letter.jpg", "scan"),
        (b"II*\x00....", "letter.tif", "scan"),
        (b"MM\x00*....", "letter.tif", "scan"),
        (MAIL, "letter.txt", "mail"),
        (b"From: a@example.go.th\nTo: b@example.go.th\n\nbody", "letter.eml", "mail"),
        ("เรื่อง ขอเชิญประชุม".encode(), "letter.pdf", "text"),
        ("เรื่อง ขอเชิญประชุม".encode("cp874"), "-", "text"),
        ("From: ศาลากลาง\nTo: อำเภอ\n".encode(), "letter.txt", "text"),
        ("To: all\nมีเพียงบรรทัดเดียว\n".encode(), "letter.eml", "text"),
    ],
)
def test_the_content_decides_and_the_name_helps(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"PK\x03\x04 [Content_Types].xml xl/workbook.xml", "table.xlsx", "unknown_file_type"),
        (OLE + "WordDocument".encode("utf-16-le"), "letter.doc", "old_office_file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "letter.docx", "locked_docx"),
        (OLE + "Workbook".encode("utf-16-le"), "table.xls", "unknown_file_type"),
        (rb"{\rtf1\ansi letter}", "letter.doc", "unknown_file_type"),
        (b"  <!DOCTYPE html><p>letter", "letter.html", "unknown_file_type"),
        (b"\x00\x01\x02\x03", "letter.pdf", "broken_pdf"),
        (b"\x00\x01\x02\x03", "letter.DOCX", "broken_docx"),
        (b"\x00\x01\x02\x03", "letter.txt", "unreadable_text"),
        (b"\x00\x01\x02\x03", "-", "unreadable_text"),
        (b"\x00\x01\x02\x03", "song.mp3", "unknown_file_type"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        kind_of(data, name)
    assert refused.value.code == code


def test_the_refusal_names_the_file() -> None:
    with pytest.raises(Refused) as refused:
        kind_of(b"\x00\x01", "เพลง{0}.mp3")
    assert "“เพลง{0}.mp3”" in refused.value.sentence
