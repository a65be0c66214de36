"""Whatever was done in any room, the board, the status tables, the sheet, the burden and the record tell one number."""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.directives.conftest import addressee, duty, letter
from tidtam.core.duties import states
from tidtam.core.duties.schedule import Rule
from tidtam.core.refusal import Refused
from tidtam.core.thai.calendar import Calendar, fiscal_year_days
from tidtam.directives import actions, board, burden
from tidtam.directives.laying import Laying, Rounds
from tidtam.directives.life import actions as life
from tidtam.directives.life import deeds, page
from tidtam.directives.life.plan import EVERYONE, Moment, Scope
from tidtam.directives.models import OWED, SENT, UNCOUNTED, Directive, Duty, Obligation
from tidtam.directives.record import record
from tidtam.directives.tables import matrix, sections, sheet, table
from tidtam.directives.tables.columns import columns_of
from tidtam.directory.changes.succession import Change, next_code
from tidtam.directory.models import EventKind, Name, Officer, Organisation
from tidtam.letters import contents

BANGKOK = ZoneInfo("Asia/Bangkok")
CALENDAR = Calendar({date(2020, 1, 1): "วันขึ้นปีใหม่"})
FIRST = date(2019, 11, 25)
KEPT = (
    "21",
    "21-A01",
    "21-A02",
    "2101",
    "2103",
    "2101-N01",
    "2101-T01",
    "2101-S01",
    "2101-S02",
    "2103-S01",
    "2103-T01",
)
VERBS = ("extend", "exempt", "restore", "receive", "take_back", "return", "accept", "lay_next", "raise", "merge",
         "abolish", "ask", "grant", "amend", "close", "reopen", "withdraw", "recall", "circulate")  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 2**32)), max_size=14)

type Figures = dict[tuple[int, str], tuple[int, int, int, int]]


class World:
    """A province in which three letters run: one with two duties and years, one each month, one of the owner's own."""

    def __init__(self, officer: Officer) -> None:
        self.officer = officer
        self.day = FIRST
        self.random = Random(0)

    @property
    def moment(self) -> Moment:
        return Moment(datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=BANGKOK), CALENDAR)

    def circulate(self) -> None:
        for made in self.officer.organisation.letters.filter(state="confirmed"):
            asked = made.fields["duties"]
            monthly = {place: Rounds(Rule("month", day=5, following=True), self.day, self.day)
                       for place, one in enumerate(asked, start=1) if one["deadline_kind"] == "recurring"}  # fmt: skip
            how = Laying(calendar=CALENDAR, by_year=not monthly, rounds=monthly)
            actions.circulate(by=self.officer, letter=made, choices={}, laying=how, now=self.moment.now)

    def step(self, verb: str, seed: int) -> None:
        self.random = Random(seed)
        self.day += timedelta(days=self.random.choice((0, 1, 1, 9, 23)))
        try:
            with transaction.atomic():
                getattr(self, verb, lambda: self.deed(verb))()
        except Refused:
            return
        actions.carry_over(by=None)

    def one(self, *of: str) -> Obligation | None:
        found = list(Obligation.objects.filter(state__in=of).select_related("duty__directive").order_by("pk"))
        return self.random.choice(found) if found else None

    def deed(self, verb: str) -> None:
        directive = self.random.choice(list(Directive.objects.select_related("letter").order_by("pk")))
        ask = self.asked(verb, directive)
        if ask is None:
            return
        seen = ask.plan(directive, self.moment).fingerprint
        life.carry_out(by=self.officer, directive=directive, ask=ask, seen=seen, moment=self.moment)

    def asked(self, verb: str, directive: Directive) -> deeds.Ask | None:
        rows = list(Obligation.objects.filter(duty__directive=directive).order_by("pk"))
        some = self.random.sample(rows, min(3, len(rows)))
        scope = self.random.choice([EVERYONE, _scope(some)])
        until = self.day + timedelta(days=self.random.randint(-3, 40))
        made: dict[str, Callable[[], deeds.Ask]] = {
            "extend": lambda: deeds.Extend(scope=scope, until=until, reason="x"),
            "exempt": lambda: deeds.Exempt(scope=_scope(some), reason="x"),
            "restore": lambda: deeds.Restore(scope=scope, reason="x"),
            "receive": lambda: deeds.Receive(scope=_scope(some), day=self.day - timedelta(days=some[0].pk % 3)),
            "take_back": lambda: deeds.TakeBack(scope=scope, reason="x"),
            "amend": lambda: deeds.Amend(duty=some[0].duty_id, values={"deadline": until}, reason="x"),
            "close": deeds.Close,
            "reopen": lambda: deeds.Reopen(reason="x"),
            "withdraw": lambda: deeds.Withdraw(reason="x"),
        }
        return made[verb]() if some else None

    def put(self, verb: str) -> None:
        if one := self.one("submitted"):
            Obligation.objects.filter(pk=one.pk).update(state=states.move(states.OBLIGATION, one.state, verb))

    def __getattr__(self, name: str) -> Any:
        if name in ("return", "accept"):
            return lambda: self.put(name)
        if name == "raise":
            return lambda: self.change(EventKind.RAISE)
        raise AttributeError(name)

    def lay_next(self) -> None:
        self.day += timedelta(days=20)
        for one in Duty.objects.to_lay(self.day):
            actions.lay_next(duty=one, today=self.day, calendar=CALENDAR)

    def change(self, kind: EventKind) -> None:
        bodies = list(Organisation.objects.current().exclude(kind__in=("province", "district")).order_by("pk"))
        if len(bodies) < 2:
            return
        one, other = self.random.sample(bodies, 2)
        more: dict[str, Any] = {"successor": other} if kind == EventKind.MERGE else {}
        if kind == EventKind.RAISE:
            more = {"new_kind": "town", "name": f"เทศบาลเมืองที่{self.random.random()}", "code": next_code("town", one)}
        made = Change(kind, (one,), on=self.day, basis="ประกาศ", **more)
        actions.record_event(by=self.officer, change=made, now=self.moment.now)

    def merge(self) -> None:
        self.change(EventKind.MERGE)

    def abolish(self) -> None:
        self.change(EventKind.ABOLISH)

    def ask(self) -> None:
        if one := self.one(*OWED):
            told = {"until": (one.due_on or self.day) + timedelta(days=5), "reason": "x", "way": "phone"}
            life.ask_extension(by=self.officer, obligation=one, asked_on=self.day, **told)  # type: ignore[arg-type]

    def grant(self) -> None:
        for one in life.Extension.objects.seen_by(self.officer).waiting():
            directive = one.obligation.duty.directive
            seen = life.granting(one, one.until).plan(directive, self.moment).fingerprint
            life.grant(by=self.officer, extension=one, until=one.until, answer="", seen=seen, moment=self.moment)

    def recall(self) -> None:
        directive = self.random.choice(list(Directive.objects.order_by("pk")))
        actions.recall(by=self.officer, directive=directive)


