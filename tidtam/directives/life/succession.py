"""What a later letter does to directives circulated earlier: read from its text, proposed, answered by an officer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tidtam.core.reading.supersede import Supersession, find_supersessions
from tidtam.core.thai.dates import format_date
from tidtam.directives.life.models import Effect, Succession
from tidtam.directives.models import Directive
from tidtam.letters.keys import identity
from tidtam.letters.models import Letter


@dataclass(frozen=True, slots=True)
class Proposal:
    """ "หนังสือฉบับนี้ขยายเวลาของ … ใช่หรือไม่": an effect on one directive, in the words that the letter has for it."""

    effect: Effect
    directive: Directive
    text: str
    until: date | None

    @property
    def question(self) -> str:
        earlier = self.directive.letter
        named = f"{earlier.number} {earlier.subject}".strip()
        until = f" ถึง {format_date(self.until, 'short')}" if self.until else ""
        return f"หนังสือฉบับนี้{_WORDS[self.effect]} “{named}”{until} ใช่หรือไม่"


_WORDS = {
    Effect.EXTEND: "ขยายเวลาของเรื่อง",
    Effect.WITHDRAW: "ยกเลิกเรื่อง",
    Effect.REPLACE: "ใช้แทนเรื่อง",
    Effect.AMEND: "แก้ไขเรื่อง",
}


def proposals(letter: Letter) -> list[Proposal]:
    """What a confirmed letter seems to do to circulated directives of its organisation, not answered yet."""
    if letter.state not in ("confirmed", "circulated") or not letter.text:
        return []
    answered = set(Succession.objects.standing().filter(letter=letter).values_list("directive", "effect"))
    found: dict[tuple[int, str], Proposal] = {}
    for said in find_supersessions(letter.text, reference=letter.dated):
        for directive in _meant(letter, said):
            effect = Effect(said.effect)
            key = directive.pk, effect.value
            known = found.get(key)
            if key not in answered and (known is None or known.until is None):
                found[key] = Proposal(effect, directive, said.text, said.until)
    return list(found.values())


def _meant(letter: Letter, said: Supersession) -> Iterator[Directive]:
    """The circulated directives that rest on the letter cited: in the same breath, or among อ้างถึง."""
    for number, dated in _cited(letter, said):
        earlier = resolve(letter, number, dated)
        if earlier is not None:
            yield from Directive.objects.circulated().filter(letter=earlier).select_related("letter")


def _cited(letter: Letter, said: Supersession) -> Iterator[tuple[str, date | None]]:
    if said.number:
        yield said.number, said.dated
        return
    papers: list[dict[str, Any]] = letter.fields.get("references", [])
    chosen = papers[said.reference - 1 : said.reference] if said.reference else papers
    for paper in chosen:
        if paper.get("number"):
            yield paper["number"], date.fromisoformat(paper["date"]) if paper.get("date") else None


def resolve(letter: Letter, number: str, dated: date | None) -> Letter | None:
    """The circulated letter of the same organisation that has a number of a day, whatever its writing; where the day
    is not told, the latest of that number."""
    stem, key = identity(number, dated)
    ours = Letter.objects.filter(organisation=letter.organisation_id, state="circulated").exclude(pk=letter.pk)
    alike = ours.filter(key=key, dated=dated) if dated else ours.filter(stem=stem)
    return alike.order_by("-dated", "-pk").first() if stem else None
