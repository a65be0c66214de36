"""The page of one organisation, which shows things of many rooms, and the pages on which its changes are recorded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.refusal import allows
from tidtam.core.thai.dates import format_date
from tidtam.directives import actions, succession
from tidtam.directives.models import Obligation
from tidtam.directives.record import record
from tidtam.directory import permits
from tidtam.directory.changes import actions as changes
from tidtam.directory.changes.forms import FORMS, ChangeForm
from tidtam.directory.changes.succession import possible
from tidtam.directory.forms import ContactForm, PostForm
from tidtam.directory.models import Event, EventKind, Officer, Organisation, Trust
from tidtam.directory.tree import Wanted
from tidtam.letters.models import Letter


@may(permits.check_may_see_directory)
@require_safe
def organisation(request: OfficerRequest, code: str) -> HttpResponse:
    """Its names, heads and contacts today and then, whom it follows and who follows it; `on` asks for a day."""
    today = clock.today()
    one = _organisation(request, code)
    wanted = Wanted.of(request.GET.dict(), today)
    day = wanted.on or today
    posts, contacts = list(one.posts.all()), list(one.contacts.all())
    page = {
        "one": one,
        "wanted": wanted,
        "day": day,
        "then": _then(one, day) if wanted.on else None,
        "names": list(one.names.select_related("parent", "organisation")),
        "predecessors": list(one.predecessors.order_by("valid_to", "code")),
        "supervised": Organisation.objects.current().filter(parent=one).count(),
        "heads": [post for post in posts if post.holds(day)],
        "former_heads": [post for post in posts if not post.holds(day)],
        "contacts": [contact for contact in contacts if contact.holds(day)],
        "former_contacts": [contact for contact in contacts if not contact.holds(day)],
        "events": list(_events(one)),
        "seated": _seated([one] if one.valid_to else []),
        "record": record(
            Obligation.objects.seen_by(request.officer), one.pk, today=today, lineage=Organisation.objects.lineages
        ),
        "may_manage": allows(permits.check_may_manage_directory, request.officer),
        "changes": possible(one),
        "trusts": [trust for trust in Trust if trust != Trust.UNCONFIRMED],
        "post_form": PostForm(),
        "contact_form": ContactForm(auto_id="contact_%s"),
    }
    return render(request, "organisation.html", page)


@may(permits.check_may_manage_directory)
def change(request: OfficerRequest, code: str, kind: str) -> HttpResponse:
    """Record a change. What it carries over is shown in words first; only what was shown is done."""
    one = _organisation(request, code)
    form = _form(request, one, kind)
    loads: list[succession.Load] | None = None
    if form.is_valid():
        if request.POST.get("do") == "record" and request.POST.get("shown") == form.digest:
            event = actions.record_event(by=request.officer, change=form.change, now=clock.now())
            messages.success(request, _recorded(event))
            return redirect("organisation", code=((event.applied_at and event.successor) or one).code)
        loads = succession.preview(form.change)
    page = {
        "one": one,
        "form": form,
        "title": f"{EventKind(kind).label} {one.name}",
        "loads": loads and _shown(loads, request.officer),
        "change": None if loads is None else form.change,
        "told": None if loads is None else succession.told(form.change, loads),
        "later": form.is_valid() and form.change.on > clock.today(),
        "digest": "" if loads is None else form.digest,
        "seated": [] if loads is None else _seated(form.change.ending),
    }
    return render(request, "organisation_change.html", page)


@may(permits.check_may_manage_directory)
@require_POST
def cancel_event(request: OfficerRequest, pk: int) -> HttpResponse:
    seen = Organisation.objects.seen_by(request.officer)
    event = get_object_or_404(Event.objects.filter(organisations__in=seen).distinct(), pk=pk)
    changes.cancel_event(by=request.officer, event=event, now=clock.now())
    messages.success(request, f"ยกเลิกการเปลี่ยนแปลงที่บันทึกไว้ล่วงหน้าแล้ว ({event.get_kind_display()})")
    return redirect("organisation", code=event.organisations.order_by("pk")[0].code)


def _organisation(request: OfficerRequest, code: str) -> Organisation:
    seen = Organisation.objects.seen_by(request.officer).select_related("parent", "area", "realm", "successor")
    # PostgreSQL takes no NUL in a text
    found: Organisation = get_object_or_404(seen, code=code.replace("\0", ""))
    return found


def _form(request: OfficerRequest, one: Organisation, kind: str) -> ChangeForm:
    if kind not in FORMS:
        raise Http404
    chosen = {"others": request.GET.getlist("with"), "into": request.GET.get("into")}
    return FORMS[kind](one, request.POST if request.method == "POST" else None, initial=chosen)


def _shown(loads: Sequence[succession.Load], officer: Officer) -> list[succession.Load]:
    """Letters of other offices count, but what they are about is not told."""
    seen = set(
        Letter.objects.seen_by(officer).filter(pk__in=[load.letter for load in loads]).values_list("pk", flat=True)
    )
    return [load if load.letter in seen else replace(load, number="", subject="") for load in loads]


def _seated(ended: Sequence[Organisation]) -> list[Officer]:
    """Who has a seat in what ends: nobody follows by themselves, the administrator gives each another seat."""
    seats = Officer.objects.filter(organisation__in=ended, user__is_active=True).select_related("user", "organisation")
    return list(seats.order_by("pk")) if ended else []


def _then(one: Organisation, day: date) -> dict[str, object]:
    """What it was on a day; no name where it did not exist."""
    return {"name": one.named_on(day), "head": one.head_on(day)}


def _events(one: Organisation) -> list[Event]:
    """What befell it and what it came from, first to last; cancelled ones left out."""
    events = Event.objects.filter(cancelled_at=None).prefetch_related("organisations")
    events = events.select_related("recorded_by__user", "successor", "supervisor")
    befell = events.filter(organisations=one) | events.filter(successor=one)
    return list(befell.distinct())


def _recorded(event: Event) -> str:
    what = event.get_kind_display()
    if event.applied_at:
        return f"บันทึกการเปลี่ยนแปลงแล้ว ({what}) มีผลตั้งแต่วันที่ {format_date(event.on, 'medium')}"
    return f"บันทึกไว้ล่วงหน้าแล้ว ({what}) ระบบจะดำเนินการเมื่อถึงวันที่ {format_date(event.on, 'medium')}"
