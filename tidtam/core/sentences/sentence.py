"""What a refusal says: its sentence, its way out, its kind."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["input", "permit", "state", "missing"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """`what` is wrong and why, the `way_out`, and the `kind` of refusal; braces are filled by the facts."""

    kind: Kind
    what: str
    way_out: str