def _scope(rows: list[Obligation]) -> Scope:
    rounds = frozenset((one.duty_id, one.period) for one in rows)
    return Scope(rounds, frozenset(one.organisation_id for one in rows))


@pytest.fixture
def world(officer: Officer) -> World:
    gone = Organisation.objects.exclude(code__in=KEPT)
    Name.objects.filter(organisation__in=gone).delete()
    gone.exclude(kind="district").delete()
    gone.delete()
    everyone = [addressee("ทุกหน่วยงาน", class_code="all_units")]
    monthly = {**duty("จังหวัดระยอง", None), "deadline_kind": "recurring", "deadline_text": "ทุกเดือน"}
    asked: list[tuple[list[dict[str, Any]], list[int]]] = [
        ([duty("กรมที่ดิน", "2019-12-02"), duty("จังหวัดระยอง", None)], [2562, 2563]),
        ([monthly, duty("กระทรวงมหาดไทย", "2020-01-02", own=True)], []),
    ]
    for place, (duties, years) in enumerate(asked):
        told = {"addressees": everyone, "duties": duties, "fiscal_years": years, "subject": f"เรื่องที่ {place}"}
        letter(officer, {**contents.first({}), **told}, sha256=str(place) * 64)
    made = World(officer)
    made.circulate()
    return made


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_every_page_tells_the_number_that_a_plain_recount_tells(world: World, steps: list[tuple[str, int]]) -> None:
    played = World(world.officer)
    with transaction.atomic():
        for verb, seed in steps:
            played.step(verb, seed)
        agree(played)
        # the next history begins where this one did
        transaction.set_rollback(True)


