"""The directory as a table, in the columns that the import reads: what goes out comes back unchanged."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from tidtam.core.thai.dates import format_date
from tidtam.directory import naming
from tidtam.directory.imports.columns import COLUMNS, REASON, TRUST
from tidtam.directory.models import Contact, Kind, Organisation, OrganisationQuerySet, Trust
from tidtam.directory.staff import Staff
from tidtam.paper.sheets.sheet import Cells
from tidtam.paper.sheets.write import Column, Page

SHEET: Final = "หน่วยงาน"
_READ: Final = ("code", "kind", "name", "short_name", "parent__code", "area__code", "head", "saraban_mailbox", "phone")


def page(organisations: OrganisationQuerySet, day: date) -> Page:
    """The organisations, a row each, in their order, with their first contact and their head of the day."""
    above = dict(Organisation.objects.filter(supervised__isnull=False).values_list("code", "name"))
    above |= dict(Organisation.objects.filter(kind=Kind.DISTRICT).values_list("code", "name"))
    districts = Organisation.objects.filter(pk__in=organisations.order_by().values("area")).order_by("code")
    names = dict.fromkeys(districts.values_list("name", flat=True))
    told = (*columns(tuple(names)), Column(TRUST, 24))
    return Page(SHEET, _rows(organisations.values_list(*_READ), _names(above), Staff.of(organisations, day)), told)


def columns(districts: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Our columns as they are written: kinds, and the districts given, are chosen from a list."""
    choices = {"kind": tuple(label for _, label in Kind.choices), "area": districts}
    return tuple(Column(one.title, one.width, choices.get(one.key, ()), strict=one.key == "kind") for one in COLUMNS)


def refused(headings: Sequence[str], rows: Iterable[tuple[Cells, str]]) -> Page:
    """Rows that were refused as they stood, each with its reason in the last column: to be mended and read again."""
    kept = [place for place, heading in enumerate(headings) if heading != REASON]
    shown = ([*(cells[place] if place < len(cells) else "" for place in kept), why] for cells, why in rows)
    return Page(SHEET, shown, (*(Column(headings[place], 20) for place in kept), Column(REASON, 80)))


def _rows(found: Iterable[tuple[str | None, ...]], names: dict[str, str], staff: Staff) -> Iterator[list[str]]:
    for cells in found:
        code, kind, name, short, parent, area, head, mailbox, phone = (cell or "" for cell in cells)
        title = naming.head_title(kind, name, head)
        yield [
            code, str(Kind(kind).label), name, short, names.get(parent, parent), names.get(area, area), title,
            mailbox, phone, *_people(code, staff),
        ]  # fmt: skip


def _people(code: str, staff: Staff) -> list[str]:
    """The contact, the head, and whether the contacts can be relied on: of others only whose e-mail came back."""
    contacts, head = staff.contacts.get(code, []), staff.head(code)
    first = contacts[0] if contacts else Contact(trust="")
    since = format_date(head.since, "medium") if head and head.since else ""
    trust = [str(first.get_trust_display())]
    trust += [f"{one.name} {Trust.BOUNCED.label}" for one in contacts[1:] if one.trust == Trust.BOUNCED]
    return [
        first.name, first.position, first.matter, first.phone, first.email, head.name if head else "", since,
        " · ".join(trust),
    ]  # fmt: skip


def _names(above: dict[str, str]) -> dict[str, str]:
    """How an organisation is named in a cell of another: by name, with its code where several are named so."""
    times = Counter(above.values())
    return {code: name if times[name] == 1 else f"{code} {name}" for code, name in above.items()}
