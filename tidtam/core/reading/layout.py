"""The plan of a letter: what stands under which label, where the body begins, and where the foot.

Labels are those of ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ข้อ 11-16. Head lines may come in any order, two
columns may have run into one line, and blank lines in the head are noise.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from tidtam.core.phrases.found import Span
from tidtam.core.thai.digits import DIGIT as D
from tidtam.core.thai.digits import arabic

_RANK: Final = r"(?:พล|พัน|ร้อย|จ่า|สิบ)(?:ตำรวจ|เรือ|อากาศ)?(?:เอก|โท|ตรี)"
TITLE: Final = (
    r"(?:นางสาว|น\.ส\.|นาย(?!อำเภอ|แพทย์สาธารณสุข|ก(?:\s|เทศ|องค|รัฐมนตรี|สมาคม|สภา|เมือง|เหล่า|อบ|ฯ))|นาง(?!เลิ้ง|รอง)"
    rf"|ว่าที่\s?(?:{_RANK}|ร\.ต\.|พ\.ต\.)|{_RANK}|(?:พล|[พรสจ])\.(?:[ตสทอร]\.){{1,2}}"
    r"|(?:ผู้ช่วย|รอง)?ศาสตราจารย์|แพทย์หญิง|หม่อม(?:หลวง|ราชวงศ์|เจ้า)|ม\.[ลร]\.(?:ว\.)?|ดร\.|[ผร]?ศ\.|นพ\.|พญ\.)"
)
PERSON: Final = rf"(?:{TITLE}\s?)+[ก-๎]{{2,}}\s+(?:ณ\s+)?(?:(?!หมายเลข|โทร|ตำแหน่ง)[ก-๎]){{2,}}"
"""A person's title, name and surname (saraban.md §5.2); นายอำเภอ, นายกเทศมนตรี and the like are offices."""
NUMBERED: Final = rf"{D}{{1,2}}(?:\.{D}{{1,2}})*[.)]\s+"
"""The number of an item in a list, ๑. or ๑.๒), and a space."""

