"""Thai lines for the terminal: broken between words where that is sure, never between a letter and its marks."""

import re
from typing import Final

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.measure import Measurement
from rich.text import Text

_WORD: Final = re.compile(
    r"(?<=\s)|(?=@)|(?<=[ก-๙])(?<!ำ)(?<!ขับ)(?<!ประ)(?=[เ-ไ])|(?<=[ก-๙])(?<![เ-ไ])(?=การ|ความ|ของ|ที่|ตาม|ผล|จังหวัด|(?<!นาย)อำเภอ|ตำบล|สำนัก|กระทรวง|กรม|หน่วย|ปฏิบัติ"
    r"|รายงาน|สิทธิ|พัฒนา|ประจำ|ปีงบ|คณะ|ผู้|นายก|นายอำเภอ|ส่วน|องค์การ|วันที่|ภายใน|ดำเนิน|ขับเคลื่อน|ยุทธ|ข้อมูล|ทุก|ทราบ|ส่ง|จัด|พร้อม"
    r"|กลุ่ม|มหาดไทย|ราชการ|รอง|หัวหน้า|สิ่ง|หนังสือ|ฉบับ|ครบกำหนด|ก่อน|หลัง|ต้นฉบับ|ตรวจสอบ|บริการ|อีเมล|ลงวันที่|พิจารณา|กับ|จาก|ซึ่ง)"
)
"""Before a leading vowel a syllable begins; before these words of letters, a word."""
_CLUSTER: Final = re.compile(r"[เ-ไ]?.[ะ-ฺๅ-๎]*", re.DOTALL)
"""A letter with all that belongs to it: what no line may tear."""


def breaks(text: str, width: int) -> list[int]:
    """Where a line of `text` is to be broken so that each part has at most `width` cells."""
    offsets, room, place = [], width, 0
    for word in (part for whole in _WORD.split(text) for part in _fitting(whole, width)):
        if cell_len(word.rstrip()) > room and room < width:
            offsets.append(place)
            room = width
        room -= cell_len(word)
        place += len(word)
    return offsets


def _fitting(word: str, width: int) -> list[str]:
    return [word] if cell_len(word.rstrip()) <= width else _CLUSTER.findall(word)


class ThaiText(Text):
    """Rich text whose lines are broken as Thai is."""

    def wrap(
        self, console: Console, width: int, *, justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None, tab_size: int = 8, no_wrap: bool | None = None,
    ) -> Lines:  # fmt: skip
        """Lines of at most `width` cells; nothing is cut off."""
        wrapped = Lines()
        for line in self.split(allow_blank=True):
            wrapped.extend(line.divide(breaks(line.plain, max(width, 4))))
        for part in wrapped:
            part.rstrip_end(width)
        if justify in {"right", "center"}:
            wrapped.justify(console, width, justify=justify, overflow="fold")
        return wrapped

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """A column of it may be as narrow as a short word."""
        return Measurement(min(8, self.cell_len), max(map(cell_len, self.plain.split("\n")))).clamp(
            0, options.max_width
        )


def thai(*parts: str | tuple[str, str] | Text) -> ThaiText:
    """Assemble text from strings and (string, style) pairs."""
    text = ThaiText()
    text.append_text(Text.assemble(*parts))
    return text
