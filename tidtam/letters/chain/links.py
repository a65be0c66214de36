"""What a letter rests on, up to the top, and what it led to; and what is missing in between.

A citation and a letter of the same organisation belong together where their keys are the same: so a letter that arrives
later fills by itself the gap in which it was named. Where the key is not whole, the letter is looked for:

- a number without a year means the nearest letter with that number that is not later than the citing one;
- a reference without a number is offered the letters of its issuer and day;
- a short number ("ว 10 ลว. 15 ก.ย. 48") means the one circular with that number and year of that issuer. Where none is
  told, or several fit, they are offered and an officer decides.

Questions to the database do not grow with the length of the chain: one walks it, the others fetch what was found.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, Final

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from tidtam.core.thai.dates import common_era
from tidtam.core.thai.text import fold
from tidtam.letters.keys import is_short, short_key
from tidtam.letters.models import Citation, Letter, Relation

DEEPEST: Final = 12
"""Steps shown on one page; what lies beyond is on the page of the last letter."""

MOST: Final = 400
"""Letters followed in one direction."""

_LARGE: Final = ("text", "reading", "fields", "refusal_facts")
"""What no line of the chain shows."""

_ROUNDS: Final = 3
"""How often the walk goes on from letters that no key but a choice has found."""

# Both databases know WITH RECURSIVE; UNION drops what was met before, so that a circle of citations ends. No condition
# stands on one joined table alone: SQLite would read the whole of it into a Bloom filter.
_ABOVE: Final = """
    WITH RECURSIVE met(id) AS (
        SELECT id FROM letters_letter WHERE id IN ({start})
        UNION SELECT found.id FROM met
        JOIN letters_letter this ON this.id = met.id
        JOIN letters_citation cited ON cited.letter_id = this.id
        JOIN letters_letter found ON found.organisation_id = this.organisation_id AND found.key = NULLIF(cited.key, '')
    ) SELECT id FROM met LIMIT %s"""
_BELOW: Final = """
    WITH RECURSIVE met(id) AS (
        SELECT id FROM letters_letter WHERE id IN ({start})
        UNION SELECT citing.id FROM met
        JOIN letters_letter this ON this.id = met.id
        JOIN letters_citation cited ON cited.key = NULLIF(this.key, '')
        JOIN letters_letter citing ON citing.id = cited.letter_id AND citing.organisation_id = this.organisation_id
    ) SELECT id FROM met LIMIT %s"""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The letter that a citation means; or those that it may mean, for an officer to decide; or neither: a gap."""

    letter: Letter | None = None
    offered: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A step of the chain: a letter, or the gap that `citation` names, with the steps beyond it.

    `citation` is the one that leads here. `again`: the letter stands on the page already, `further`: too deep for it;
    in both cases its steps are left out.
    """

    citation: Citation
    letter: Letter | None
    offered: tuple[Letter, ...] = ()
    links: tuple["Link", ...] = ()
    again: bool = False
    further: bool = False

    @property
    def relation(self) -> str:
        """How the citing letter names the other: "อ้างถึง"."""
        return Relation(self.citation.relation).label


def above(letter: Letter) -> tuple[Link, ...]:
    """What the letter rests on (สืบเนื่องจาก), the strongest relation first, up to the top and to every gap."""
    known = {letter.pk: letter}
    citations: dict[int, Citation] = {}
    resolved: dict[int, Resolved] = {}
    start = [letter.pk]
    for _ in range(_ROUNDS):
        met = _walk(_ABOVE, start)
        fresh = [one for one in _citations(letter).filter(letter__in=met) if one.pk not in citations]
        citations |= {one.pk: one for one in fresh}
        resolved |= resolve(fresh)
        found = {one.letter.pk: one.letter for one in resolved.values() if one.letter}
        start = [pk for pk in found if pk not in known and pk not in met]
        known |= found
        if not start:
            break
    steps: dict[str, list[Link]] = defaultdict(list)
    for one in citations.values():
        answer = resolved[one.pk]
        steps[_name(one.letter)].append(Link(one, answer.letter, answer.offered))
    return _tree(letter, steps)


def below(letter: Letter) -> tuple[Link, ...]:
    """What the letter led to (นำไปสู่): the letters that cite it, and those that cite them."""
    known = {letter.pk: letter}
    citations: dict[int, Citation] = {}
    steps: dict[str, list[Link]] = defaultdict(list)
    start = [letter.pk]
    for _ in range(_ROUNDS):
        met = _walk(_BELOW, start)
        known |= {one.pk: one for one in _plain(Letter.objects.filter(pk__in=met)) if one.pk not in known}
        fresh = [one for one in _citing(letter, known.values()) if one.pk not in citations]
        citations |= {one.pk: one for one in fresh}
        for one, answer in zip(fresh, resolve(fresh).values(), strict=True):
            if answer.letter:
                steps[_name(answer.letter)].append(Link(one, one.letter))
        start = [one.letter.pk for one in fresh if one.letter.pk not in known]
        if not start:
            break
    return _tree(letter, steps)


def resolve(citations: Collection[Citation]) -> dict[int, Resolved]:
    """What each citation means, by its pk; all of one organisation. One question, however many there are."""
    candidates = _candidates(citations)
    by_key, by_stem, by_short = (_grouped(candidates, name) for name in ("key", "stem", "short"))

    def others(group: Iterable[Letter], citation: Citation) -> list[Letter]:
        return [letter for letter in group if letter.pk != citation.letter_id]

    answers: dict[int, Resolved] = {}
    for one in citations:
        if not one.stem:
            near = _from_issuer(one, others(candidates, one)) if one.dated else ()
            answers[one.pk] = Resolved(None, tuple(near))
        elif not one.key:
            answers[one.pk] = Resolved(_nearest(others(by_stem.get(one.stem, ()), one), one.letter.dated))
        elif is_short(one.stem):
            answers[one.pk] = _of_issuer(one, others(by_short.get(one.key, ()), one))
        else:
            answers[one.pk] = Resolved(_best(others(by_key.get(one.key, ()), one)))
    return answers


@dataclass(frozen=True, slots=True)
class Gap:
    """A letter named and not there: one of its citations, how many letters name it, and what it may be after all."""

    citation: Citation
    citing: int
    offered: tuple[Letter, ...]


def named(rows: Iterable[Mapping[str, Any]]) -> list[Gap]:
    """The gaps of `CitationQuerySet.by_letter_named`, with what each names."""
    counts = {row["one"]: row["citing"] for row in rows}
    citations = {one.pk: one for one in _with_letters(Citation.objects.filter(pk__in=counts))}
    answers = resolve(citations.values())
    return [Gap(citations[pk], citing, _offered(answers[pk])) for pk, citing in counts.items()]


def _offered(answer: Resolved) -> tuple[Letter, ...]:
    return (answer.letter,) if answer.letter else answer.offered


def _walk(sql: str, start: Sequence[int]) -> list[int]:
    """The pks of all letters that are reached from some by whole keys, those included."""
    marks = ", ".join(["%s"] * len(start))
    with connection.cursor() as cursor:
        cursor.execute(sql.format(start=marks), [*start, MOST])
        return [pk for (pk,) in cursor.fetchall()]


def _plain(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Letters with the office that issued them, without their text."""
    return letters.annotate(office=KT("fields__issuer__office")).defer(*_LARGE)


