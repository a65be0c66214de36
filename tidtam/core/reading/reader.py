"""Read an official letter into its parts, with places, confidence and warnings."""

from dataclasses import replace

from tidtam.core.reading import addressees, contacts, duties, foot, letter, mentions
from tidtam.core.reading.checks import check
from tidtam.core.reading.knowledge import Knowledge, Places
from tidtam.core.reading.layout import Marks, Page, lay_out
from tidtam.core.reading.parts import LetterKind, Reading
from tidtam.core.thai.text import normalise

__all__ = ["Knowledge", "Places", "read"]


def read(text: str, *, knowledge: Knowledge, quality: float = 1.0) -> Reading:
    """All that stands in a letter; any string is taken, and one that is no letter gives kind "other" and nothing else.

    `text` is cleaned first (`normalise`); spans count in `Reading.text`. `quality` is that of the text layer, 0 to 1
    (`paper.extract`); below 0.99 the reading carries `text_damaged`. Never raises.
    """
    clean = normalise(text)
    page = lay_out(clean)
    kind = letter.letter_kind(page)
    reading = replace(_parts(page if kind != "other" else lay_out(""), kind), text=clean)
    return replace(reading, warnings=check(reading, knowledge, quality=quality))


def _parts(page: Page, kind: LetterKind) -> Reading:
    marks = Marks()
    urgency, urgent_by = letter.read_urgency(page, marks)
    number, circular, rest = letter.read_number(page, kind, marks)
    issuer = letter.read_issuer(page, kind, rest, marks)
    dated = letter.read_date(page, rest, marks)
    asked = duties.read_duties(page.body, issuer=issuer, dated=dated, marks=marks)
    signatory, unit, unit_parent = foot.read_foot(page, kind, marks)
    return Reading(
        kind=kind,
        urgency=urgency,
        urgent_by=urgent_by,
        secrecy=letter.read_secrecy(page, marks),
        number=number,
        circular=circular,
        issuer=issuer,
        date=dated,
        subject=letter.read_subject(page, marks),
        salutation=letter.read_salutation(page, marks),
        addressees=addressees.read_addressees(page, marks),
        references=letter.read_enclosures(page, "references", marks),
        attachments=letter.read_enclosures(page, "attachments", marks),
        mentions=mentions.read_mentions(page.body, asked.told, dated, marks),
        duties=asked.duties,
        fiscal_years=mentions.read_fiscal_years(page, asked.duties, marks),
        resources=mentions.read_resources(page.body, asked.duties, marks),
        contacts=contacts.read_contacts(page, marks),
        signatory=signatory,
        unit=unit,
        unit_parent=unit_parent,
        footer=contacts.read_footer(page, marks),
        copies_to=foot.read_copies(page, marks),
        text=page.text,
        closing=foot.read_closing(page.body, marks),
        confidence=marks.confidence,
        spans=marks.spans,
    )
