"""Telephones, e-mail and web addresses of a letter: whom to ask (in the body), and the office's own (at the foot)."""

import re
from collections.abc import Iterator
from typing import Final

from tidtam.core.phrases.found import Span
from tidtam.core.reading.layout import PERSON, Marks, Page, flow
from tidtam.core.reading.parts import Contact, Footer
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import squeeze

EMAIL: Final = r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
URL: Final = (
    r"(?:https?://|(?<![@\w.])www\.)[!-~]*[A-Za-z0-9/_=-]"
    r"|(?<![@A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)+(?:(?:go|or|ac|co|in|mi)\.th|com|gle|ly|net|org)(?![A-Za-z.])(?:/[!-~]*[A-Za-z0-9/_=-])?"
)
# Thai numbering plan: 02-05 and 07 have nine digits, 06, 08 and 09 ten; then a range or an extension.
_TELEPHONE: Final = (
    r"(?<![\d.@/])0(?:[ -]{0,3}[2-57](?:[ -]{0,3}\d){7}|[ -]{0,3}[689](?:[ -]{0,3}\d){8})(?!\d)"
    r"(?:\s?[-–]\s?\d{1,4}(?![\d ]*[\d-]))?(?:\s*(?:ต่อ|กด)\s*\d{1,5}(?:\s?[-–]\s?\d{1,5})?)?"
)
_LABEL: Final = r"(?:โทร(?:ศัพท์)?|Tel|\(มท\.?\))\s*[.:]*"
_TOKEN: Final = re.compile(
    rf"(?P<email>{EMAIL})|(?P<website>{URL})|(?P<fax>โทรสาร|โทรฯ?สาร|แฟกซ์|Fax)|(?P<phone>{_TELEPHONE})"
    rf"|{_LABEL}\s*(?P<short>\d{{3,6}})(?![\d-]| \d)|(?P<label>{_LABEL})",
    re.IGNORECASE,
)
_REACHES: Final = frozenset({"email", "phone", "short"})
_ASK: Final = re.compile(r"(?:สอบถาม|ติดต่อ|ประสานงาน|ผู้ประสาน|ผู้รับผิดชอบ)(?:(?!\n).){0,400}")
_WHOM: Final = re.compile(
    rf"(?P<person>{PERSON})"
    r"|(?:(?:ได้ที่|ไปยัง)\s?|ที่\s)(?P<office>(?:กลุ่มงาน|กลุ่ม|ฝ่าย|สำนัก|กอง|ศูนย์|งาน|กรม)[ก-๎ ]*?)"
    r"(?=\s*(?:โทร|หมายเลข|ทาง|ที่|E-?mail|อีเมล))",
    re.IGNORECASE,
)


def read_contacts(page: Page, marks: Marks) -> tuple[Contact, ...]:
    """Those whom the letter names for questions, each with the numbers that follow the name."""
    found: list[Contact] = []
    for prose in (page.body, *(flow(page.text, *line.span) for line in page.foot if _ASK.match(line.text))):
        for asked in _ASK.finditer(prose.text):
            for span in _people(prose.text, *asked.span()):
                contact = _contact(prose.text, *span)
                marks.put(f"contacts[{len(found)}]", 0.9 if contact.name else 0.7, prose.span(*span))
                found.append(contact)
    return tuple(found)


def _people(text: str, start: int, end: int) -> Iterator[Span]:
    """From each name to the next; the whole where there is none. Each ends with its last number."""
    names = [match.start() for match in _WHOM.finditer(text, start, end)] or [start]
    for first, last in zip(names, [*names[1:], end], strict=True):
        numbers = [match.end() for match in _TOKEN.finditer(arabic(text), first, last) if match.lastgroup in _REACHES]
        if numbers:
            yield first, numbers[-1]


def _contact(text: str, start: int, end: int) -> Contact:
    whom = _WHOM.match(text, start)
    values = list(_values(arabic(text), start, end))
    phones = tuple(value for kind, value, _ in values if kind == "phones")
    emails = tuple(value for kind, value, _ in values if kind == "emails")
    name = squeeze(whom["person"] or whom["office"]) if whom else None
    return Contact(name, phones, emails)


def _values(plain: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, str, Span]]:
    """Numbers and addresses with their kind, as `Footer` names it. A number is a fax after the word for one."""
    fax = False
    for match in _TOKEN.finditer(plain, start, len(plain) if end is None else end):
        kind = match.lastgroup or ""
        if kind in ("fax", "label", "short"):
            fax = kind == "fax"
        if kind in ("phone", "short"):
            yield "fax" if fax else "phones", squeeze(match[kind]), match.span(kind)
        elif kind in ("email", "website"):
            yield f"{kind}s", match[kind], match.span(kind)


def read_footer(page: Page, marks: Marks) -> Footer:
    """The numbers and addresses of the office that wrote: at the foot, of a memo beside its name."""
    found: dict[str, list[str]] = {"phones": [], "fax": [], "emails": [], "websites": []}
    for line in (*page.zones.get("office", ()), *page.foot):
        for kind, value, span in () if _ASK.match(line.text) else _values(arabic(line.text)):
            marks.put(f"footer.{kind}[{len(found[kind])}]", 0.95, line.part(*span).span)
            found[kind].append(value)
    return Footer(*(tuple(values) for values in found.values()))
