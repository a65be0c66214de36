"""By which way something is to be sent: the mailbox, page, system, telefax or desk that a sentence names."""

import re
from collections.abc import Sequence
from typing import Final, cast

from tidtam.core.phrases.found import Span
from tidtam.core.reading.contacts import EMAIL, URL
from tidtam.core.reading.parts import Channel, ChannelType
from tidtam.core.thai.digits import arabic

_CHANNELS: Final[Sequence[tuple[ChannelType, re.Pattern[str]]]] = [
    (cast("ChannelType", kind), re.compile(rule, re.IGNORECASE))
    for kind, rule in (
        ("email", rf"(?:(?:ทาง|ผ่าน)(?:(?!ทาง|ผ่าน|\n).){{0,60}}?)?(?P<value>{EMAIL})"),
        (
            "url",
            rf"(?:(?:ใน|บน)ระบบ|ทาง(?!การ)|ผ่าน|ที่|เว็บไซต์|ลิงก์|ลิงค์|Link)(?:(?!ดาวน์โหลด|\n).){{0,60}}?(?P<value>{URL})",
        ),
        ("email", r"ทาง(?:ไปรษณีย์\s?อิ?เ?ล็?[กค]|อี-?เมล|e-?mail)\S*"),
        (
            "system",
            r"(?:ทาง|ผ่าน|ใน|บน)(?P<value>ระบบ(?!ราชการ)(?:[ก-๎]+(?:\s?\([^)\n]+\))?|\s?[a-z][\w-]*)(?:\s(?!http|www)[a-z][\w-]*)?)",
        ),
        ("qr", r"(?:ทาง|ผ่าน|สแกน|ตาม)\s?(?:QR|คิวอาร์)[ -]?(?:Code|โค้ด)"),
        ("fax", r"ทางโทรสาร(?:\s?(?:หมายเลข)?\s?(?P<value>[0-9๐-๙][0-9๐-๙ -]{6,}[0-9๐-๙]))?"),
        ("post", r"ทางไปรษณีย์(?:ลงทะเบียน|ด่วนพิเศษ)?|ทางจดหมาย"),
        ("in_person", r"ด้วยตนเอง|ด้วยตัวเอง"),
    )
]
_FETCHED: Final = re.compile(r"ดา(?:วน์|ว์น)โหลด(?:(?!ส่ง|\n).){0,60}$")


def find_channel(text: str, start: int, end: int) -> tuple[Channel, Span | None]:
    """The first channel named between two places, one with an address before all others, and where it stands.

    An address to fetch something from (ดาวน์โหลดได้ที่ …) is none.
    """
    found = [
        (match, kind)
        for kind, rule in _CHANNELS
        for match in rule.finditer(text, start, end)
        if kind != "url" or not _FETCHED.search(text, start, match.start())
    ]
    if not found:
        return Channel(), None
    match, kind = min(
        found, key=lambda each: (not each[0].groupdict().get("value"), each[1] == "system", each[0].start())
    )
    value = match.groupdict().get("value")
    return Channel(kind, arabic(value) if value else None), match.span()
