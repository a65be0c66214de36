"""The faults of a letter, in sentences for the officer who receives it. They never block, and nothing is set right.

Days: พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 มาตรา 64 วรรคสอง does not move an authority's last day, so a deadline on a
holiday stays as written and the last working day before it is named. Private mail: มติคณะรัฐมนตรี 18 ธันวาคม 2550.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, cast

from tidtam.core.phrases.found import Span
from tidtam.core.reading.knowledge import Knowledge, PlaceKind
from tidtam.core.reading.layout import flow
from tidtam.core.reading.mentions import fiscal_years
from tidtam.core.reading.parts import Addressee, Duty, Reading
from tidtam.core.reading.parts import Warning as LetterWarning
from tidtam.core.thai.calendar import fiscal_year
from tidtam.core.thai.dates import WEEKDAYS, find_dates, find_ranges, format_date
from tidtam.core.thai.text import damage, fold

MESSAGES: Final = {
    "deadline_nonworking_day": "วันครบกำหนด {day} ตรงกับ{why} วันทำการสุดท้ายก่อนครบกำหนดคือ{last}",
    "short_notice": "นับจากวันที่ของหนังสือ เหลือเวลา {days} วันทำการ",
    "deadline_before_letter": "วันครบกำหนด {day} เป็นวันก่อนวันที่ของหนังสือฉบับนี้ ({letter}) โปรดตรวจสอบกับต้นฉบับ",
    "attachment_after_letter": "{what}ลงวันที่ {day} ซึ่งเป็นวันหลังวันที่ของหนังสือฉบับนี้ ({letter}) โปรดตรวจสอบกับต้นฉบับ",
    "weekday_mismatch": "ระบุว่าเป็นวัน{written} แต่วันที่ {day} ตรงกับวัน{real} โปรดตรวจสอบกับต้นฉบับ",
    "impossible_date": "“{text}” ไม่มีอยู่ในปฏิทิน โปรดตรวจสอบกับต้นฉบับ",
    "conflicting_deadlines": "เรื่องเดียวกันระบุวันครบกำหนดไว้ต่างกัน คือ {days} โปรดสอบถามหน่วยงานที่ออกหนังสือ",
    "fiscal_year_mismatch": "ปีงบประมาณที่ระบุไม่ตรงกัน ({one} กับ {other}) โปรดตรวจสอบกับต้นฉบับ",
    "unknown_place": "“{name}” ไม่พบในทะเบียนหน่วยงาน {offer}",
    "missing_attachment_count": "สิ่งที่ส่งมาด้วย “{text}” ไม่ได้ระบุจำนวน โปรดตรวจสอบว่าได้รับครบถ้วน",
    "closing_contradicts_duty": "คำลงท้ายเป็น “{closing}” แต่เนื้อความขอให้ดำเนินการ"
    " โปรดพิจารณาใช้ “จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ”",
    "private_email": "อีเมลปลายทางเป็นบริการฟรีของเอกชน โปรดพิจารณาใช้อีเมลของทางราชการ",
    "scope_wider_than_addressees": "เนื้อความให้ “{who}” {act} แต่ผู้รับตามหนังสือไม่รวม{missing}"
    " โปรดเลือกแจ้งผ่านอำเภอหรือแจ้งโดยตรง",
    "text_damaged": "ข้อความที่อ่านได้จากไฟล์ไม่สมบูรณ์ โปรดตรวจทุกช่องกับต้นฉบับ โดยเฉพาะตัวเลขและวันที่",
}
"""What each warning says (ux.md §8); the braces are facts of the letter."""

_SHORT_NOTICE: Final = 7
_DAMAGED: Final = 0.01
"""Share of damage above which a person must look; the quality of an extract is 1 less this share."""
_PERIOD: Final = 28
"""Days from which a range is a period reported on, not an event."""
_FREE_MAIL: Final = re.compile(
    r"@(?:g(?:oogle)?mail|hotmail|outlook|live|windowslive|msn|yahoo|ymail|icloud|me|aol|proton(?:mail)?|gmx|mail)\.",
    re.IGNORECASE,
)
_TO_KNOW: Final = re.compile(
    r"เพื่อ(?:โปรด)?(?:รับ)?ทราบ(?!.*(?:พิจารณา|ดำเนินการ|ปฏิบัติ|สั่งการ|อนุมัติ|เข้าร่วม|ประชาสัมพันธ์|แจ้ง|รายงาน))"
)
_NAME: Final = r"((?:(?!และ|หรือ|ทุก|ทั้ง|ใน|เพื่อ|ที่|จังหวัด|อำเภอ|ซึ่ง|แบบ|ภาค|ชายแดน|ต่าง|อื่น)[ก-๎])+)"
_PLACE: Final = re.compile(
    rf"เทศ(?:บาล|มนตรี)(นคร|เมือง|ตำบล){_NAME}|องค[์้]?การบริหารส่วน(จังหวัด|ตำบล){_NAME}|()อำเภอ{_NAME}|()จังหวัด{_NAME}"
)
_PREFIXES: Final[tuple[tuple[PlaceKind, str], ...]] = (
    ("local_body", "เทศบาล"), ("local_body", "องค์การบริหารส่วน"), ("district", ""), ("province", ""),
)  # fmt: skip
_SCOPE: Final = re.compile(r"ทุกหน่วยงาน|องค์กรปกครองส่วนท้องถิ่น|อปท\.")
_BODIES: Final = {
    "ส่วนราชการ": re.compile(r"agency_heads"),
    "อำเภอ": re.compile(r"district_chiefs"),
    "องค์การบริหารส่วนจังหวัด": re.compile(r"pao_chiefs|องค[์้]?การบริหารส่วนจังหวัด"),
    "เทศบาลนครและเทศบาลเมือง": re.compile(r"(?<!subdistrict_)mayors|เทศ(?:มนตรี|บาล)(?:นคร|เมือง)"),
    "เทศบาลตำบล": re.compile(r"^mayors|subdistrict_mayors|เทศ(?:มนตรี|บาล)ตำบล"),
    "องค์การบริหารส่วนตำบล": re.compile(r"sao_chiefs|องค[์้]?การบริหารส่วนตำบล"),
}
"""The bodies of a province, each with the addressee (class code or words) that reaches it."""
_REACHES_ALL: Final = re.compile(r"all_units|local_bodies|governors|attached_list|subordinate_units|ผู้ว่าราชการจังหวัด")

_Fault = tuple[str, str, Mapping[str, object]]
"""Code, field and facts of a warning."""


def check(reading: Reading, knowledge: Knowledge, *, quality: float = 1.0) -> tuple[LetterWarning, ...]:
    """Every fault of a letter, in the contract's order. `quality` is the text layer's, 1.0 for a sound one."""
    faults = [fault for rule in (() if reading.kind == "other" else _CHECKS) for fault in rule(reading, knowledge)]
    if min(quality, 1 - damage(reading.text)) < 1 - _DAMAGED:
        faults.append(("text_damaged", "text", {}))
    return tuple(LetterWarning(code, field, MESSAGES[code].format(**facts)) for code, field, facts in faults)


def _due(reading: Reading) -> list[tuple[date, str, Duty]]:
    """The dated deadlines with their fields and duties."""
    return [
        (duty.deadline.date, f"duties[{n}].deadline", duty)
        for n, duty in enumerate(reading.duties)
        if duty.deadline and duty.deadline.date
    ]


def _short(day: date) -> str:
    return format_date(day, "short")


def _nonworking_day(reading: Reading, knowledge: Knowledge) -> Iterator[_Fault]:
    for day, field, _ in _due(reading):
        if why := knowledge.calendar.why_not(day):
            last = format_date(knowledge.calendar.last_working(day), "weekday_short")
            yield "deadline_nonworking_day", field, {"day": _short(day), "why": why, "last": last}


def _notice(reading: Reading, knowledge: Knowledge) -> Iterator[_Fault]:
    """Too near, or before the letter itself."""
    if not reading.date:
        return
    for day, field, _ in _due(reading):
        if day < reading.date:
            yield "deadline_before_letter", field, {"day": _short(day), "letter": _short(reading.date)}
    first = min(
        ((day, field) for day, field, duty in _due(reading) if day >= reading.date and not duty.own), default=None
    )
    if first and (days := knowledge.calendar.between(reading.date, first[0])) < _SHORT_NOTICE:
        yield "short_notice", first[1], {"days": days}


def _after_letter(reading: Reading, _: Knowledge) -> Iterator[_Fault]:
    enclosed = [(f"attachments[{n}].date", "สิ่งที่ส่งมาด้วย", one.date) for n, one in enumerate(reading.attachments)]
    cited = [(f"references[{n}].date", "หนังสือที่อ้างถึง", one.date) for n, one in enumerate(reading.references)]
    for field, what, day in enclosed + cited:
        if day and reading.date and day > reading.date:
            yield "attachment_after_letter", field, {"what": what, "day": _short(day), "letter": _short(reading.date)}


def _dates(reading: Reading, _: Knowledge) -> Iterator[_Fault]:
    for found in find_dates(reading.text, reference=reading.date):
        field = _field(reading, (found.start, found.end))
        if found.date is None:
            yield "impossible_date", field, {"text": found.text}
        elif found.weekday is not None and found.weekday != found.date.weekday():
            facts = {
                "written": WEEKDAYS[found.weekday],
                "real": WEEKDAYS[found.date.weekday()],
                "day": _short(found.date),
            }
            yield "weekday_mismatch", field, facts


def _field(reading: Reading, span: Span) -> str:
    """The narrowest field that holds a place of the text; "text" where none does."""
    places = [(b - a, path) for path, spans in reading.spans.items() for a, b in spans if a <= span[0] and span[1] <= b]
    return min(places)[1] if places else "text"


def _conflicts(reading: Reading, _: Knowledge) -> Iterator[_Fault]:
    asked: dict[tuple[str | None, ...], date] = {}
    for day, field, duty in _due(reading):
        before = asked.setdefault((duty.who, duty.recipient, fold(duty.action)), day)
        days = {before, day, *(other.date for other in duty.other_deadlines if other.date)}
        if len(days) > 1:
            yield "conflicting_deadlines", field, {"days": " และ ".join(map(_short, sorted(days)))}


def _fiscal_years(reading: Reading, _: Knowledge) -> Iterator[_Fault]:
    """The subject against the duties, and both against the days that a report is to cover."""
    spans = [*reading.spans.get("subject", ()), *(duty.span for duty in reading.duties)]
    named = [{year for year, _ in fiscal_years(flow(reading.text, *span))} for span in spans]
    periods = [
        found
        for a, b in spans
        for found in find_ranges(reading.text[a:b])
        if (found.last - found.first).days >= _PERIOD
    ]
    every = [years for years in named if years]
    every += [{fiscal_year(found.first), fiscal_year(found.last)} for found in periods if every]
    for other in every[1:]:
        if not other <= every[0]:
            yield "fiscal_year_mismatch", "fiscal_years", {"one": _years(every[0]), "other": _years(other)}
            return


def _years(years: set[int]) -> str:
    return ", ".join(map(str, sorted(years)))


def _unknown_places(reading: Reading, knowledge: Knowledge) -> Iterator[_Fault]:
    named = [(f"addressees[{n}]", one.text) for n, one in enumerate(reading.addressees) if one.kind == "office"]
    named += [("issuer.office", reading.issuer.office)] if reading.issuer else []
    for field, text in named:
        for match in _PLACE.finditer(text):
            group = cast("int", match.lastindex)
            kind, prefix = _PREFIXES[group // 2 - 1]
            prefix += match[group - 1]
            if not knowledge.places.knows(kind, prefix + match[group]):
                near = knowledge.places.nearest(kind, prefix + match[group])
                offer = f"หมายถึง “{near.removeprefix(prefix)}” หรือไม่" if near else "โปรดตรวจสอบกับต้นฉบับ"
                yield "unknown_place", field, {"name": match[group], "offer": offer}


def _uncounted(reading: Reading, _: Knowledge) -> Iterator[_Fault]:
    for n, one in enumerate(reading.attachments):
        if one.copies is None:
            yield "missing_attachment_count", f"attachments[{n}].copies", {"text": one.text}


def _closing(reading: Reading, _: Knowledge) -> Iterator[_Fault]:
    if reading.closing and _TO_KNOW.search(reading.closing) and any(not duty.own for duty in reading.duties):
        yield "closing_contradicts_duty", "closing", {"closing": reading.closing}


def _private_mail(reading: Reading, _: Knowledge) -> Iterator[_Fault]:
    for n, duty in enumerate(reading.duties):
        if duty.channel.type == "email" and _FREE_MAIL.search(duty.channel.value or ""):
            yield "private_email", f"duties[{n}].channel", {}


def _reached(one: Addressee) -> tuple[str, ...]:
    """The classes that an addressee means, or its words."""
    every = one.rule.classes if one.rule and not one.rule.listed else ()
    return every or (one.class_code or one.text,)


def _scope(reading: Reading, _: Knowledge) -> Iterator[_Fault]:
    to = [words for one in reading.addressees for words in _reached(one)]
    bodies = [body for body, reached in _BODIES.items() if not any(map(reached.search, to))]
    for n, duty in enumerate(reading.duties):
        scope = None if duty.own else _SCOPE.search(duty.who or "")
        missing = (
            bodies
            if scope and scope[0] == "ทุกหน่วยงาน"
            else [body for body in bodies if body not in ("ส่วนราชการ", "อำเภอ")]
        )
        if scope and missing and to and not any(map(_REACHES_ALL.search, to)):
            *most, last = missing
            words = f"{' '.join(most)}และ{last}" if most else last
            act = "รายงาน" if duty.action.startswith("รายงาน") else "ดำเนินการ"
            yield "scope_wider_than_addressees", f"duties[{n}].who", {"who": scope[0], "act": act, "missing": words}
            return


_CHECKS: Final[tuple[Callable[[Reading, Knowledge], Iterator[_Fault]], ...]] = (
    _nonworking_day, _notice, _after_letter, _dates, _conflicts, _fiscal_years, _unknown_places, _uncounted, _closing,
    _private_mail, _scope,
)  # fmt: skip
