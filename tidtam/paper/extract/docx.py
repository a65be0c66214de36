"""A DOCX: header, body with tables and text boxes, footnotes, footer. Read by our own walk over its XML, because
python-docx shows no headers, text boxes or tracked insertions and repeats merged cells."""

import re
from collections.abc import Iterator
from typing import Final

from tidtam.core.refusal import Refused
from tidtam.paper.extract.numbering import Numbering
from tidtam.paper.extract.package import BrokenPackageError, Package, Related
from tidtam.paper.extract.pages import Pages
from tidtam.paper.extract.wordprocessing import Element, child, kind, lines, switched_on, value

_PAGE_NUMBER: Final = re.compile(r"[\s0-9๐-๙/–—-]*")


def read(data: bytes) -> Pages:
    """The whole text as one page: a DOCX has no pages until it is set. Raises Refused("broken_docx")."""
    try:
        text = "\n".join(_document(Package.open(data)))
    except (BrokenPackageError, ValueError, RecursionError) as error:
        raise Refused("broken_docx") from error
    return Pages((re.sub(r"\n{3,}", "\n\n", text).strip("\n"),), "lxml")


def _document(package: Package) -> Iterator[str]:
    main = next((name for word, name in package.related().values() if word == "officeDocument"), "word/document.xml")
    related = package.related(main)
    parts = dict(related.values())
    body = child(package.part(main), "body")
    if body is None:
        raise BrokenPackageError
    yield from _margins(package, body, related, "headerReference")
    yield from lines(body, Numbering(package.optional(parts.get("numbering")), package.optional(parts.get("styles"))))
    for notes in ("footnotes", "endnotes"):
        yield from _plain(package, parts.get(notes))
    yield from _margins(package, body, related, "footerReference")


def _margins(package: Package, body: Element, related: Related, reference: str) -> Iterator[str]:
    """Headers or footers of the first and the other pages, each part once."""
    for name in dict.fromkeys(_shown(body, related, reference)):
        yield from _plain(package, name)


def _plain(package: Package, name: str | None) -> Iterator[str]:
    """The lines of a part outside the body, without blank lines and bare page numbers."""
    part = package.optional(name)
    return iter(()) if part is None else (line for line in lines(part) if not _PAGE_NUMBER.fullmatch(line))


def _shown(body: Element, related: Related, reference: str) -> Iterator[str]:
    """Parts by their order on paper; "first" counts only where the section says titlePg, "even" repeats the default."""
    for section in body.iter("{*}sectPr"):
        found = [each for each in section if kind(each) == reference]
        named = {value(each, "type") or "default": value(each, "id") or "" for each in found}
        wanted = ("first", "default") if switched_on(child(section, "titlePg")) else ("default",)
        yield from (related[named[each]][1] for each in wanted if named.get(each) in related)
