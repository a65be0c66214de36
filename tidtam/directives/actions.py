"""What an officer does with directives: circulate one, take it back, carry over what ended organisations owe."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils import timezone

from tidtam.accounts import ledger
from tidtam.core.duties import states
from tidtam.core.refusal import Refused
from tidtam.core.thai.calendar import Calendar
from tidtam.directives import asked, permits, succession
from tidtam.directives.circulation import Bound, plan
from tidtam.directives.laying import Laying, Lifted, Rounds, Term, lay, lay_on
from tidtam.directives.models import Binding, Directive, Duty, Obligation
from tidtam.directives.succession import Carried
from tidtam.directory.changes import actions as changes
from tidtam.directory.changes.succession import Change
from tidtam.directory.models import Event, Officer, Organisation
from tidtam.letters import actions as letters
from tidtam.letters.models import Letter

LIFTED_AT_ONCE = 2_000
_NO_HEIR = "หน่วยงานยุบเลิกโดยไม่มีผู้รับช่วง"


@transaction.atomic
def circulate(
    *,
    by: Officer,
    letter: Letter,
    choices: Mapping[str, str],
    left_out: Collection[str] = (),
    version: int | None = None,
    laying: Laying | None = None,
    now: datetime,
) -> Directive:
    """แจ้งเวียน: freeze whom the letter binds and lay the obligations: duty × organisation × period.

    `choices` maps a group of the plan to its route ("direct", "district") or "none"; `left_out` are codes of
    organisations not bound; `laying` says which periods are laid now. What the letter asks of its owner is laid on the
    owner. The letter stands fast from now on.
    Refuses a letter that is not confirmed (`wrong_state`), has changed since `version`, or binds nobody to anything.
    """
    permits.check_may_circulate(by)
    if version is not None and version != Letter.objects.select_for_update().get(pk=letter.pk).version:
        raise Refused("letter_changed_meanwhile")
    letter = letters.hold(by=by, letter=letter)
    planned = plan(letter)
    bound = planned.bound(choices, left_out)
    laying = laying or Laying()
    directive = _draft(letter)
    directive.relay_days = laying.relay_days
    directive.state = states.move(states.DIRECTIVE, directive.state, "circulate")
    directive.circulated_at, directive.circulated_by = now, by
    directive.save()
    _bind(directive, bound)
    laid = _lay(directive, laying, timezone.localdate(now), to_owner=planned.to_owner)
    asked.sign(directive.duties.all())
    if not laid:
        raise Refused("nobody_bound")
    ledger.record(by, "directive.circulate", directive, organisations=len(bound), obligations=laid)
    return directive


@transaction.atomic
def undo(*, by: Officer, directive: Directive, now: datetime) -> Lifted:
    """เลิกทำ: take back a circulation made a few minutes ago, as long as nobody has begun; what it laid is lifted."""
    directive = _locked(directive)
    permits.check_may_undo(by, directive, now)
    return _lift(by, directive, "directive.undo")


@transaction.atomic
def recall(*, by: Officer, directive: Directive) -> Lifted:
    """เรียกคืน: take a circulation back until somebody has opened it: what it laid is lifted, the letter is let go."""
    directive = _locked(directive)
    permits.check_may_recall(by, directive)
    return _lift(by, directive, "directive.recall")


@transaction.atomic
def lay_next(*, duty: Duty, today: date, calendar: Calendar) -> int:
    """วางงวดถัดไป: lay every period of a recurring duty that has begun and is not laid; how many obligations are new.

    The system's deed, safe to run twice: a duty taken back or laid on meanwhile is left as it is.
    """
    # the directive too: it may be withdrawn or closed at this moment
    waits = Duty.objects.to_lay(today).select_related("directive__letter").select_for_update(of=("self", "directive"))
    found = waits.filter(pk=duty.pk).first()
    if found is None or found.next_from is None or found.schedule is None:
        return 0
    rounds = Rounds(found.schedule, found.next_from, today)
    laying = Laying(calendar=calendar, relay_days=found.directive.relay_days, rounds={found.position: rounds})
    terms = laying.terms(found, today)
    owner = found.directive.letter.organisation_id
    borne_by_owner = found.obligations.filter(organisation=owner).exists()
    succession.bind_heirs(found.directive)
    laid = lay_on(owner, found, terms) if borne_by_owner else 0
    laid += 0 if found.own else lay(found, terms, today=today)
    _note(found, terms, laying)
    ledger.record(None, "duty.lay_next", found, periods=[term.period for term in terms], obligations=laid)
    return laid


def _locked(directive: Directive) -> Directive:
    return Directive.objects.select_for_update().get(pk=directive.pk)


def _lift(by: Officer, directive: Directive, verb: str) -> Lifted:
    """Lift all that a circulation laid, and let the letter go."""
    directive.state = states.move(states.DIRECTIVE, directive.state, "recall")
    directive.save(update_fields=["state"])
    lifted = Lifted.of(directive)
    _lift_obligations(directive)
    directive.bindings.all().delete()
    directive.duties.all().delete()
    letters.release(by=by, letter=directive.letter)
    ledger.record(by, verb, directive, organisations=lifted.organisations, obligations=lifted.obligations)
    return lifted


def _lift_obligations(directive: Directive) -> None:
    """By some thousands, so that memory does not grow with them: what hangs on each is lifted with it."""
    laid = Obligation.objects.filter(duty__directive=directive).order_by("pk")
    # a bearer is protected by what was carried to it
    laid.filter(state="carried").update(state=states.FIRST["obligation"], carried_to=None)
    while several := list(laid.values_list("pk", flat=True)[:LIFTED_AT_ONCE]):
        Obligation.objects.filter(pk__in=several).delete()


@transaction.atomic
def carry_over(*, by: Officer | None) -> Carried:
    """รับช่วงภาระรายงาน: what organisations that have ended still owe goes to their successors; where nobody followed it
    is excused; what a district relayed its successor relays. What they sent stays with them. Safe to do twice: the
    second finds nothing."""
    if by is not None:
        permits.check_may_circulate(by)
    waits = succession.waiting().select_for_update(of=("self",)).select_related("duty", "organisation")
    owed = list(waits.order_by("pk"))
    done, heirs = succession.carry(owed)
    named = Organisation.objects.in_bulk({heir for heir in heirs.values() if heir})
    for ended, rows in groupby(sorted(owed, key=_whose), key=_whose):
        keys, heir, organisation = [row.pk for row in rows], heirs[ended], Organisation(pk=ended)
        if heir:
            ledger.record(by, "obligation.carry", organisation, to=named[heir].code, obligations=keys)
        else:
            ledger.record(by, "obligation.exempt", organisation, obligations=keys, reason=_NO_HEIR)
    for ended, (follows, bindings) in succession.reroute().items():
        ledger.record(by, "binding.reroute", Organisation(pk=ended), to=follows, bindings=bindings)
    return done


@transaction.atomic
def record_event(*, by: Officer, change: Change, now: datetime) -> Event:
    """บันทึกการเปลี่ยนแปลงของหน่วยงาน with all it brings: what those that end by it still owe is carried over at once."""
    event = changes.record_event(by=by, change=change, now=now)
    carry_over(by=by)
    return event


def _whose(obligation: Obligation) -> int:
    return obligation.organisation_id


def _draft(letter: Letter) -> Directive:
    """The directive of a confirmed letter with one duty per recipient and day, drafted afresh from its fields."""
    if not letter.fields.get("duties"):
        raise Refused("no_duty_laid")
    directive, _ = Directive.objects.get_or_create(letter=letter)
    directive.fiscal_years = letter.fields.get("fiscal_years", [])
    directive.chain = _chain(letter)
    Duty.objects.bulk_create(
        _duty(directive, position, duty) for position, duty in enumerate(letter.fields["duties"], start=1)
    )
    return directive


def _duty(directive: Directive, position: int, duty: Mapping[str, Any]) -> Duty:
    channel = duty.get("channel") or {}
    return Duty(
        directive=directive,
        position=position,
        who=duty.get("who") or "",
        action=duty.get("action") or "",
        recipient=duty.get("recipient") or "",
        channel_type=channel.get("type") or "",
        channel_value=channel.get("value") or "",
        deadline=_day(duty.get("deadline")),
        deadline_kind=duty.get("deadline_kind") or "",
        deadline_text=duty.get("deadline_text") or "",
        own=bool(duty.get("own")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _chain(letter: Letter) -> list[dict[str, Any]]:
    """The authority of the letter, oldest first and itself last, as written: never put right by us."""
    resolutions = [mention for mention in letter.fields.get("mentions", []) if mention["kind"] == "cabinet_resolution"]
    papers = [*letter.fields.get("references", []), *letter.fields.get("attachments", [])]
    rests_on = [paper for paper in papers if paper.get("number")]
    above = [
        *({"kind": "cabinet_resolution", **_link(mention)} for mention in resolutions if mention.get("date")),
        *({"kind": "letter", **_link(paper)} for paper in rests_on),
    ]
    itself = {"kind": "this", "text": letter.subject, "number": letter.number, "date": letter.fields.get("date")}
    return [*above, itself]


def _link(paper: Mapping[str, Any]) -> dict[str, Any]:
    return {key: paper.get(key) for key in ("text", "issuer", "number", "date")}


def _bind(directive: Directive, bound: list[Bound]) -> None:
    Binding.objects.bulk_create(
        Binding(directive=directive, organisation=one.organisation, route=one.route, via=one.via, reason=one.reason)
        for one in bound
    )


def _lay(directive: Directive, laying: Laying, today: date, *, to_owner: bool) -> int:
    """Every duty on every organisation bound; on the letter's owner its own duties, and all where it is addressed."""
    owner = directive.letter.organisation_id
    laid = 0
    for duty in directive.duties.select_related("directive"):
        terms = laying.terms(duty, today)
        laid += 0 if duty.own else lay(duty, terms, today=today)
        laid += lay_on(owner, duty, terms) if duty.own or to_owner else 0
        _note(duty, terms, laying)
    return laid


def _note(duty: Duty, terms: Sequence[Term], laying: Laying) -> None:
    """Keep on the duty which periods are laid, and when the next begins."""
    rounds = laying.rounds.get(duty.position)
    duty.periods = [*duty.periods, *(term.period for term in terms)]
    duty.rule = rounds.rule.as_json() if rounds else None
    duty.next_from = laying.following(duty)
    duty.save(update_fields=["periods", "rule", "next_from"])
