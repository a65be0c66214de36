"""What an officer does with directives: circulate one, take it back, carry over what ended organisations owe."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import transaction

from tidtam.accounts import ledger
from tidtam.core.duties import states
from tidtam.core.refusal import Refused
from tidtam.directives import permits, succession
from tidtam.directives.circulation import Bound, plan
from tidtam.directives.models import Binding, Directive, Duty, Obligation
from tidtam.directives.succession import Carried
from tidtam.directory.changes import actions as changes
from tidtam.directory.changes.succession import Change
from tidtam.directory.models import Event, Officer, Organisation
from tidtam.letters import actions as letters
from tidtam.letters.models import Letter

_NO_HEIR = "หน่วยงานยุบเลิกโดยไม่มีผู้รับช่วง"


@transaction.atomic
def circulate(
    *,
    by: Officer,
    letter: Letter,
    choices: Mapping[str, str],
    left_out: Collection[str] = (),
    version: int | None = None,
    now: datetime,
) -> Directive:
    """แจ้งเวียน: freeze whom the letter binds and lay the obligations: duty × organisation × period.

    `choices` maps a group of the plan to its route ("direct", "district") or "none"; `left_out` are codes of
    organisations not bound. What the letter asks of its owner is laid on the owner. The letter stands fast from now on.
    Refuses a letter that is not confirmed (`wrong_state`), has changed since `version`, or binds nobody to anything.
    """
    permits.check_may_circulate(by)
    if version is not None and version != Letter.objects.select_for_update().get(pk=letter.pk).version:
        raise Refused("letter_changed_meanwhile")
    letter = letters.hold(by=by, letter=letter)
    planned = plan(letter)
    bound = planned.bound(choices, left_out)
    directive = _draft(letter)
    directive.state = states.move(states.DIRECTIVE, directive.state, "circulate")
    directive.circulated_at, directive.circulated_by = now, by
    directive.save()
    _bind(directive, bound)
    laid = _lay(directive, bound, to_owner=planned.to_owner)
    if not laid:
        raise Refused("nobody_bound")
    ledger.record(by, "directive.circulate", directive, organisations=len(bound), obligations=laid)
    return directive


@transaction.atomic
def recall(*, by: Officer, directive: Directive) -> None:
    """เรียกคืน: take a circulation back while nobody has begun; what was laid is lifted, the letter may be reopened."""
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    permits.check_may_recall(by, directive)
    directive.state = states.move(states.DIRECTIVE, directive.state, "recall")
    directive.save(update_fields=["state"])
    lifted = directive.bindings.count()
    directive.bindings.all().delete()
    directive.duties.all().delete()
    letters.release(by=by, letter=directive.letter)
    ledger.record(by, "directive.recall", directive, organisations=lifted)


@transaction.atomic
def carry_over(*, by: Officer | None) -> Carried:
    """รับช่วงภาระรายงาน: what organisations that have ended still owe goes to their successors; where nobody followed it
    is excused. What they sent stays with them. Safe to do twice: the second finds nothing."""
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


def _lay(directive: Directive, bound: list[Bound], *, to_owner: bool) -> int:
    """Every duty on every organisation bound; on the letter's owner its own duties, and all where it is addressed."""
    owner = directive.letter.organisation_id
    duties = list(directive.duties.all())
    bindings = list(directive.bindings.all())
    laid = [_obligation(duty, one.organisation_id, directive) for duty in duties if not duty.own for one in bindings]
    laid += [_obligation(duty, owner, directive) for duty in duties if duty.own or to_owner]
    Obligation.objects.bulk_create(laid, batch_size=500)
    return len(laid)


def _obligation(duty: Duty, organisation_id: int, directive: Directive) -> Obligation:
    return Obligation(duty=duty, organisation_id=organisation_id, period=directive.period, due_on=duty.deadline)
