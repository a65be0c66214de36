"""The pages of what becomes of a directive: find, act, tell, go. A change is shown as a plan before it is done."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.refusal import Refused, allows
from tidtam.directives.life import actions, page, permits, timeline
from tidtam.directives.life.deeds import Ask, Withdraw
from tidtam.directives.life.forms import FORMS, AskForm, DenyForm, ExtensionForm, FollowForm, GrantForm
from tidtam.directives.life.models import Effect, Extension, Succession, Way
from tidtam.directives.life.plan import Moment, Plan, done_before
from tidtam.directives.life.succession import Proposal, proposals
from tidtam.directives.models import Directive, Obligation
from tidtam.directives.permits import check_may_see
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter

EVENTS = 50
"""Events of a history on one page."""

_NOT_CARRIED = ("csrfmiddlewaretoken", "do", "seen")
_FOR_GOOD = ("confirm", "grant")
"""The buttons that do what was seen."""


@may(check_may_see)
@require_GET
def life(request: OfficerRequest, pk: int) -> HttpResponse:
    """What holds now of a letter's directive, what changed, and what may be changed; what the letter itself changes."""
    letter = get_object_or_404(Letter.objects.seen_by(request.officer), pk=pk)
    directive = Directive.objects.filter(letter=letter).exclude(state="draft").select_related("letter").first()
    shown: dict[str, Any] = {
        "letter": letter,
        "directive": directive,
        "proposals": proposals(letter),
        "changes": Succession.objects.told().filter(letter=letter),
    }
    if directive is not None:
        shown |= _standing_now(request, directive)
    return render(request, "life/life.html", shown)


def _standing_now(request: OfficerRequest, directive: Directive) -> dict[str, Any]:
    events = Paginator(timeline.of_directive(directive), EVENTS)
    return {
        "duties": page.duties_of(directive, clock.today()),
        "steps": page.steps(request.officer, directive),
        "may_amend": allows(permits.check_may_carry_out, request.officer, directive, "amend"),
        "footnotes": page.exempted(directive),
        "waiting": page.waiting_of(directive),
        "changed_by": Succession.objects.told().filter(directive=directive),
        "events": events.get_page(request.GET.get("page")),
    }


@may(permits.check_may_keep)
@require_http_methods(["GET", "POST"])
def change(request: OfficerRequest, pk: int, verb: str) -> HttpResponse:
    """One change of a directive: the form, then what it would do, then done."""
    directive = _directive(request.officer, pk)
    if verb not in FORMS:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = FORMS[verb](directive, posted, initial=_asked(request))
    do = request.POST.get("do")
    if posted is not None and do not in ("search", "edit") and form.is_valid():
        return _planned(request, directive, form)
    permits.check_may_carry_out(request.officer, directive, verb)
    if do in ("search", "edit"):
        form.errors.clear()
    return render(request, "life/change.html", {"directive": directive, "form": form, "verb": verb})


def _planned(request: OfficerRequest, directive: Directive, form: AskForm) -> HttpResponse:
    """Do what was seen, or show what would be done as things stand now."""
    ask, moment = form.ask(), _moment()
    seen = request.POST.get("seen", "")
    plan = _plan(directive, ask, seen, moment)
    if plan is None or (seen == plan.fingerprint and request.POST.get("do") == "confirm"):
        said = actions.carry_out(by=request.officer, directive=directive, ask=ask, seen=seen, moment=moment)
        return _done(request, said, directive.letter_id)
    permits.check_may_carry_out(request.officer, directive, ask.verb)
    shown = {
        "directive": directive,
        "plan": plan,
        "form": form,
        "stale": _for_good(request),
        "reason": ask.reason,
        "carried": _carried(request),
    }
    return render(request, "life/plan.html", shown)


def _plan(directive: Directive, ask: Ask, seen: str, moment: Moment) -> Plan | None:
    """The plan as things stand; None where what was seen has just been done (the button was pressed twice)."""
    return None if done_before(directive, seen) is not None else ask.plan(directive, moment)


def _done(request: OfficerRequest, said: list[str], letter: int) -> HttpResponse:
    messages.success(request, f"ดำเนินการแล้ว: {' · '.join(said)}")
    return redirect("life:life", pk=letter)


