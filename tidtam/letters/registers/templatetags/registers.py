"""What the part adds to a page of its room: the room's template names this tag, no code of the room knows the part."""

from typing import Any

from django.template import Context, Library

from tidtam.letters.models import Letter
from tidtam.letters.registers.page import section

register = Library()


@register.inclusion_tag("registers/letter_section.html", takes_context=True)
def registers_of(context: Context, letter: Letter) -> dict[str, Any]:
    """The section ทะเบียน of a letter, as the officer who looks may see it."""
    return {"section": section(letter, context["request"].officer), "letter": letter}
