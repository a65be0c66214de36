"""Who heads the organisations and answers for them on a day, to be compared with what a table says of them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from tidtam.core.refusal import Refused
from tidtam.core.thai.text import normalise, squeeze
from tidtam.directory.models import Contact, OrganisationQuerySet, Post
from tidtam.directory.rows import People


@dataclass(slots=True)
class Staff:
    """By code of the organisation: contacts in service on `day`, by matter and name; heads of all times (รักษาราชการแทน
    left out), the latest first."""

    day: date
    contacts: dict[str, list[Contact]] = field(default_factory=lambda: defaultdict(list))
    heads: dict[str, list[Post]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, organisations: OrganisationQuerySet, day: date) -> Self:
        """Those of some organisations; in three queries."""
        staff, there = cls(day), organisations.order_by().values("pk")
        codes = dict(organisations.order_by().values_list("pk", "code"))
        for contact in Contact.objects.on(day).filter(organisation__in=there).order_by("matter", "name", "pk"):
            staff.contacts[codes[contact.organisation_id]].append(contact)
        for post in Post.objects.of_same_sort(acting=False).filter(organisation__in=there):
            staff.heads[codes[post.organisation_id]].append(post)
        return staff

    def contact(self, code: str, name: str, matter: str) -> Contact | None:
        """The one of that name and matter; without a matter also the only one of that name."""
        named = [one for one in self.contacts.get(code, ()) if same(one.name, name)]
        just_so = [one for one in named if same(one.matter, matter)]
        return next(iter(just_so), named[0] if not matter and len(named) == 1 else None)

    def head(self, code: str) -> Post | None:
        """Who holds the post on the day."""
        return next((post for post in self.heads.get(code, ()) if post.holds(self.day)), None)

    def post(self, code: str, name: str, since: date | None) -> Post | None:
        """The post of a person: begun on that day, whenever it was; else the one not yet over."""
        named = [post for post in self.heads.get(code, ()) if same(post.name, name)]
        just_so = [post for post in named if since and post.since == since]
        lasting = [post for post in named if post.until is None or post.until > self.day]
        return next(iter((*just_so, *lasting)), None)

    def now(self, people: People) -> People:
        """What is known of those whom a row names: the contact, if known; the head, or whom another head follows."""
        contact = self.contact(people.code, people.contact_name, people.contact_matter)
        post = self.post(people.code, people.head_name, day_of(people.head_since))
        post = post or (self.head(people.code) if people.head_name else None)
        return People(
            people.code,
            *((contact.name, contact.position, contact.matter, contact.phone, contact.email) if contact else [""] * 5),
            *((post.name, post.since.isoformat() if post.since else "") if post else [""] * 2),
        )

    def appoint(self, code: str, post: Post) -> list[Post]:
        """Seat a head, or change since when one is: who is relieved by it that day.

        Refuses days that another holds the post, and those that run backwards.
        """
        if post.since and post.until and post.until < post.since:
            raise Refused("ends_before_it_begins")
        others = [one for one in self.heads[code] if one is not post]
        relieved = [one for one in others if post.since and not post.until and _open_before(one, post.since)]
        for one in relieved:
            one.until = post.since
        if any(_share_a_day(one, post) for one in others):
            raise Refused("post_overlaps", name=post.name)
        self.heads[code] = [post, *others]
        return relieved


def day_of(written: str) -> date | None:
    """A day as `People` writes it; None for ""."""
    return date.fromisoformat(written) if written else None


def same(one: str, other: str) -> bool:
    """Whether two texts are the same but for spaces and the order of marks."""
    return squeeze(normalise(one)) == squeeze(normalise(other))


def _open_before(post: Post, day: date) -> bool:
    return post.until is None and (post.since is None or post.since < day)


def _share_a_day(one: Post, other: Post) -> bool:
    """As `PostQuerySet.overlapping`: what never held a day shares none."""
    held = one.since is None or one.until is None or one.since < one.until
    begun = other.until is None or one.since is None or one.since < other.until
    lasts = other.since is None or one.until is None or one.until > other.since
    return held and begun and lasts
