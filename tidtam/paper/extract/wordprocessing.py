"""WordprocessingML to lines of text (ISO/IEC 29500-1 §17): what a reader of the printed page would see, once.

Insertions are kept and deletions left out; hidden text, field codes and the older copy of a drawing are not on paper.
Names are compared without their namespace, so that the strict and the transitional kind read alike.
"""

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

type Element = etree._Element  # noqa: SLF001 - the name lxml-stubs give the type

_UNSEEN: Final = frozenset({"del", "moveFrom", "delText", "instrText", "rt", "pPr", "rPr"})
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOLS: Final = {"A8": "☐", "6F": "☐", "FE": "☑", "FC": "✓", "FB": "✗"}
"""Wingdings by the last two digits of its private codes: the boxes and ticks of forms."""
_WRAPPERS: Final = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "footnote", "endnote"})


def kind(element: Element) -> str:
    """The element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of the element, its namespace left aside."""
    attributes = () if element is None else element.items()
    return next((str(found) for key, found in attributes if str(key).rpartition("}")[2] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along `path` of names, or None."""
    for name in path:
        element = None if element is None else next((each for each in element if kind(each) == name), None)
    return element


def switched_on(element: Element | None) -> bool:
    """A switch is on where it stands, unless its value says otherwise."""
    return element is not None and value(element) not in ("0", "false", "off")


def lines(block: Element, numbered: Callable[[Element], str] = lambda _: "") -> Iterator[str]:
    """The lines of a body, header, cell, text box or footnote, in the order of the page.

    `numbered` gives the number that stands before a paragraph ("๑. "), "" for none.
    """
    for element in block:
        name = kind(element)
        if name == "p":
            yield from _paragraph(element, numbered)
        elif name == "tbl":
            yield from _table(element, numbered)
        elif name in _WRAPPERS:
            yield from lines(element, numbered)
        elif name == "AlternateContent":
            yield from lines(_chosen(element), numbered)


def _paragraph(paragraph: Element, numbered: Callable[[Element], str]) -> Iterator[str]:
    """The boxes anchored in the paragraph, then its own lines."""
    boxes: list[Element] = []
    text = "".join(_runs(paragraph, boxes))
    for box in boxes:
        yield from (line for line in lines(box, numbered) if line.strip())
    yield from ((numbered(paragraph) if text.strip() else "") + text).split("\n")


def _runs(element: Element, boxes: list[Element]) -> Iterator[str]:
    for each in element:
        name = kind(each)
        if name == "t":
            yield each.text or ""
        elif name == "txbxContent":
            boxes.append(each)
        elif name == "sym":
            yield _SYMBOLS.get((value(each, "char") or "")[2:].upper(), "•")
        elif name == "AlternateContent":
            yield from _runs(_chosen(each), boxes)
        elif name not in _UNSEEN and not (name == "r" and switched_on(child(each, "rPr", "vanish"))):
            yield _SIGNS.get(name, "") if len(each) == 0 else ""
            yield from _runs(each, boxes)


def _chosen(alternatives: Element) -> Element:
    """A drawing stands twice, for new programs and for old: the first that says something is read."""
    full = [each for each in alternatives if next(each.iter("{*}t"), None) is not None]
    return full[0] if full else alternatives


def _table(table: Element, numbered: Callable[[Element], str]) -> Iterator[str]:
    """A row a line, cells parted by tabs; a merged cell stands once, at its first row."""
    for row in _within(table, "tr"):
        if child(row, "trPr", "del") is None:
            cells = [[] if _continued(cell) else lines(cell, numbered) for cell in _within(row, "tc")]
            yield from "\t".join("\n".join(cell).strip() for cell in cells).split("\n")


def _within(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside controls and tracked insertions."""
    for each in element:
        if kind(each) == name:
            yield each
        elif kind(each) in _WRAPPERS:
            yield from _within(each, name)


def _continued(cell: Element) -> bool:
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and value(merge) != "restart"
