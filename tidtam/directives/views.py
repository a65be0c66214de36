"""S5 circulate, S6 board: find, act, tell, go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.refusal import allows
from tidtam.directives import actions, circulation, permits
from tidtam.directives import board as boards
from tidtam.directives.forms import CirculateForm
from tidtam.directives.laying_form import LayingForm
from tidtam.directives.models import Directive, Duty, Obligation, Route
from tidtam.letters.models import Letter


@may(permits.check_may_circulate)
def circulate(request: OfficerRequest, pk: int) -> HttpResponse:
    """S5: groups with counts and routes, the burden, one button; "count" shows the numbers of other choices first."""
    letter = get_object_or_404(Letter.objects.seen_by(request.officer), pk=pk)
    plan = circulation.plan(letter)
    sent = request.POST if request.method == "POST" else None
    form = CirculateForm(plan, sent, version=letter.version)
    laying = LayingForm(letter, sent, today=clock.today(), calendar=clock.calendar())
    if form.is_valid() and laying.is_valid() and request.POST.get("do") != "count":
        directive = actions.circulate(
            by=request.officer, letter=letter, choices=form.choices, left_out=form.without,
            version=form.cleaned_data["version"], laying=laying.laying, now=clock.now(),
        )  # fmt: skip
        messages.success(request, _circulated(directive))
        return redirect("directives:letter_matrix", pk=letter.pk)
    everyone = plan.bound(form.choices, form.without)
    page = _circulate_page(letter, plan, form, everyone)
    page |= _periods_page(letter, laying, everyone)
    return render(request, "directives/circulate.html", page)


@may(permits.check_may_circulate)
@require_POST
def undo(request: OfficerRequest, pk: int) -> HttpResponse:
    directive = get_object_or_404(Directive.objects.seen_by(request.officer), letter=pk)
    lifted = actions.undo(by=request.officer, directive=directive, now=clock.now())
    messages.success(request, f"เลิกทำการแจ้งเวียนแล้ว ยกเลิก{lifted.words} หนังสือกลับเป็น “ยืนยันแล้ว”")
    return redirect("directives:circulate", pk=pk)


@may(permits.check_may_circulate)
@require_POST
def recall(request: OfficerRequest, pk: int) -> HttpResponse:
    directive = get_object_or_404(Directive.objects.seen_by(request.officer), letter=pk)
    actions.recall(by=request.officer, directive=directive)
    messages.success(request, "เรียกคืนการแจ้งเวียนแล้ว ภาระรายงานที่วางไว้ถูกยกเลิกทั้งหมด แจ้งเวียนใหม่ได้จากหน้านี้")
    return redirect("directives:circulate", pk=pk)


@may(permits.check_may_see)
@require_GET
def board(request: OfficerRequest) -> HttpResponse:
    """S6: every duty somebody still owes, by the week it falls due; filters and order stand in the address."""
    today = clock.today()
    duties = Duty.objects.seen_by(request.officer).laid()
    every = boards.lines(duties, today=today, calendar=clock.calendar())
    wanted = boards.Filter.of(request.GET.dict())
    kept = [line for line in every if wanted.keeps(line, request.officer)]
    if wanted.sort == "due":
        weeks = boards.weeks(kept, today)
    else:
        weeks = [boards.Week("", tuple(boards.ordered(kept, wanted.sort)))] if kept else []
    page = {
        "weeks": weeks,
        "count": len(kept),
        "total": len(every),
        "wanted": wanted,
        "sorts": [(key, label, wanted.address(key)) for key, label in boards.SORTS.items()],
        "may_receive": allows(permits.check_may_circulate, request.officer),
        "issuers": list(boards.issuers(every)),
        "years": boards.years(every),
    }
    return render(request, "directives/board.html", page)


def _circulate_page(
    letter: Letter, plan: circulation.Plan, form: CirculateForm, everyone: list[circulation.Bound]
) -> dict[str, object]:
    bound = len(everyone)
    duties = letter.fields.get("duties", [])
    return {
        "letter": letter,
        "plan": plan,
        "groups": [(group, form[group.key]) for group in plan.groups],
        "form": form,
        "without": form.without,
        "bound": bound,
        "duties": duties,
        "asked": [duty for duty in duties if not duty.get("own")],
        "minutes": circulation.MINUTES_EACH,
        "hours": circulation.hours(bound),
    }


def _periods_page(letter: Letter, laying: LayingForm, everyone: list[circulation.Bound]) -> dict[str, object]:
    """The periods to be laid, and the internal days where some are reached through a district."""
    relayed = any(one.route == Route.DISTRICT for one in everyone)
    return {"laying": laying, "relay": laying.relays(letter.fields.get("duties", [])) if relayed else []}


def _circulated(directive: Directive) -> str:
    bound, relayed = directive.bindings.count(), directive.bindings.filter(route="district").count()
    laid = Obligation.objects.filter(duty__directive=directive).asked().count()
    return f"แจ้งเวียนแล้ว {bound:,} หน่วยงาน (ผ่านอำเภอ {relayed:,} แห่ง) วางภาระรายงาน {laid:,} รายการ"
