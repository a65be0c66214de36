"""The grammar of deadlines: the pieces of its patterns, and the words around a phrase that make it one or not.

A pattern is read over a page on which every date and every month is masked by a letter of its own, so that rules speak
of DATE and MONTH; a blank in a pattern is optional white space, line ends included. "ภายใน" is believed wherever it
stands. "ไม่เกิน", "ก่อน", "จนถึง", "ทุกวันที่" and "โดยเร็ว" also tell of validity, conditions, statistics and hopes, and
are believed only beside words that ask for something.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from tidtam.core.phrases.found import Deadline, DeadlineKind, Span
from tidtam.core.thai.dates import MONTHS, MONTHS_SHORT, WEEKDAYS, FoundDate, FoundMonth, find_dates, find_months
from tidtam.core.thai.digits import arabic

ANY_DAY: Final = date(2000, 1, 1)
HALF_YEAR: Final = timedelta(days=183)
# Letters of a private plane, which no text layer uses: the head of a masked date or month, and its tail.
A_DATE, A_MONTH, _TAIL = "\U000f0000", "\U000f0001", "\U000f0002"
_UNMASKED: Final = {ord(letter): " " for letter in (A_DATE, A_MONTH, _TAIL)}


@dataclass(frozen=True, slots=True)
class Page:
    """A text made ready for the rules: `masked` is as long as `text`; dates and months are kept by their start."""

    text: str
    masked: str
    dates: dict[int, FoundDate]
    months: dict[int, FoundMonth]
    reference: date | None

    @classmethod
    def of(cls, text: str, reference: date | None) -> "Page":
        dates = {found.start: found for found in find_dates(text, reference=reference or ANY_DAY)}
        months = {found.start: found for found in find_months(text, reference=reference or ANY_DAY)}
        masked = arabic(text).translate(_UNMASKED)
        for letter, places in ((A_MONTH, months), (A_DATE, dates)):
            for start, found in places.items():
                masked = masked[:start] + letter + _TAIL * (found.end - start - 1) + masked[found.end :]
        return cls(text, masked, dates, months, reference)

    def before(self, match: re.Match[str], length: int) -> str:
        """What stands before a match in its paragraph."""
        return self.masked[max(0, match.start() - length) : match.start()].rpartition("\n\n")[2]

    def marks(self, match: re.Match[str], letter: str) -> list[tuple[int, Span]]:
        """Where dates or months stand in a match, each with its share; of a range ("1 - 5 เม.ย.") the last only."""
        ends = [m.end() for m in re.finditer(f"{letter}{_TAIL}*", match[0]) if not _DASH.match(match[0], m.end())]
        at, ends = match.start(), [*ends[:-1], len(match[0])]
        shares = [(at + start, at + end) for start, end in zip([0, *ends], ends, strict=False)]
        return [(self.masked.rindex(letter, *share), share) for share in shares]

    def day(self, start: int) -> date | None:
        found = self.dates[start]
        return found.date if found.year_written or self.reference else None

    def deadline(self, day: date | None, kind: DeadlineKind, rule: str, span: Span) -> Deadline:
        start = span[1] - len(self.text[slice(*span)].lstrip())
        return Deadline(day, kind, rule, self.text[start : span[1]], (start, span[1]))


@cache
def words(pattern: str) -> re.Pattern[str]:
    """A pattern whose blanks are optional white space."""
    return re.compile(pattern.replace(" ", r"\s{0,4}"))


# --- Pieces of the patterns

_DASH: Final = re.compile(r"\s{0,4}(?:-|–|—|ถึง|จนถึง)")
DATE: Final = f"{A_DATE}{_TAIL}*+"
MONTH: Final = f"{A_MONTH}{_TAIL}*+"
WITHIN: Final = "ภายใน (?:กำหนด )?(?:ช่วง|ระหว่าง)? "
AT_MOST: Final = "ไม่ (?:เกิน|ช้า กว่า|เลย) (?:กว่า )?"
_AT_LEAST: Final = "(?:เป็นเวลา )?(?:ไม่ น้อยกว่า|อย่างน้อย|ไม่ ต่ำกว่า) "
IN_ADVANCE: Final = rf"(?:ล่วงหน้า|ก่อน(?!หน้า)[^\s\d{A_DATE}]{{1,60}}?) {_AT_LEAST}"
TO_END: Final = f"(?:{WITHIN}|(?:ก่อน|เมื่อ) (?=สิ้น)|{AT_MOST})(?P<end>สิ้น(?:สุด)? )?"
CLOSING: Final = (
    "(?:หมดเขต|(?<!เ)ปิดรับ|กำหนดส่ง|ครบกำหนด(?:ส่ง|ชำระ|ยื่น|รายงาน)|สิ้นสุดการ(?:รับ|ลงทะเบียน|ยื่น|ส่ง))"
    rf"[^\s{A_DATE}]{{0,25}} (?:ภายใน|ใน|คือ|ถึง)? "
)
BEFORE: Final = f"ก่อน (?:หน้า|ถึง)? (?:(?:วัน)? (?:ที่)? (?P<day>{DATE})|(?P<month>{MONTH}))"
_FROM_CLOCK: Final = r"(?: (?:เริ่ม)?(?:ตั้งแต่)? เวลา \d{1,2}[.:]\d\d (?:น\.?|นาฬิกา))?(?: เป็นต้นไป)?"
OPENING: Final = (
    r"(?:(?:ตั้งแต่|ระหว่าง|นับแต่) (?:(?:วันนี้|บัดนี้)(?: เป็นต้นไป)?"
    rf"|(?P<opens>(?:วัน)? (?:ที่)? (?:{DATE}|\d{{1,2}}){_FROM_CLOCK})) (?:ไป)?(?:จน)?(?:ถึง|-|–|—)"
    "|(?:ไป)?จนถึง|(?:(?<=ได้)|(?<=ไป))ถึง)"
    f" (?:(?:วัน)? (?:ที่)? (?P<day>{DATE})|(?:สิ้น )?(?P<month>{MONTH}))"
)
_ON: Final = r"(?:วัน)? (?:ที่)? (?:\d{1,2} (?:-|–|—|ถึง|,|และ) )?"
_AND: Final = "(?:,|และ|หรือ|-|–|—|ถึง)"
_SOME_DAYS: Final = f"{_ON}{DATE}(?: {_AND} {_ON}{DATE}(?! (?:จะ|เป็น|ประกาศ|เริ่ม|มี)))*"
SOME_MONTHS: Final = f"{MONTH}(?: {_AND}? {MONTH})*"
CLOCK: Final = r"(?:(?:เวลา )?\d{1,2}[.:]\d\d (?:น\.?|นาฬิกา) (?:ของ|ใน)? )?"
YEARLY: Final = "(?P<yearly> (?:ของ|เป็นประจำ)? (?:ทุก|แต่ละ) ๆ? ปี)?"
_WORKING_DAY: Final = "วัน (?:ทำ|ทํา)การ"
LAST: Final = rf"(?P<last> (?:ซึ่ง)?(?:เป็น|คือ){_WORKING_DAY} สุดท้าย ของ (?:ปี|เดือน)[^\s]{{0,30}})?"
ON_DAYS: Final = f"{_SOME_DAYS}{YEARLY}{LAST}"
_ERA: Final = r"(?:[พค]\.? ศ\.?)?"
_DIGITS: Final = r"(?:2[0-8]\d\d|\d\d)(?!\d| (?:ปี|วัน|เดือน|สัปดาห์|ชั่วโมง|ราย|แห่ง|ล้าน|%))"
_YEAR: Final = f"(?P<year>{_DIGITS})"
_THIS: Final = "(?P<this>(?:พรุ่ง)?นี้|ปัจจุบัน|หน้า|ถัดไป|ต่อไป)"
_EACH: Final = "(?P<each>(?:ทุก|แต่ละ) ๆ? )"
_FISCAL: Final = "(?P<fiscal>งบ (?:ประมาณ|ฯ)?)?"
QUARTER: Final = (
    r"(?:ไตรมาส (?:ที่ )?(?P<quarter>[1-4](?!\d)|แรก|หนึ่ง|สอง|สาม|สี่|สุดท้าย)|ครึ่ง(?:ปี)? (?P<half>แรก|หลัง))"
    f"(?: (?:/|ของ|ใน)? (?:ปี )?{_FISCAL} {_ERA} (?:{_YEAR}|{_THIS})?)"
)
BARE_MONTH: Final = f"(?P<bare>(?:{'|'.join(map(re.escape, MONTHS + MONTHS_SHORT))}) (?:{_DIGITS}|(?:ปี)?(?:นี้|หน้า))?)"
IN_YEAR: Final = rf"(?:ปี {_FISCAL} (?:ปฏิทิน )?{_ERA}|[พค]\.? ศ\.?) {_YEAR}(?: (?:-|–|ถึง) {_ERA} (?P<until>{_DIGITS}))?"
_DAY: Final = f"วัน(?:{'|'.join(WEEKDAYS)})?(?= (?:พรุ่ง)?(?:นี้|หน้า))|(?=พรุ่งนี้)"
PERIOD: Final = (
    f"(?P<unit>สัปดาห์|เดือน|ไตรมาส|ครึ่งปี|ปี(?! (?:การ|บัญชี|ภาษี|เพาะปลูก))|{_DAY}) {_FISCAL}(?: {_THIS})?"
    f"(?: ของ {_EACH}(?:ปี|เดือน|ไตรมาส))?(?! {_AT_LEAST})"
)
PART: Final = (
    f"(?P<part>ต้น|กลาง|ปลาย) (?P<of>{MONTH}|(?:สัปดาห์|เดือน|ไตรมาส|ปี(?:งบประมาณ)?))"
    rf" (?:{_ERA} {_DIGITS}|นี้|หน้า|ถัดไป)?"
)
DAY_OF_MONTH: Final = rf"วัน ที่ (?P<day>\d\d?) (?:ของ )?(?:(?P<month>{MONTH})|(?:เดือน)? (?P<this>นี้|หน้า))"
LAST_DAY: Final = (
    rf"(?P<always>ทุก )?วัน (?P<working>(?:ทำ|ทํา)การ)? สุดท้าย ของ {_EACH}?"
    f"(?:(?P<month>{MONTH})|(?P<of>เดือน|ปี){_FISCAL} (?:{_ERA} {_YEAR}|{_THIS})?)"
)
DAY_OF_EACH_MONTH: Final = (
    r"(?P<always>ทุก )?วัน ?ที่ (?P<day>\d\d?)(?!\d)(?: (?:และ|,) (?:วัน)?(?:ที่)? \d\d?(?!\d))?"
    r"(?P<of> (?:ของ )?(?:(?:ทุก|แต่ละ) ๆ? )?เดือน(?: (?P<next>ถัด[^\s]{0,4}|ต่อไป))?)?(?! (?:นี้|หน้า))"
)
_NUMERAL: Final = "(?:หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน)+"
_FROM: Final = (
    r"(?P<start> (?:นับ (?:ตั้ง)?(?:แต่|จาก|ถัดจาก|ถัดแต่|ถัดไปจาก)|หลัง(?:จาก)?(?!นั้น)|ตั้งแต่|จาก(?!นั้น)|ถัดจาก) (?:วัน (?:ที่)? )?"
    rf"(?:(?P<from>{DATE})|[^\s(),;{A_DATE}]{{0,60}}?(?=[\s(),;]|แต่|และ|หรือ|$)))?"
)
_CAP: Final = (
    rf"(?:[^{A_DATE}]{{0,60}}?(?:แต่|ทั้งนี้|และ) (?:ทั้งนี้ )?(?:จะ )?(?:ต้อง )?{AT_MOST}(?:วัน)? (?:ที่)? (?P<cap>{DATE}))?"
)
_COUNT: Final = (
    rf"(?:ระยะ )?(?:เวลา )?(?:ไม่เกิน )?(?:\d{{1,3}} (?:-|–|ถึง) )?(?P<count>\d{{1,4}}|{_NUMERAL}) (?:\([^)]{{1,30}}\))? "
    rf"(?P<unit>{_WORKING_DAY}|วัน(?!ที่|(?:ทำ|ทํา)การ)|สัปดาห์|อาทิตย์|เดือน|ปี|ชั่วโมง|ชม\.?)"
)
COUNTED: Final = f"{_COUNT}(?! (?:ก่อน|ย้อนหลัง|ที่ผ่านมา|ที่แล้ว|แรก)){_FROM}{_CAP}"
COUNTED_BACK: Final = f"{IN_ADVANCE}{_COUNT}{_FROM}{_CAP}"
EVERY: Final = (
    rf"(?:เป็น )?(?:ประจำ )?(?:ทุก ๆ? (?:รอบ )?|ราย ?)(?:(?P<count>\d{{1,2}}|{_NUMERAL}) |สิ้น )?"
    f"(?P<unit>ไตรมาส|ครึ่งปี|เดือน|ปี|สัปดาห์|วัน(?!ที่)(?:{'|'.join(WEEKDAYS)})?)(?!.{{0,25}}ภายในวัน)"
)
URGENTLY: Final = (
    "(?:โดย (?:เร็ว|ด่วน|เร่งด่วน|ทันที|พลัน|(?:ไม่|มิ)ชักช้า)|ใน (?:ทันที|โอกาสแรก)|อย่าง (?:เร่ง)?ด่วน|เป็นการ(?:เร่ง)?ด่วน"
    "|(?<!ได้)(?<!ขึ้น)(?P<at_once>ทันที)(?! (?:ที่|หลัง|เมื่อ|ภายใน)))"
    "(?:ที่สุด)?+(?! ภายใน)"
)

# --- Words around a phrase

_ASKS: Final = re.compile(
    "ต้อง|ขอให้|ขอความ|ให้(?!บริการ|ความ|สิทธิ)|โปรด|กรุณา|ส่ง(?!ออก|เสริม|ผลให้|ผลต่อ)|ยื่น|รายงาน|แจ้ง|ชำระ|เสนอ|เสร็จ"
    "|ดำเนินการ|มอบหมาย|กำชับ|สั่งการ|ลงทะเบียน|สมัคร|เบิกจ่าย|จัดทำ|ตอบ"
)
_SURE: Final = re.compile(r"ภายใน|ก่อน\s*สิ้น|หมดเขต|ปิดรับ|กำหนด(?:ส่ง|ชำระ|ยื่น|รายงาน)|สิ้นสุดการ")
_LASTS: Final = re.compile(
    "(?<!ต่อ)อายุ|พัก(?:การ)?(?:ชำระ|หนี้|เงิน)|คุ้มครอง|อยู่ในราชอาณาจักร|เป็นการชั่วคราว|ผ่อนผัน|ใช้ได้|มีผล|ยกเว้น|ลดหย่อน"
    r"|(?:ผ่อน|ขยาย|ต่อ|กู้|อยู่|ใช้)[^\s]{0,15}ได้\s?$|ระยะเวลา[^\s]{0,15}\s?$|เป็นเวลา\s?$"
)
_CONDITION: Final = re.compile(
    "(?:ที่|ซึ่ง|ผู้|เคย)(?:ได้)?(?:เกิด|เก็บ|ยื่น|ลง|ขึ้น|รับ|เคย|มี|เริ่ม|บรรจุ|จด|ซื้อ|ทำ|อยู่|เป็น|ออก|ชำระ|เข้า|ปลูก|สมัคร|ส่ง)"
    r"[^\s]{0,40}\s?$|(?:เกิด|มีอยู่|เก็บเกี่ยว|ใช้บังคับ|ไว้|ตั้งแต่)\s?$"
)
_APPLIES: Final = re.compile(
    "ลงทะเบียน|สมัคร|ยื่น|ขอรับ|เปิดรับ|รับคำ|คำขอ|ส่ง(?!ออก|เสริม|ผล(?!งาน))|เสนอ|ชำระ|จอง|แสดงความ|รับฟัง|ตอบแบบ|แจ้งความ|ซื้อซอง|ยืนยัน|ทบทวนสิทธิ"
)
_INVITES: Final = re.compile("เปิด|ได้|สามารถ|ขอเชิญ|ขอให้|เชิญชวน|กำหนด|ให้")
_TOLD: Final = re.compile(
    "นับตั้งแต่|สะสม|ข้อมูล|สถิติ|ตัวเลข|ยอด|มีผู้|มีประชาชน|พบ|ผ่านมา|แล้วกว่า|แล้ว ?จำนวน|เฉลี่ย|ติดเชื้อ|เสียชีวิต|ส่งออก|กว่า"
)
_TOLD_AFTER: Final = re.compile(r"\s{0,3}(?:มี(?!นา)|พบ|รวม|จำนวน|แล้ว|ปรากฏ|เกิด|สถาน|ได้รับ|คิดเป็น)")
_FIGURES: Final = re.compile("(?:มีผู้|ยอด|สะสม|ติดเชื้อ|เสียชีวิต|อายุ)(?:(?!ต้อง|ให้|ขอ|แจ้ง|รายงาน).)*$", re.DOTALL)
_WINDOW: Final = re.compile(r"(?:ครบ|ไม่น้อยกว่า|อย่างน้อย|ไม่เกิน)\s?\d+\s?(?:วัน|เดือน|ปี|ครั้ง|งวด)\s{0,2}$")
_NOTICES: Final = re.compile("แจ้ง|ยื่น|ส่ง|เสนอ|ประกาศ|รายงาน|บอกกล่าว|ขอ(?!ง|บ)|จอง|นัด")
_PAYMENT: Final = re.compile(r"^(?:(?!ต้อง|ขอให้|กำหนด).)*(?:จ่าย|โอน|ชำระ|คืน|รับ)เงิน[^\s]{0,30}\s?$", re.DOTALL)
_PAYS: Final = re.compile("จ่าย|โอน|คืน|ชำระ|ส่ง|รายงาน|ยื่น|เบิก|เข้าบัญชี|ตัดยอด|แจ้ง|เสนอ|สรุป|รับเงิน")
_FEASTS: Final = re.compile("ถวาย|ทำบุญ|รางวัล|ตลาด|กิจกรรม|สวดมนต์|เจริญ|พิธี|จำหน่าย|ออกอากาศ|เปิดทำการ")
_REPORTS: Final = re.compile(
    r"(?:รายงาน(?!ข่าว|ประจำ)|(?:จัด|นำ)ส่ง|ส่งให้|เสนอ(?!ขาย|ข่าว)|(?:แจ้ง|สรุป|ส่ง)ผล|ส่งข้อมูล|ส่งรายงาน|ติดตามผล|ประเมินผล)[^\n]{0,60}$"
)
_COMPARES: Final = re.compile(r"(?:กว่า|เกือบ|เพิ่มขึ้น|ลดลง|จำหน่าย|เฉลี่ย)\s?$")
_STATE: Final = re.compile(
    r"(?:(?<!ส่ง)กลับ(?:มา|ไป|สู่|เข้า|บ้าน|คืน)|(?<!ผู้)(?<!ที่)ได้รับ|รับทราบ|รับรู้|คลี่คลาย|(?<!ผิด)ปกติ|(?<!เสีย)หาย|สามารถ|ฟื้นตัว|พ้น|ดีขึ้น|สงบ"
    r"|ยุติลง|สิ้นสุดลง|ลดลง|เติบโต)(?:(?!ให้(?:แจ้ง|เร่ง|ราย|ดำ|ส่ง|ทุก)|เร่ง)[^\s]){0,35}\s?$"
)
_HOPES: Final = re.compile("หวัง|มั่นใจ|เชื่อ(?!ม)|เชื่อมั่น|อยาก|อวยพร|คาด|ปรารถนา")
_PURPOSE: Final = re.compile("เพื่อ(?!น)(?:(?!ต้อง|ขอ(?!ง)|สั่ง|เร่ง|รีบ|กำชับ|มอบ|ดำเนิน|รายงาน|เสนอ(?!แนะ)).)*$", re.DOTALL)
_REPORTED: Final = re.compile(r"(?:ให้|ขอ|ต้อง|โปรด|กรุณา|รีบ|เร่ง)[^\n]{0,60}?(?:(?<!ได้)(?<!รับ)แจ้ง|รายงาน)[^\s]{0,40}\s?$")
_ACTS: Final = re.compile("ให้|ขอ|ต้อง|เร่ง|รีบ|ส่ง|แจ้ง|รายงาน|ดำเนิน|จะ|มาที่|ช่วย|แก้ไข|จัด|สั่ง|กำชับ|โปรด|กรุณา")


def asked(page: Page, match: re.Match[str]) -> bool:
    """ "ภายใน", or a limit on what is asked for; neither a validity nor a condition on those concerned."""
    before = page.before(match, 90)
    stands = _LASTS.search(before[-60:]) or _CONDITION.search(before) or _long_past(page, match)
    return bool(_SURE.search(match[0]) or (_ASKS.search(before + match[0]) and not stands))


def _long_past(page: Page, match: re.Match[str]) -> bool:
    """True where the last day named lay half a year behind the text: nobody is asked for anything by then."""
    start = match[0].rfind(A_DATE)
    day = page.day(match.start() + start) if start >= 0 else None
    return bool(day and page.reference and page.reference - day > HALF_YEAR)


def standing_open(page: Page, match: re.Match[str]) -> bool:
    """The end of a time to apply, pay or send; no validity, figure or condition."""
    before = page.before(match, 100)
    told = _TOLD.search(before[-70:]) or _TOLD_AFTER.match(page.masked, match.end())
    stands = told or _LASTS.search(before) or _CONDITION.search(before)
    asks = _APPLIES.search(before) and (not match["opens"] or _INVITES.search(before[-60:]))
    return bool(asks) and not stands


def ahead(page: Page, match: re.Match[str]) -> bool:
    """A period ahead; not a window looked back on, a practice of payers or a figure."""
    before, start = page.before(match, 60), (match["start"] or "").strip()
    if "ภายใน" not in match[0]:
        return start.startswith("นับ") and asked(page, match)
    practice = start.startswith("หลัง") and _PAYMENT.search(before)
    return not (practice or _FIGURES.search(before) or (not start and _WINDOW.search(before)))


def noticed(page: Page, match: re.Match[str]) -> bool:
    """Notice asked for so long ahead of an event; no qualification that must have lasted as long."""
    return bool(_NOTICES.search(page.before(match, 90))) and asked(page, match)


def paid(page: Page, match: re.Match[str]) -> bool:
    """A day on which something is paid or sent again and again; no feast."""
    before = page.before(match, 110)
    return "ภายใน" in match[0] or bool(_PAYS.search(before) and not _FEASTS.search(before))


def reported(page: Page, match: re.Match[str]) -> bool:
    """A period in which something is reported each time; no comparison ("สูงกว่าทุกไตรมาส")."""
    before = page.before(match, 80)
    return bool(_REPORTS.search(before)) and not _COMPARES.search(before)


def ordered(page: Page, match: re.Match[str]) -> bool:
    """Haste asked of someone; not a state hoped for ("คลี่คลายโดยเร็ว") nor what another act is for."""
    before = page.before(match, 100)
    if match["at_once"] and not _REPORTED.search(before):
        return False
    wished = _STATE.search(before) or _HOPES.search(before) or _PURPOSE.search(before[-70:])
    return bool(_ACTS.search(before)) and not wished