def agree(world: World) -> None:
    rows = list(Obligation.objects.select_related("duty__directive", "organisation"))
    laid = [one for one in rows if one.duty.directive.state == "circulated"]
    seen = Duty.objects.seen_by(world.officer).laid()
    told = {(line.duty.pk, line.period): (line.bound, line.sent, line.waiting, line.late)
            for line in board.lines(seen, today=world.day, calendar=CALENDAR)}  # fmt: skip
    assert told == figures(laid, world.day)
    for directive in Directive.objects.exclude(state="draft"):
        of_letter = [one for one in rows if one.duty.directive_id == directive.pk]
        tables_agree(world, directive, of_letter)
        by_duty = {
            line.duty.pk: (line.bound, line.sent, line.late, line.exempt)
            for line in page.duties_of(directive, world.day)
        }
        for pk, told_of in by_duty.items():
            own = [one for one in of_letter if one.duty_id == pk]
            counts = Counter({"exempt": sum(one.state == "exempt" for one in own)})
            assert told_of == (*(sum(part) for part in _three(own, world.day)), counts["exempt"])
    counting_agrees(world, rows)


def figures(rows: list[Obligation], today: date) -> Figures:
    found: dict[tuple[int, str], list[Obligation]] = {}
    for one in rows:
        found.setdefault((one.duty_id, one.period), []).append(one)
    return {
        key: (
            sum(one.state not in UNCOUNTED for one in of),
            sum(one.state in SENT for one in of),
            sum(one.state == "submitted" for one in of),
            sum(late(one, today) for one in of),
        )
        for key, of in found.items()
    }


def late(one: Obligation, today: date) -> bool:
    return one.state in OWED and one.due_on is not None and one.due_on < today


def _three(rows: list[Obligation], today: date) -> list[list[bool]]:
    return [
        [one.state not in UNCOUNTED for one in rows],
        [one.state in SENT for one in rows],
        [late(one, today) for one in rows],
    ]


def tables_agree(world: World, directive: Directive, rows: list[Obligation]) -> None:
    """S7, short and long, and its sheet."""
    duties = list(directive.duties.asked().due_first().select_related("directive__letter"))
    counts = {key: (sent, bound) for key, (bound, sent, _, _) in figures(rows, world.day).items()}
    columns = columns_of(duties)
    keys = [column.key for column in columns]
    assert {key for key in counts if Duty.objects.get(pk=key[0]) in duties} == set(keys)
    whole = matrix.build(duties, today=world.day, calendar=CALENDAR)
    summed = sections.summary(columns_of(duties, width=12), world.day, national=False)
    for built in (whole, summed):
        shown = {column.key: (one.sent, one.bound) for column, one in zip(built.columns, built.tallies, strict=True)}
        assert shown == {key: counts[key] for key in shown}
    asked = table.Asked.of({}, today=world.day, calendar=CALENDAR, national=False)
    assert table.table(duties, asked).total == len({one.organisation_id for one in rows if not one.duty.own})
    text = "".join(sheet.lines(duties, today=world.day, calendar=CALENDAR))
    head, *lines = csv.reader(text.removeprefix("\ufeff").splitlines())
    assert len(lines) == len({one.organisation_id for one in rows if not one.duty.own})
    words = {states.WORDS[state] for state in SENT}
    for place, key in enumerate(keys, start=len(head) - len(keys)):
        assert sum(line[place] in words for line in lines) == counts[key][0]


def counting_agrees(world: World, rows: list[Obligation]) -> None:
    """The burden, and the record of each organisation alone."""
    stands = [one for one in rows if not one.duty.own and one.duty.directive.state in ("circulated", "closed")]
    counting = [one for one in stands if one.state not in UNCOUNTED]
    seen = Obligation.objects.seen_by(world.officer)
    total = 0
    for year in (2563, 2564):
        wanted = burden.Filter(year)
        built = burden.sheet(seen, wanted, world.day)
        first, last = fiscal_year_days(year)
        due = [one for one in counting if one.due_on and first <= one.due_on <= last]
        assert (built.whole.total, built.whole.late) == (len(due), sum(late(one, world.day) for one in due))
        lines = {line.organisation.pk: line.row.total for line in built.lines(built.ranked)}
        assert lines == Counter(one.organisation_id for one in due)
        total += built.whole.late
    assert total == sum(late(one, world.day) for one in counting)
    for organisation in Organisation.objects.all():
        told = record(seen, organisation.pk, today=world.day)
        own = [one for one in counting if one.organisation_id == organisation.pk]
        past = [one for one in own if one.due_on and one.due_on < world.day]
        assert (told.laid, told.late) == (len(own), sum(late(one, world.day) for one in own))
        assert (told.sent.part, told.sent.whole) == (sum(one.state in SENT for one in past), len(past))