def _citations(letter: Letter) -> QuerySet[Citation]:
    return _with_letters(Citation.objects.filter(letter__organisation=letter.organisation_id))


def _with_letters(citations: QuerySet[Citation]) -> QuerySet[Citation]:
    return citations.select_related("letter").defer(*(f"letter__{name}" for name in _LARGE))


def _citing(letter: Letter, letters: Iterable[Letter]) -> list[Citation]:
    """The citations that name one of the letters by its key, or that may mean it."""
    every = list(letters)
    whole = {one.key for one in every if one.key}
    wanted = whole | {short_key(key) for key in whole}
    stems = {one.stem for one in every if one.stem}
    named = _citations(letter).filter(Q(key__in=wanted) | Q(key="", stem__in=stems))
    return list(named.order_by("-letter__received_at", "pk")[:MOST])


def _candidates(citations: Collection[Citation]) -> list[Letter]:
    """The letters of the organisation that one of the citations may mean."""
    if not citations:
        return []
    here = Letter.objects.filter(organisation=next(iter(citations)).letter.organisation_id)
    whole = {one.key for one in citations if one.key and not is_short(one.stem)}
    stems = {one.stem for one in citations if one.stem and not one.key}
    wanted = Q(key__in=whole) | Q(stem__in=stems)
    for one in citations:
        if one.key and is_short(one.stem):
            wanted |= _circulars(one)
        if not one.stem and one.dated and one.issuer:
            wanted |= Q(dated=one.dated)
    return list(_plain(here.filter(wanted)))


