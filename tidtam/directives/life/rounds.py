"""The rounds of a directive as a form offers them, each with the day that holds."""

from dataclasses import dataclass
from datetime import date

from tidtam.directives.life import wording
from tidtam.directives.life.plan import NOBODY, Ground, Round, look
from tidtam.directives.models import Directive


@dataclass(frozen=True, slots=True)
class Offered:
    """A round as a form offers it: `asked` of others, with the `day` that holds."""

    key: str
    round: Round
    label: str
    asked: bool
    day: date | None


def rounds_of(directive: Directive) -> list[Offered]:
    """Every round of a directive, for a form."""
    ground = look(directive, NOBODY, lock=False)
    return [_offered(ground, one) for one in ground.rounds]


def _offered(ground: Ground, one: Round) -> Offered:
    day = ground.usual_day(one)
    label = f"{ground.name_of(one)} กำหนด {wording.day(day)}" if day else f"{ground.name_of(one)} {wording.NO_DAY}"
    return Offered(f"{one[0]}:{one[1]}", one, label, not ground.duties[one[0]].own, day)