@may(permits.check_may_keep)
@require_http_methods(["GET", "POST"])
def follow(request: OfficerRequest, pk: int, earlier: int, effect: str) -> HttpResponse:
    """ "Does this letter do that to the earlier directive?": yes, with its plan, or no."""
    letter = get_object_or_404(Letter.objects.seen_by(request.officer), pk=pk)
    directive = get_object_or_404(_directives(request.officer), pk=earlier)
    if effect not in Effect.values:
        raise Http404
    if request.POST.get("do") == "no":
        actions.decline(by=request.officer, letter=letter, directive=directive, effect=Effect(effect), moment=_moment())
        messages.success(request, "บันทึกแล้วว่าหนังสือฉบับนี้ไม่ได้เปลี่ยนเรื่องเดิม")
        return redirect("life:life", pk=letter.pk)
    if (said := done_before(directive, request.POST.get("seen", ""))) is not None:
        return _done(request, said, letter.pk)
    proposal = _proposal(letter, directive, effect)
    extends = effect == Effect.EXTEND
    form = FollowForm(directive, proposal.until, request.POST or None) if extends else None
    return _followed(request, letter, proposal, form)


def _followed(request: OfficerRequest, letter: Letter, proposal: Proposal, form: FollowForm | None) -> HttpResponse:
    directive, moment, seen = proposal.directive, _moment(), request.POST.get("seen", "")
    ask = _ask_of(letter, proposal, form)
    plan = ask.plan(directive, moment) if ask else None
    agreed = request.POST.get("do") == "confirm" and (plan is None or seen == plan.fingerprint)
    if agreed and (form is None or form.is_valid()):
        said = actions.follow(
            by=request.officer, letter=letter, directive=directive, effect=proposal.effect, ask=ask, seen=seen,
            moment=moment,
        )  # fmt: skip
        if not said:
            return redirect("life:life", pk=directive.letter_id)
        return _done(request, said, letter.pk)
    shown = {
        "letter": letter,
        "proposal": proposal,
        "form": form,
        "plan": plan,
        "stale": _for_good(request),
    }
    return render(request, "life/follow.html", shown)


def _proposal(letter: Letter, directive: Directive, effect: str) -> Proposal:
    for one in proposals(letter):
        if (one.directive.pk, one.effect) == (directive.pk, effect):
            return one
    raise Refused("no_such_succession")


def _ask_of(letter: Letter, proposal: Proposal, form: FollowForm | None) -> Ask | None:
    """What the later letter asks for; None while its day is not known, and for an amendment."""
    why = f"ตามหนังสือ {letter.number or letter.subject}"
    if proposal.effect in (Effect.WITHDRAW, Effect.REPLACE):
        return Withdraw(reason=why)
    return form.ask(why) if form else None


@may(check_may_see)
@require_GET
def unit(request: OfficerRequest, pk: int, organisation: int) -> HttpResponse:
    """What one organisation owes for a letter; where that is one thing, the page of that."""
    seen = Obligation.objects.seen_by(request.officer).filter(
        duty__directive__letter__pk=pk, organisation__pk=organisation
    )
    found = list(seen.select_related("organisation", "duty__directive__letter").order_by("duty__position", "period"))
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect("life:obligation", pk=found[0].pk)
    return render(request, "life/unit.html", {"obligations": found, "first": found[0]})


@may(check_may_see)
@require_GET
def obligation(request: OfficerRequest, pk: int) -> HttpResponse:
    """One obligation: whose, of which duty, its days, its state, its history, and what may be done to it."""
    found = _obligation(request.officer, pk)
    steps = page.steps_of_one(request.officer, found)
    shown = {
        "obligation": found,
        "standing": page.dates_of(found, clock.today(), clock.calendar()),
        "steps": steps,
        "hindrances": page.hindrances(steps),
        "extensions": found.extensions.order_by("-pk"),
        "events": Paginator(timeline.of_obligation(found), EVENTS).get_page(request.GET.get("page")),
    }
    return render(request, "life/obligation.html", shown)


@may(permits.check_may_keep)
@require_http_methods(["GET", "POST"])
def ask(request: OfficerRequest, pk: int) -> HttpResponse:
    """Enter a request for more time that came by phone or letter."""
    found = _obligation(request.officer, pk)
    form = ExtensionForm(request.POST or None, initial={"asked_on": clock.today(), "way": Way.PHONE})
    if form.is_valid():
        actions.ask_extension(by=request.officer, obligation=found, **form.cleaned_data)
        messages.success(request, "บันทึกคำขอแล้ว รอพิจารณา")
        return redirect("life:requests")
    permits.check_may_ask(request.officer, found)
    return render(request, "life/ask.html", {"obligation": found, "form": form})