def _circulars(citation: Citation) -> Q:
    """The circulars with the number that a short citation gives, of its day or, where it tells none, of its year."""
    ending = Q(stem__endswith=citation.stem[2:])
    if citation.dated:
        return ending & Q(dated=citation.dated)
    year = common_era(int(citation.key.rpartition("|")[2]))
    return ending & Q(dated__range=(date(year, 1, 1), date(year, 12, 31)))


def _grouped(letters: Iterable[Letter], name: str) -> Mapping[str, list[Letter]]:
    groups: dict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        groups[short_key(letter.key) if name == "short" else getattr(letter, name)].append(letter)
    return groups


def _best(letters: Iterable[Letter]) -> Letter | None:
    """Of one letter received twice: the one that officers confirmed, else the one received first."""
    return min(letters, key=lambda one: (one.open or one.state == "waiting", one.pk), default=None)


def _nearest(letters: Collection[Letter], day: date | None) -> Letter | None:
    """The latest that is not later than `day`; where none is, or no day is known, the one nearest to it."""
    dated = [one for one in letters if one.dated]
    before = [one for one in dated if one.dated and (day is None or one.dated <= day)]
    if before:
        return max(before, key=attrgetter("dated", "pk"))
    return min(dated, key=attrgetter("dated", "pk"), default=_best(letters))


def _of_issuer(citation: Citation, letters: Sequence[Letter]) -> Resolved:
    """The one letter of the issuer that the citation names; else all, to be offered."""
    of_it = _from_issuer(citation, letters)
    return Resolved(of_it[0]) if len(of_it) == 1 else Resolved(None, tuple(of_it or letters))


def _from_issuer(citation: Citation, letters: Iterable[Letter]) -> list[Letter]:
    """The letters of the issuer that the citation names, and of its day where it tells one."""
    issuer = fold(citation.issuer)
    dated = [one for one in letters if citation.dated in (None, one.dated)]
    return [one for one in dated if issuer and _same(issuer, fold(one.office or ""))]  # type: ignore[attr-defined]


def _same(issuer: str, office: str) -> bool:
    """Whether two writings name one body: "กรมบัญชีกลาง" and "กรมบัญชีกลาง กระทรวงการคลัง"."""
    return bool(office) and (issuer in office or office in issuer)


def _name(letter: Letter) -> str:
    """Under what its steps are kept: letters received twice are one."""
    return letter.key or f"#{letter.pk}"


def _tree(letter: Letter, steps: Mapping[str, list[Link]]) -> tuple[Link, ...]:
    """The steps from the letter on, each letter's own once, in the order of relation, date and place."""
    return _branch(_name(letter), steps, {_name(letter)}, 1)


def _branch(name: str, steps: Mapping[str, list[Link]], met: set[str], depth: int) -> tuple[Link, ...]:
    return tuple(_grown(link, steps, met, depth) for link in _once(steps.get(name, [])))


def _once(links: Iterable[Link]) -> list[Link]:
    """Each letter or gap once, by its strongest relation."""
    order = {relation: place for place, relation in enumerate(Relation.values)}
    kept: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: (order[link.citation.relation], link.citation.pk)):
        one = link.citation
        kept.setdefault(_name(link.letter) if link.letter else one.key or one.stem or one.text, link)
    return list(kept.values())


def _grown(link: Link, steps: Mapping[str, list[Link]], met: set[str], depth: int) -> Link:
    if link.letter is None:
        return link
    name = _name(link.letter)
    if name in met:
        return Link(link.citation, link.letter, again=True)
    met.add(name)
    if depth >= DEEPEST:
        return Link(link.citation, link.letter, further=bool(steps.get(name)))
    return Link(link.citation, link.letter, links=_branch(name, steps, met, depth + 1))
