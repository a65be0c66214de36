"""How long a letter is kept (อายุการเก็บหนังสือ), ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ข้อ 57.

What the sources at hand do not confirm is `inferred`, and pages say so; its years are to be checked with the Gazette.
Years are calendar years of the Buddhist era.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from tidtam.core.thai.dates import buddhist

SURVEY_DAYS: Final = 60
"""Within so many days after a calendar year what has expired is surveyed and listed for destruction (saraban §1.5)."""


@dataclass(frozen=True, slots=True)
class Retention:
    """A class: at least `years`; None where no year ends it, as `until` says. `basis` is the clause."""

    word: str
    years: int | None
    basis: str
    until: str = ""
    inferred: bool = False


CLASSES: Final[dict[str, Retention]] = {
    "ordinary": Retention("หนังสือโดยปกติ", 10, "ข้อ 57"),
    "routine": Retention("เรื่องธรรมดาที่เกิดขึ้นเป็นประจำ", 1, "ข้อ 57.5"),
    "to_follow": Retention("หนังสือเวียนให้ถือปฏิบัติ", None, "ข้อ 57", "จนกว่าจะมีฉบับใหม่แทน"),
    "copy": Retention("สำเนาที่มีต้นฉบับอยู่ที่อื่น", 5, "ข้อ 57", inferred=True),
    "financial": Retention("หนังสือการเงินที่ยังไม่ได้ตรวจสอบ", 10, "ข้อ 57", inferred=True),
    "financial_audited": Retention("หนังสือการเงินที่ตรวจสอบแล้ว", 5, "ข้อ 57", inferred=True),
    "historical": Retention("หนังสือที่มีคุณค่าทางประวัติศาสตร์", None, "ข้อ 57", "ตลอดไป"),
}
"""The classes by their code, in the order in which they are offered."""


def last_year(code: str, from_year: int) -> int | None:
    """The B.E. year on whose 31 December a letter of `from_year` (B.E.) may be listed; None where no year ends it.

    "At least n years" from any day of `from_year` are full on 31 December of `from_year` + n.
    """
    years = CLASSES[code].years
    return None if years is None else from_year + years


def surveyed(today: date) -> int:
    """The B.E. year that the survey of this year is about: the one before."""
    return buddhist(today.year) - 1


def survey_ends(today: date) -> date:
    """The last day of this year's survey: 60 days after the calendar year, so 1 March (29 February in a leap year)."""
    return date(today.year, 1, 1) + timedelta(days=SURVEY_DAYS - 1)


def proposed(fields: Mapping[str, Any]) -> tuple[str, str]:
    """The class that the fields of a letter speak for, and the Thai reason; an officer decides.

    A circular "for information" is a recurrent matter (ข้อ 57.5), one "to be followed" is kept until superseded; that
    the closing tells them apart is inferred from how letters are written. All else is kept for ten years.
    """
    closing = fields.get("closing") or ""
    asked = [duty for duty in fields.get("duties") or [] if not duty.get("own")]
    if fields.get("circular") and "ถือปฏิบัติ" in closing:
        return "to_follow", "เป็นหนังสือเวียน และคำลงท้ายให้ถือปฏิบัติ"
    if fields.get("circular") and "ทราบ" in closing and not asked:
        return "routine", "เป็นหนังสือเวียนเพื่อทราบ และไม่มีภาระที่ต้องทำ"
    if asked:
        return "ordinary", f"มีภาระที่ต้องทำ {len(asked)} ข้อ จึงเก็บตามปกติ"
    return "ordinary", "ไม่เข้าลักษณะที่เก็บสั้นกว่าปกติ"
