"""What pages of the rooms below show of this part: a letter that seems to change an earlier one says so."""

from django.template import Library

from tidtam.directives.life.page import exempted
from tidtam.directives.life.succession import proposals
from tidtam.directives.models import Directive
from tidtam.letters.models import Letter

register = Library()


@register.inclusion_tag("life/proposed.html")
def later_letter(letter: Letter) -> dict[str, object]:
    """The open questions of a confirmed letter, each with the way to its answer; nothing where there is none."""
    return {"letter": letter, "proposals": proposals(letter)}


@register.inclusion_tag("life/footnotes.html")
def exempt_notes(directive: Directive) -> dict[str, object]:
    """The footnotes of a status table: who was exempted, and why (ux §6.2)."""
    return {"footnotes": exempted(directive)}
