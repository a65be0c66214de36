"""People found by name, position, phone or e-mail: officers who sign in, heads and contacts of organisations."""

from dataclasses import dataclass
from functools import reduce
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, Lower, Replace

from tidtam.core.phrases.query import Query
from tidtam.directory.models import Contact, Officer, Organisation, Post

_DROPPED: Final = "็่้๊๋์ .-"
"""What folding drops and names or phones may hold."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone to write to or phone."""

    name: str
    position: str
    organisation: Organisation
    email: str
    phone: str = ""


def found_by(query: Query, seen_by: Officer, most: int) -> list[Person]:
    """At most `most` people of the organisations that the officer sees, in whose name, position, phone or e-mail every
    word stands. A number or date of a letter finds nobody."""
    if not query.words or query.numbers or query.dates:
        return []
    seen = Organisation.objects.seen_by(seen_by)
    officers = _holding(
        query, Officer.objects.filter(user__is_active=True), seen, "user__name", "position", "user__email"
    )
    heads = _holding(query, Post.objects.open(), seen, "name", "position", "phone")
    contacts = _holding(query, Contact.objects.in_service(), seen, "name", "position", "phone", "email")
    seated = [
        Person(str(one), one.position, one.organisation, one.user.email)
        for one in officers.select_related("user").order_by("user__name")[:most]
    ]
    heading = [
        Person(one.name, one.position or one.organisation.head_title, one.organisation, "", one.phone)
        for one in heads.order_by("name")[:most]
    ]
    others = [
        Person(one.name, one.position, one.organisation, one.email, one.phone)
        for one in contacts.order_by("name")[:most]
    ]
    return (heading + seated + others)[:most]


def _holding(query: Query, people: QuerySet[Any], seen: QuerySet[Organisation], *columns: str) -> QuerySet[Any]:
    text = TextField()
    whole = Concat(*(part for column in columns for part in (F(column), Value("|"))), output_field=text)
    told: Combinable = Lower(whole, output_field=text)
    folded = reduce(lambda told, sign: Replace(told, Value(sign), Value(""), output_field=text), _DROPPED, told)
    words = (*query.words, *(number.run for number in query.bare))
    holds = (Q(folded__contains=word) for word in words)
    # the gate is asked of those that hold the words only, not for the whole country first
    gate = Exists(seen.filter(pk=OuterRef("organisation")))
    holding: QuerySet[Any] = people.alias(folded=folded).filter(*holds, gate)
    return holding.select_related("organisation")
