"""What the reader is told about the country: working days and places. Both are handed in."""

from dataclasses import dataclass
from typing import Literal, Protocol

from tidtam.core.thai.calendar import Calendar

PlaceKind = Literal["province", "district", "local_body"]


class Places(Protocol):
    """The register of places. Names are bare ("ระยอง", "แกลง"); a local body's has its prefix ("เทศบาลเมืองมาบตาพุด")."""

    def knows(self, kind: PlaceKind, name: str) -> bool:
        """True where the register has that very name."""
        ...

    def nearest(self, kind: PlaceKind, name: str) -> str | None:
        """The registered name that looks most like it; None where none is near."""
        ...


@dataclass(frozen=True, slots=True)
class Knowledge:
    calendar: Calendar
    places: Places
