"""A reading as one HTML file: no script, nothing fetched, everything escaped; prints on A4."""

import sys
from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources
from string import Template
from typing import Final

from tidtam.core.reading.parts import Reading
from tidtam.core.thai.digits import arabic
from tidtam.front.commands import outline
from tidtam.front.commands.console import use_utf_8
from tidtam.front.commands.letter_files import Letter
from tidtam.front.commands.outline import DutyRow, Row

_PAGE: Final = resources.files("tidtam.front.commands").joinpath("web_page.html")
_COLUMNS: Final = ("ใคร", "ทำอะไร", "ส่งถึง", "ทาง", "ภายในวันที่")


def show(letters: Iterable[Letter], *, text: bool) -> None:
    """Print one page with all letters; `text` adds what each letter says, its duties marked."""
    use_utf_8()
    page = Template(_PAGE.read_text(encoding="utf-8"))
    sys.stdout.write(page.substitute(articles="".join(_article(letter, text=text) for letter in letters)))


def _article(letter: Letter, *, text: bool) -> str:
    reading = letter.reading
    parts = (
        _head(reading),
        _rows(outline.above(reading)),
        _duties(outline.duties(reading)),
        _checks(reading),
        _rows(outline.below(reading)),
        f'<h2>ข้อความของหนังสือ</h2><div class="letter">{_marked(reading)}</div>' if text else "",
        f"<footer>{escape(' · '.join([letter.name, *letter.extract.notes]))}</footer>",
    )
    return f"<article>{''.join(parts)}</article>\n"


def _head(reading: Reading) -> str:
    issuer = [reading.issuer.office, reading.issuer.address] if reading.issuer else []
    marks = "".join(f' <span class="mark">{escape(mark)}</span>' for mark in outline.marks(reading))
    number = f"ที่ {reading.number}" if reading.number else "ไม่พบเลขที่หนังสือ"
    return (
        f"<p>{escape(outline.title(reading))}{marks}</p><h1>{escape(arabic(reading.subject or 'ไม่พบชื่อเรื่อง'))}</h1>"
        f"<p><strong>{escape(number)}</strong> · {escape(outline.day(reading))}</p>"
        f"<p>{escape(arabic(' '.join(filter(None, issuer))))}</p>"
    )


def _rows(rows: Iterable[Row]) -> str:
    """Labels with their lines; a label without lines is left out."""
    listed = (f"<dt>{label}</dt><dd>{'<br>'.join(map(escape, lines))}</dd>" for label, lines in rows if lines)
    return f"<dl>{''.join(listed)}</dl>"


def _duties(duties: list[DutyRow]) -> str:
    if not duties:
        return "<h2>ไม่พบสิ่งที่ขอให้ทำในหนังสือฉบับนี้</h2>"
    heads = "".join(f'<th scope="col">{label}</th>' for label in _COLUMNS)
    rows = "".join(_duty(duty) for duty in duties)
    caption = f"สิ่งที่หนังสือขอให้ทำ {sum(not duty.own for duty in duties)} ข้อ"
    return f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _duty(duty: DutyRow) -> str:
    cells = (duty.action, duty.recipient, duty.channel, duty.deadline)
    own = ' class="own"' if duty.own else ""
    return (
        f'<tr{own}><th scope="row">{escape(duty.who)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'
    )


def _checks(reading: Reading) -> str:
    if not reading.warnings:
        return f"<p>{outline.no_warning(reading)}</p>"
    listed = "".join(f"<li>! {escape(warning.message)}</li>" for warning in reading.warnings)
    return f'<h2>ข้อควรตรวจสอบ {len(reading.warnings)} ข้อ</h2><ul class="check">{listed}</ul>'


def _marked(reading: Reading) -> str:
    """The letter's text with the places of its duties marked."""
    return "".join(_pieces(reading.text.rstrip(), sorted(duty.span for duty in reading.duties)))


def _pieces(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    place = 0
    for start, end in spans:
        yield escape(text[place : max(start, place)])
        yield f"<mark>{escape(text[max(start, place) : end])}</mark>" if end > place else ""
        place = max(place, end)
    yield escape(text[place:])