@may(check_may_see)
@require_GET
def requests(request: OfficerRequest) -> HttpResponse:
    """Requests that wait, nearest due day first; or those decided, the last first."""
    decided = request.GET.get("decided") == "1"
    ours = Extension.objects.seen_by(request.officer)
    found = ours.decided() if decided else ours.waiting()
    related = found.select_related(
        "obligation__organisation", "obligation__duty__directive__letter", "decided_by__user"
    )
    shown = {
        "page": Paginator(related, EVENTS).get_page(request.GET.get("page")),
        "decided": decided,
        "may_decide": allows(permits.check_may_keep, request.officer),
    }
    return render(request, "life/requests.html", shown)


@may(permits.check_may_keep)
@require_http_methods(["GET", "POST"])
def decide(request: OfficerRequest, pk: int) -> HttpResponse:
    """Grant a request, with the plan of what that does, or deny it with a reason."""
    wanted = Extension.objects.seen_by(request.officer).select_related("obligation__duty__directive__letter")
    extension = get_object_or_404(wanted, pk=pk)
    do = request.POST.get("do")
    grant = GrantForm(extension, request.POST if do in ("preview", "grant") else None)
    deny = DenyForm(request.POST if do == "deny" else None)
    if do == "deny" and deny.is_valid():
        actions.deny(by=request.officer, extension=extension, answer=deny.cleaned_data["answer"], moment=_moment())
        messages.success(request, "บันทึกว่าไม่อนุญาตแล้ว กำหนดส่งเดิมคงอยู่")
        return redirect("life:requests")
    return _decided(request, extension, grant, deny)


def _decided(request: OfficerRequest, extension: Extension, grant: GrantForm, deny: DenyForm) -> HttpResponse:
    directive, moment, seen = extension.obligation.duty.directive, _moment(), request.POST.get("seen", "")
    until = grant.cleaned_data["until"] if grant.is_bound and grant.is_valid() else extension.until
    asked = actions.granting(extension, until)
    plan = _plan(directive, asked, seen, moment)
    agreed = request.POST.get("do") == "grant" and (plan is None or seen == plan.fingerprint)
    if agreed and grant.is_valid():
        said = actions.grant(
            by=request.officer, extension=extension, until=until, answer=grant.cleaned_data["answer"], seen=seen,
            moment=moment,
        )  # fmt: skip
        messages.success(request, f"อนุญาตแล้ว: {' · '.join(said)}")
        return redirect("life:requests")
    shown = {
        "extension": extension,
        "grant": grant,
        "deny": deny,
        "plan": plan,
        "stale": _for_good(request),
    }
    return render(request, "life/decide.html", shown)


def _for_good(request: OfficerRequest) -> bool:
    """Whether the button was one that does what was seen: a page that comes back all the same shows another plan."""
    return request.POST.get("do") in _FOR_GOOD


def _moment() -> Moment:
    return Moment(clock.now(), clock.calendar())


def _directives(officer: Officer) -> Any:
    return Directive.objects.seen_by(officer).exclude(state="draft").select_related("letter")


def _directive(officer: Officer, letter: int) -> Directive:
    found: Directive = get_object_or_404(_directives(officer), letter__pk=letter)
    return found


def _obligation(officer: Officer, pk: int) -> Obligation:
    seen = Obligation.objects.seen_by(officer).select_related("organisation", "duty__directive__letter")
    return get_object_or_404(seen, pk=pk)


def _asked(request: OfficerRequest) -> dict[str, Any]:
    """What the address chooses beforehand: rounds, organisations, a duty; a report received today."""
    chosen: dict[str, Any] = {name: request.GET.getlist(name) for name in ("round", "organisation")}
    return {**chosen, "duty": request.GET.get("duty", ""), "day": clock.today()}


def _carried(request: OfficerRequest) -> list[tuple[str, str]]:
    """What was filled in, to be sent again with the confirmation."""
    return [(name, value) for name, values in request.POST.lists() if name not in _NOT_CARRIED for value in values]
