"""What the reader finds in a letter: frozen values, in the order of the reading contract (docs/reading.md)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

from tidtam.core.phrases.addressees import Rule
from tidtam.core.phrases.found import Deadline, Span

LetterKind = Literal["external", "memo", "sealed", "order", "announcement", "other"]
ChannelType = Literal["email", "url", "qr", "post", "fax", "in_person", "system"]
MentionKind = Literal["cabinet_resolution", "letter", "law", "meeting"]
AddresseeKind = Literal["class", "office", "person"]

CHANNELS: Final[dict[str, str]] = {
    "email": "อีเมล",
    "url": "เว็บไซต์",
    "qr": "QR Code",
    "post": "ไปรษณีย์",
    "fax": "โทรสาร",
    "in_person": "ส่งด้วยตนเอง",
    "system": "ระบบ",
}
"""The words of each `ChannelType`."""


@dataclass(frozen=True, slots=True)
class Issuer:
    office: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """`class_code` names a class of addressees (`directory.classes`), None for an office or a person.

    `rule` is all that the words of a class say: further classes, areas, exceptions, what could not be placed.
    """

    text: str
    kind: AddresseeKind
    class_code: str | None
    span: Span
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A letter that this one rests on (อ้างถึง) or carries (สิ่งที่ส่งมาด้วย); `copies` only for the latter."""

    text: str
    issuer: str | None
    urgency: str | None
    number: str | None
    date: date | None
    span: Span
    copies: int | None = None
    date_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    text: str
    kind: MentionKind
    date: date | None
    number: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Channel:
    type: ChannelType | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing asked of someone for one recipient. `own`: the sender's own further duty.

    `places` holds where who, action, recipient, channel and deadline stand; `other_deadlines` contradict `deadline`.
    """

    who: str | None
    action: str
    recipient: str | None
    channel: Channel
    deadline: Deadline | None
    own: bool
    span: Span
    other_deadlines: tuple[Deadline, ...] = ()
    places: dict[str, Span] = field(default_factory=dict)
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Resource:
    text: str
    type: Literal["qr", "url", "file"]
    value: str | None


@dataclass(frozen=True, slots=True)
class Contact:
    name: str | None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    name: str
    position: str | None
    acting_for: str | None = None
    acting_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Footer:
    phones: tuple[str, ...] = ()
    fax: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the contract's word
    """A fault of the letter. `field` is the path of the contract's field, e.g. "duties[0].deadline"."""

    code: str
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one letter; `spans` and `confidence` by the contract's field path."""

    kind: LetterKind
    urgency: str | None
    urgent_by: date | datetime | None
    secrecy: str | None
    number: str | None
    circular: bool
    issuer: Issuer | None
    date: date | None
    subject: str | None
    salutation: str | None
    addressees: tuple[Addressee, ...]
    references: tuple[Reference, ...]
    attachments: tuple[Reference, ...]
    mentions: tuple[Mention, ...]
    duties: tuple[Duty, ...]
    fiscal_years: tuple[int, ...]
    resources: tuple[Resource, ...]
    contacts: tuple[Contact, ...]
    signatory: Signatory | None
    unit: str | None
    unit_parent: str | None
    footer: Footer
    copies_to: tuple[str, ...]
    text: str
    closing: str | None = None
    warnings: tuple[Warning, ...] = ()
    confidence: dict[str, float] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)
