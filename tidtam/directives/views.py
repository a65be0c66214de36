"""S5 circulate, S6 board, S7 status tables: find, act, tell, go."""

from datetime import timedelta
from math import ceil

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET, require_POST

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.refusal import allows
from tidtam.directives import actions, circulation, permits, sheet
from tidtam.directives import board as boards
from tidtam.directives import table as tables
from tidtam.directives.cells import SIGNS
from tidtam.directives.columns import WIDTH
from tidtam.directives.forms import CirculateForm
from tidtam.directives.laying import Lifted
from tidtam.directives.laying_form import LayingForm
from tidtam.directives.models import Directive, Duty, Obligation, Route
from tidtam.directory.models import Kind
from tidtam.letters.models import Letter

MINUTE = timedelta(minutes=1)
WITHDRAW = "life:withdraw"
"""The page that withdraws a directive, in the part that lives with it."""


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
    return render(request, "directives/circulate.html", _circulate_page(letter, plan, form, laying))


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


@may(permits.check_may_see)
@require_GET
def letter_matrix(request: OfficerRequest, pk: int) -> HttpResponse:
    """S7 of one letter."""
    directive = get_object_or_404(Directive.objects.seen_by(request.officer).select_related("letter"), letter=pk)
    by, now = request.officer, clock.now()
    may_undo = allows(permits.check_may_undo, by, directive, now)
    may_recall = allows(permits.check_may_recall, by, directive)
    extra = {
        "directive": directive,
        "own": directive.duties.filter(own=True),
        "may_undo": may_undo,
        "minutes_left": ceil(permits.undo_left(directive, now) / MINUTE),
        "may_recall": may_recall,
        "lifted": Lifted.of(directive) if may_undo or may_recall else None,
        "withdraw": _address_of(WITHDRAW, pk),
    }
    return _matrix_page(request, _asked_by(directive), extra)


@may(permits.check_may_see)
@require_GET
def letter_sheet(request: OfficerRequest, pk: int) -> StreamingHttpResponse:
    """The whole table of one letter as CSV."""
    directive = get_object_or_404(Directive.objects.seen_by(request.officer).select_related("letter"), letter=pk)
    lines = sheet.lines(_asked_by(directive), today=clock.today(), calendar=clock.calendar())
    headers = {"Content-Disposition": f'attachment; filename="matrix-{pk}-{clock.today().isoformat()}.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@may(permits.check_may_see)
@require_GET
def matrix(request: OfficerRequest) -> HttpResponse:
    """S7 over all letters to which somebody still owes an answer, nearest day first."""
    owed = Duty.objects.seen_by(request.officer).laid().asked().owed_by_any()
    duties = owed.due_first().select_related("directive__letter").defer(*LETTER_TEXTS)
    return _matrix_page(request, list(duties[:WIDTH]), {"more": max(0, duties.count() - WIDTH)})


LETTER_TEXTS = ("directive__letter__text", "directive__letter__reading", "directive__letter__fields")
"""What of a letter no table shows."""


def _asked_by(directive: Directive) -> list[Duty]:
    duties = directive.duties.asked().due_first().select_related("directive__letter").defer(*LETTER_TEXTS)
    return list(duties)


def _address_of(name: str, pk: int) -> str:
    """The address of a page of another part, empty where this office does not have it."""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""


def _matrix_page(request: OfficerRequest, duties: list[Duty], extra: dict[str, object]) -> HttpResponse:
    national = request.officer.organisation.kind == Kind.MINISTRY
    asked = tables.Asked.of(request.GET.dict(), today=clock.today(), calendar=clock.calendar(), national=national)
    page = {
        "table": tables.table(duties, asked),
        "wanted": asked.wanted,
        "period": asked.period,
        "signs": SIGNS,
        "now": clock.now(),
        "filtered": asked.filtered,
        **extra,
    }
    return render(request, "directives/matrix.html", page)


def _circulate_page(
    letter: Letter, plan: circulation.Plan, form: CirculateForm, laying: LayingForm
) -> dict[str, object]:
    everyone = plan.bound(form.choices, form.without)
    bound, relayed = len(everyone), any(one.route == Route.DISTRICT for one in everyone)
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
        "laying": laying,
        "relay": laying.relays(duties) if relayed else [],
    }


def _circulated(directive: Directive) -> str:
    bound, relayed = directive.bindings.count(), directive.bindings.filter(route="district").count()
    laid = Obligation.objects.filter(duty__directive=directive).asked().count()
    return f"แจ้งเวียนแล้ว {bound:,} หน่วยงาน (ผ่านอำเภอ {relayed:,} แห่ง) วางภาระรายงาน {laid:,} รายการ"
