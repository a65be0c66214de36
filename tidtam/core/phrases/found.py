"""What is found in prose: frozen values with their place."""

from dataclasses import dataclass
from datetime import date
from datetime import time as clock_time
from typing import Literal

Span = tuple[int, int]
"""Start and end, in characters of the text."""

DeadlineKind = Literal["absolute", "recurring", "relative", "vague"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A phrase that sets a time limit. `date` is ISO in JSON, None where the kind gives no single day."""

    date: date | None
    kind: DeadlineKind
    rule: str
    text: str
    span: Span
    time: clock_time | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A letter named in a text. `number` is normalised ("ศธ 0206.5/ว 10"), None where it is not whole."""

    issuer: str | None
    urgency: str | None
    secrecy: str | None
    number: str | None
    circular: bool
    date: date | None
    text: str
    span: Span
