"""Files named on the command line, for commands of an office: never more is read than shows that it is too big."""

from pathlib import Path
from typing import Final

from tidtam.core.refusal import Refused
from tidtam.paper.extract import LARGEST

WHY: Final[dict[type[Exception], str]] = {
    FileNotFoundError: "ไม่พบไฟล์นี้",
    IsADirectoryError: "เป็นโฟลเดอร์ ไม่ใช่ไฟล์",
    PermissionError: "ไม่มีสิทธิ์อ่าน",
}


def read(path: Path, most: int = LARGEST) -> bytes:
    """The bytes of a file, of one that is too big one more than `most`. Raises Refused("cannot_open_file")."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        raise Refused("cannot_open_file", why=WHY.get(type(error), "")) from error


def write(path: Path, data: bytes, *, new: bool = False) -> None:
    """Write a file whole, over another of its name unless it must be `new`. Raises Refused("cannot_write_file")."""
    try:
        with path.open("xb" if new else "wb") as file:
            file.write(data)
    except FileExistsError as error:
        raise Refused("cannot_write_file", file=path, why="มีไฟล์ชื่อนี้อยู่แล้ว") from error
    except OSError as error:
        raise Refused("cannot_write_file", file=path, why="โฟลเดอร์นี้เขียนไม่ได้ หรือไฟล์เปิดอยู่ในโปรแกรมอื่น") from error
