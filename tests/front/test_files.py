"""Files of the command line are read and written whole, or refused in words."""

from pathlib import Path

import pytest

from tidtam.core.refusal import Refused
from tidtam.front import files


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="ไม่พบไฟล์นี้"):
        files.read(tmp_path / "ไม่มี.xlsx")
    with pytest.raises(Refused, match="เป็นโฟลเดอร์"):
        files.read(tmp_path)


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    files.write(tmp_path / "ก", b"1", new=True)
    with pytest.raises(Refused, match="มีไฟล์ชื่อนี้อยู่แล้ว"):
        files.write(tmp_path / "ก", b"2", new=True)
    files.write(tmp_path / "ก", b"3")
    assert files.read(tmp_path / "ก") == b"3"
    with pytest.raises(Refused, match="cannot_write_file"):
        files.write(tmp_path / "ไม่มี" / "ก", b"1")