_HEAD: Final = re.compile(
    rf"""(?P<urgency>ด่วน(?:\s?ที่\s?สุด|\s?มาก)?$|ด่วนภายใน.*|ชั้นความเร็ว\s*:?\s*(?=ด่วน).*)
    |(?P<secrecy>ลับ(?:ที่สุด|มาก)?$|ชั้นความลับ\s*:?\s*(?=ลับ).*)
    |(?P<number>(?:ด่วน(?:ที่สุด|มาก)?\s+)?ที่\s*[ก-ฮ(0-9๐-๙][ก-ฮ\s.()0-9๐-๙-]*/.*)
    |(?P<date>(?:วัน\S*ที่\s*)?{D}{{1,2}}\s*[ก-๎.]{{3,12}}\s*(?:พ\.?\s?ศ\.?\s*)?(?:{D}{{4}}|{D}{{2}})$|วันที่(?=\s).*)
    |(?P<memo>บันทึกข้อความ.*)
    |(?P<title>(?:คำสั่ง|ประกาศ)(?=[ก-ฮเ-ไ\s]).*)
    |(?P<subject>เรื่อง(?=\s|:|$)\s*:?)
    |(?P<salutation>(?:กราบ)?เรียน(?=\s|:|$|ผู้|นาย|หัวหน้า|ท่าน|ปลัด|อธิบดี)\s*:?|(?:ถึง|นมัสการ|กราบทูล)(?=\s|$))
    |(?P<references>(?:อ้างถึง|อ้างอิง)(?=\s|:|$)\s*:?)
    |(?P<attachments>(?:สิ่งที่(?:ส่ง|แนบ)มา(?:ด้วย|พร้อมนี้)|เอกสารแนบ)(?=\s|:|$)\s*:?)
    |(?P<office>ส่วนราชการ(?=\s|:)\s*:?)
    |(?P<loose>(?:ศาลากลางจังหวัด|ที่ว่าการอำเภอ)[ก-๎]+(?:\s.*)?$|(?:ถนน|เลขที่|หมู่|ซอย).*{D}{{5}}$)""",
    re.VERBOSE,
)
_FLOWING: Final = frozenset({"subject", "salutation", "references", "attachments", "office"})
"""Labels whose value may go on in the next lines."""
_OPENING: Final = (
    r"ด้วย|เนื่อง(?:ด้วย|จาก)|ตาม(?:ที่|หนังสือ|มติ|คำสั่ง|ประกาศ)|อนุสนธิ|สืบเนื่อง|โดยที่|พร้อม(?:หนังสือ)?นี้|เพื่อให้|อาศัยอำนาจ"
    rf"|ในการนี้|จึง|ข้อ\s?{D}|[๑1]\.\s*(?:เรื่องเดิม|ต้นเรื่อง|ข้อเท็จจริง|ความเป็นมา)"
)
_OPENS: Final = re.compile(_OPENING)
_PROSE: Final = re.compile(r"แจ้งว่า|ขอ(?:ให้|ความ|เรียน|เชิญ|ส่ง)|ได้รับแจ้ง|มีมติ|จะดำเนินการ|กำหนดจัด|ได้จัดทำ")
_LISTED: Final = re.compile(rf"^{NUMBERED}|จำนวน\s*{D}|ลงวันที่")
_VALEDICTION: Final = re.compile(r"^[ \t]*(?:ขอแสดงความนับถือ|ขอนมัสการ|ควรมิควรแล้วแต่)", re.MULTILINE)
_CLOSING: Final = re.compile(r"^[ \t]*จึง(?:กราบ)?(?:เรียน|แจ้ง|ประกาศ|นมัสการ|เสนอ)มา?", re.MULTILINE)
_SIGNED: Final = re.compile(
    r"^[ \t]*(?:\([^()\n]*\)[ \t]*$|ลงชื่อ|\(?ลงนาม|(?:สั่ง|ประกาศ) ?ณ ?วันที่|โทร"
    rf"|(?:(?:กรม|กระทรวง|จังหวัด|อำเภอ|สำนัก|เทศบาล|องค์การ)[ก-๎ ]+\n\s*)?{D}{{1,2}} *[ก-๎.]{{3,12}} *{D}{{4}}[ \t]*$)",
    re.MULTILINE,
)
_WORDS: Final = re.compile(r"[^\W_]")
_GAP: Final = re.compile(r"\n[ \t]*\n")
NUMBER: Final = re.compile(rf"(?:^|(?<=\s))({D}{{1,2}})[.)]\s+")
_FULL: Final = 60
"""A line of more characters was broken for want of room, maybe inside a phrase; a shorter one between phrases."""
_PARAGRAPH: Final = 160
"""A line of more characters was not broken at all: it is a whole paragraph."""
_JOINT: Final = re.compile(
    r"(?P<gap>[^\S\n]*\n\s*\n\s*)"
    rf"|(?P<wrap>(?<=[ก-๎])\n[ \t]*(?=[ก-๎])(?!ทั้งนี้|อนึ่ง|หาก|โดย|และ|{_OPENING}))|\s+"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of one line without its outer white space; `start` counts in the whole text."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        return self.start, self.start + len(self.text)

    def part(self, start: int, end: int | None = None) -> "Line":
        """A piece of this line, again without outer white space."""
        start, end = trim(self.text, start, len(self.text) if end is None else end)
        return Line(self.text[start:end], self.start + start)


@dataclass(frozen=True, slots=True)
class Flow:
    """A part of the text as one run of prose: wrapped Thai lines joined, spaces single, "\\n" between paragraphs."""

    text: str
    at: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The place in the whole text of a stretch of the flow that is not empty."""
        return self.at[start], self.at[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Marks:
    """Where each field stands, and how sure it is; filled while a letter is read."""

    spans: dict[str, list[Span]] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)

    def put(self, path: str, confidence: float | None, *spans: Span) -> None:
        """Note a field. Without confidence it is only a place: what stands there gave no value."""
        self.spans[path] = list(spans)
        if confidence is not None:
            self.confidence[path] = confidence


@dataclass(frozen=True, slots=True)
class Page:
    """A letter in zones. `zones` holds lines by label, a flowing label taken off; "loose" are those under none."""

    text: str
    zones: Mapping[str, Sequence[Line]]
    labels: Mapping[str, Line]
    body: Flow
    foot: Sequence[Line]
    valediction: bool

    def first(self, zone: str) -> Line | None:
        return next(iter(self.zones.get(zone, ())), None)

    def flow(self, zone: str) -> Flow:
        """All the lines of a zone as prose; empty where there is none."""
        lines = self.zones.get(zone, ())
        return flow(self.text, lines[0].start, lines[-1].span[1]) if lines else Flow("", ())


def lay_out(text: str) -> Page:
    """The zones of any text; one without labels is all loose lines and an empty body."""
    lines = [Line(match[0].rstrip(), match.start()) for match in re.finditer(r"\S.*", text) if _WORDS.search(match[0])]
    start = _body_start(lines, len(text))
    end = _foot_start(text, start)
    zones, labels = _zones([line for line in lines if line.start < min(start, end)])
    foot = [line for line in lines if line.start >= end]
    return Page(text, zones, labels, flow(text, min(start, end), end), foot, bool(_VALEDICTION.search(text)))


def flow(text: str, start: int, end: int) -> Flow:
    """The prose of `text` between two places, without outer white space."""
    start, end = trim(text, start, end)
    pieces: list[str] = []
    at: list[int] = []
    for joint in _JOINT.finditer(text, start, end):
        length = joint.start() - text.rfind("\n", 0, joint.start())
        wrapped = joint["wrap"] and length > _FULL
        sign = "\n" if joint["gap"] or (wrapped and length > _PARAGRAPH) else "" if wrapped else " "
        pieces += (text[start : joint.start()], sign)
        at += (*range(start, joint.start()), *(joint.start() for _ in sign))
        start = joint.end()
    return Flow("".join([*pieces, text[start:end]]), [*at, *range(start, end)])


def trim(text: str, start: int, end: int) -> Span:
    """The stretch without its outer white space."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def items_of(text: str, last: re.Pattern[str] | None = None, *, number: re.Pattern[str] = NUMBER) -> list[Span]:
    """The items of a list: those that `number` counts 1, 2, 3 …; else each up to a match of `last`; else the whole."""
    cuts: list[Span] = []
    for match in number.finditer(text):
        if int(arabic(match[1])) == len(cuts) + 1:
            cuts.append(match.span())
    if not cuts:
        cuts = [(0, 0), *((match.end(), match.end()) for match in (last.finditer(text) if last else ()))]
    return list(between(text, cuts))


def between(text: str, cuts: Sequence[Span]) -> Iterator[Span]:
    """The stretches after each cut, up to the next or the end, that hold more than white space."""
    for (_, start), (end, _) in pairwise([*cuts, (len(text), len(text))]):
        if text[start:end].strip():
            yield trim(text, start, end)


def _body_start(lines: Sequence[Line], end: int) -> int:
    names = [_name(line) for line in lines]
    labelled = [names.index(name) for name in ("salutation", "subject", "title") if name in names]
    rest = zip(lines, names, strict=True) if labelled else ()
    return next(
        (line.start for n, (line, name) in enumerate(rest) if n > labelled[0] and not name and _is_prose(line)), end
    )


def _is_prose(line: Line) -> bool:
    prose = len(line.text) >= 60 and _PROSE.search(line.text) and not _LISTED.search(line.text)
    return bool(_OPENS.match(line.text) or prose)


def _foot_start(text: str, body: int) -> int:
    if valediction := _VALEDICTION.search(text):
        return valediction.start()
    closing = _CLOSING.search(text, body)
    signed = _SIGNED.search(text, closing.end() if closing else body)
    gap = _GAP.search(text, closing.end()) if closing else None
    return min((match.start() for match in (signed, gap) if match), default=len(text))


def _name(line: Line) -> str | None:
    match = _HEAD.match(line.text)
    return match.lastgroup if match else None


def _zones(lines: Sequence[Line]) -> tuple[dict[str, list[Line]], dict[str, Line]]:
    zones: dict[str, list[Line]] = {}
    labels: dict[str, Line] = {}
    current = "loose"
    for line in lines:
        match, name = _HEAD.match(line.text), _name(line)
        if not match or not name or (name in zones and name != "loose") or (name == "title" and "subject" in zones):
            zones.setdefault(current, []).append(line)
            continue
        current = name if name in _FLOWING else "loose"
        labels[name] = Line(match[0].rstrip(" \t:"), line.start)
        value = line.part(match.end()) if name in _FLOWING else line
        zones.setdefault(name, []).extend([value] if value.text else [])
    return zones, labels
