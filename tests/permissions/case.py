"""One action, who may do it, and how it is called."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from tidtam.directives.models import Directive
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.letters.models import Letter

NOW = datetime(2019, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
WORKERS = frozenset({Role.PROVINCE_OFFICER, Role.ADMINISTRATOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class World:
    """What the calls act on: a letter read, one confirmed, and one circulated."""

    province: Organisation
    read: Letter
    confirmed: Letter
    directive: Directive


@dataclass(frozen=True, slots=True)
class Case:
    """`call` does the action as `by`; `roles` are those it is not refused to for want of a permit."""

    roles: AbstractSet[Role]
    call: Callable[[World, Officer], object]
