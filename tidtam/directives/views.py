"""S5 circulate, S6 board, the burden of reports: find, act, tell, go."""

from collections.abc import Iterator
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.accounts.saving import saved
from tidtam.core.refusal import allows
from tidtam.directives import actions, asked, circulation, permits
from tidtam.directives import board as boards
from tidtam.directives import burden as burdens
from tidtam.directives.forms import CirculateForm
from tidtam.directives.laying_form import LayingForm
from tidtam.directives.models import Directive, Duty, Obligation, Route
from tidtam.directory.models import Kind, Officer, Organisation
from tidtam.letters.models import Letter
from tidtam.paper.sheets.write import CSV, Cell, csv_lines


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
    if letter.state == "confirmed":
        page |= _beside_others(request.officer, letter, [one.organisation.pk for one in everyone])
    return render(request, "directives/circulate.html", page)


@may(permits.check_may_circulate)
@require_GET
def members(request: OfficerRequest, pk: int, key: str) -> HttpResponse:
    """One group of S5 name by name with the reasons; `out` in the address: those of the same kinds left out."""
    letter = get_object_or_404(Letter.objects.seen_by(request.officer), pk=pk)
    group = next((one for one in circulation.plan(letter).groups if one.key == key), None)
    if group is None:
        raise Http404
    out = "out" in request.GET and group.selection is not None
    page = Paginator(group.outside if out else group.organisations, MEMBERS_A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, group.why_out(one) if out else group.reason_of(one)) for one in page]
    context = {"letter": letter, "group": group, "page": page, "rows": rows, "out": out}
    return render(request, "directives/members.html", context)


@may(permits.check_may_circulate)
@require_POST
def undo(request: OfficerRequest, pk: int) -> HttpResponse:
    directive = get_object_or_404(Directive.objects.seen_by(request.officer), letter__pk=pk)
    lifted = actions.undo(by=request.officer, directive=directive, now=clock.now())
    messages.success(request, f"เลิกทำการแจ้งเวียนแล้ว ยกเลิก{lifted.words} หนังสือกลับเป็น “ยืนยันแล้ว”")
    return redirect("directives:circulate", pk=pk)


@may(permits.check_may_circulate)
@require_POST
def recall(request: OfficerRequest, pk: int) -> HttpResponse:
    directive = get_object_or_404(Directive.objects.seen_by(request.officer), letter__pk=pk)
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


PER_PAGE = 100


@may(permits.check_may_see)
@require_GET
def burden(request: OfficerRequest) -> HttpResponse:
    """Reports of each organisation by month of a fiscal year, the most burdened first; the filter is in the address."""
    today = clock.today()
    wanted = burdens.Filter.of(request.GET.dict(), today)
    sheet = burdens.sheet(Obligation.objects.seen_by(request.officer), wanted, today)
    cut = Paginator(sheet.ranked, PER_PAGE).get_page(request.GET.get("page"))
    areas = Organisation.objects.seen_by(request.officer).of_kind(Kind.DISTRICT).order_by("code")
    page = {
        "sheet": sheet,
        "wanted": wanted,
        "page": cut,
        "lines": list(sheet.lines(list(cut))),
        "months": burdens.month_names(),
        "kinds": Kind.choices,
        "areas": areas.values_list("code", "name"),
        "help_from": burdens.HELP_FROM,
        "minutes": circulation.MINUTES_EACH,
        "now": clock.now(),
    }
    return render(request, "directives/burden.html", page)


@may(permits.check_may_see)
@require_GET
def burden_csv(request: OfficerRequest) -> HttpResponseBase:
    """The same table whole, as CSV that spreadsheets open in Thai (UTF-8 with its mark)."""
    today = clock.today()
    wanted = burdens.Filter.of(request.GET.dict(), today)
    sheet = burdens.sheet(Obligation.objects.seen_by(request.officer), wanted, today)
    return saved(_whole(sheet), CSV, f"burden-{wanted.year}.csv")


def _whole(sheet: burdens.Sheet) -> Iterator[str]:
    months = [long for _, long in burdens.month_names()]
    head = ["รหัส", "หน่วยงาน", *months, "รวม", "ชั่วโมงทำงาน", "พ้นกำหนดยังไม่ส่ง"]
    return csv_lines(head, map(_cells, sheet.lines(sheet.ranked)))


def _cells(line: burdens.Line) -> list[Cell]:
    row = line.row
    return [line.organisation.code, line.organisation.name, *row.months, row.total, row.hours, row.late]


MEMBERS_A_PAGE = 200

UNREACHABLE_SHOWN = 100
"""So many organisations without a way to reach them are named on S5."""


def _circulate_page(
    letter: Letter, plan: circulation.Plan, form: CirculateForm, everyone: list[circulation.Bound]
) -> dict[str, object]:
    bound, silent = len(everyone), circulation.unreachable(everyone)
    duties = letter.fields.get("duties", [])
    return {
        "letter": letter,
        "plan": plan,
        "groups": [(group, form[group.key]) for group in plan.groups],
        "form": form,
        "without": form.without,
        "bound": bound,
        "unreachable": silent[:UNREACHABLE_SHOWN],
        "silent": len(silent),
        "most": circulation.LISTED,
        "duties": duties,
        "asked": [duty for duty in duties if not duty.get("own")],
        "minutes": circulation.MINUTES_EACH,
        "hours": circulation.hours(bound),
    }


def _beside_others(officer: Officer, letter: Letter, bound: list[int]) -> dict[str, object]:
    """What was asked before of those the letter binds, and what they must report already in the months it falls due."""
    others = [duty for duty in letter.fields["duties"] if not duty.get("own")]
    days = [date.fromisoformat(duty["deadline"]) for duty in others if duty.get("deadline")]
    counting = Obligation.objects.seen_by(officer).counting()
    return {
        "earlier": asked.before(letter, bound, by=officer, today=clock.today()),
        "months": burdens.months_ahead(counting, bound, days),
    }


def _periods_page(letter: Letter, laying: LayingForm, everyone: list[circulation.Bound]) -> dict[str, object]:
    """The periods to be laid, and the internal days where some are reached through a district."""
    relayed = any(one.route == Route.DISTRICT for one in everyone)
    return {"laying": laying, "relay": laying.relays(letter.fields.get("duties", [])) if relayed else []}


def _circulated(directive: Directive) -> str:
    bound, relayed = directive.bindings.count(), directive.bindings.filter(route="district").count()
    laid = Obligation.objects.filter(duty__directive=directive).asked().count()
    if not bound:
        return f"ลงเป็นภาระของหน่วยงานท่านแล้ว {laid:,} รายการ ไม่ได้แจ้งหน่วยงานอื่น"
    return f"แจ้งเวียนแล้ว {bound:,} หน่วยงาน (ผ่านอำเภอ {relayed:,} แห่ง) วางภาระรายงาน {laid:,} รายการ"
