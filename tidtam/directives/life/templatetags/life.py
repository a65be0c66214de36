"""What pages of the rooms below show of this part: a letter that seems to change an earlier one says so."""

import re
from typing import Final

from django.template import Library

from tidtam.directives.life.page import exempted
from tidtam.directives.life.succession import proposals
from tidtam.directives.models import Directive
from tidtam.letters.models import Letter

register = Library()

_DATE: Final = re.compile(r"(\d{1,2}) ([ก-ฮ]{1,2}\.[ก-ฮ]{1,2}\.) (\d{4})")


@register.inclusion_tag("life/proposed.html")
def later_letter(letter: Letter) -> dict[str, object]:
    """The open questions of a confirmed letter, each with the way to its answer; nothing where there is none."""
    return {"letter": letter, "proposals": proposals(letter)}


@register.inclusion_tag("life/footnotes.html")
def exempt_notes(directive: Directive) -> dict[str, object]:
    """The footnotes of a status table: who was exempted, and why (ux §6.2)."""
    return {"footnotes": exempted(directive)}


@register.filter
def whole_dates(text: str) -> str:
    """A sentence whose dates ("6 ธ.ค. 2562") are never broken over two lines."""
    return _DATE.sub("\\1\u00a0\\2\u00a0\\3", text)
