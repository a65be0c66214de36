"""A small country for the reader's tests: a few holidays, and the places that the test letters name."""

from datetime import date
from difflib import get_close_matches
from pathlib import Path

from tidtam.core.reading.knowledge import Knowledge, PlaceKind
from tidtam.core.reading.parts import Reading
from tidtam.core.reading.reader import read
from tidtam.core.thai.calendar import Calendar

DATA = Path(__file__).parent / "data"
HOLIDAYS = {
    date(2019, 12, 5): "วันพ่อแห่งชาติ",
    date(2019, 12, 10): "วันรัฐธรรมนูญ",
    date(2026, 1, 1): "วันขึ้นปีใหม่",
    date(2026, 3, 3): "วันมาฆบูชา",
}
REGISTER: dict[PlaceKind, tuple[str, ...]] = {
    "province": ("ระยอง", "ชลบุรี"),
    "district": ("แกลง", "เมืองระยอง", "บ้านฉาง"),
    "local_body": (
        "องค์การบริหารส่วนจังหวัดระยอง",
        "เทศบาลนครระยอง",
        "เทศบาลเมืองมาบตาพุด",
        "เทศบาลเมืองบ้านฉาง",
        "เทศบาลตำบลบ้านฉาง",
        "องค์การบริหารส่วนตำบลตะพง",
    ),
}


class Register:
    """Places by a list; the nearest is the one that shares most letters."""

    def knows(self, kind: PlaceKind, name: str) -> bool:
        return name in REGISTER[kind]

    def nearest(self, kind: PlaceKind, name: str) -> str | None:
        return next(iter(get_close_matches(name, REGISTER[kind], n=1, cutoff=0.8)), None)


KNOWLEDGE = Knowledge(Calendar(HOLIDAYS), Register())

HEAD = """ที่ รย ๐๐๑๗.๒/๑๒๓
ศาลากลางจังหวัดระยอง
ถนนสุขุมวิท รย ๒๑๑๕๐
๑๕ มกราคม ๒๕๖๙
เรื่อง การรายงานผล
เรียน นายอำเภอทุกอำเภอ"""
FOOT = """ขอแสดงความนับถือ
(นายวิชัย ใจกล้า)
ผู้ว่าราชการจังหวัดระยอง"""


def reading_of(text: str, *, quality: float = 1.0) -> Reading:
    return read(text, knowledge=KNOWLEDGE, quality=quality)


def letter(body: str = "", *, head: str = HEAD, foot: str = FOOT, **changed: str) -> Reading:
    """A letter read; `changed` puts other words behind a label of its head: number, subject, to."""
    labels = {"number": "ที่", "subject": "เรื่อง", "to": "เรียน"}
    lines = head.splitlines()
    for name, words in changed.items():
        at = next(n for n, line in enumerate(lines) if line.startswith(labels[name]))
        lines[at] = f"{labels[name]} {words}"
    return reading_of("\n".join([*lines, "", f"ด้วยจังหวัดระยองได้รับแจ้งเรื่องดังกล่าว {body}", "", foot]))


def sample(name: str) -> str:
    return (DATA / f"{name}.txt").read_text(encoding="utf-8")
