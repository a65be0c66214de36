"""S7 status tables, of one letter and over all: find, tell."""

from datetime import timedelta
from math import ceil

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.accounts.saving import saved
from tidtam.core.refusal import allows
from tidtam.directives import permits
from tidtam.directives.laying import Lifted
from tidtam.directives.models import Directive, Duty
from tidtam.directives.tables import sheet
from tidtam.directives.tables import table as tables
from tidtam.directives.tables.cells import SIGNS
from tidtam.directives.tables.columns import WIDTH
from tidtam.directory.models import Kind
from tidtam.paper.sheets.write import CSV

MINUTE = timedelta(minutes=1)


@may(permits.check_may_see)
@require_GET
def letter_matrix(request: OfficerRequest, pk: int) -> HttpResponse:
    """S7 of one letter."""
    directive = get_object_or_404(Directive.objects.seen_by(request.officer).select_related("letter"), letter__pk=pk)
    by, now = request.officer, clock.now()
    may_undo = allows(permits.check_may_undo, by, directive, now)
    may_recall = allows(permits.check_may_recall, by, directive)
    extra = {
        "directive": directive,
        "own": directive.duties.filter(own=True),
        "may_undo": may_undo,
        "minutes_left": ceil(permits.undo_left(directive, now) / MINUTE),
        "may_recall": may_recall,
        "may_withdraw": allows(permits.check_may_circulate, by),
        "lifted": Lifted.of(directive) if may_undo or may_recall else None,
    }
    return _matrix_page(request, _asked_by(directive), extra)


@may(permits.check_may_see)
@require_GET
def letter_sheet(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The whole table of one letter as CSV."""
    directive = get_object_or_404(Directive.objects.seen_by(request.officer).select_related("letter"), letter__pk=pk)
    lines = sheet.lines(_asked_by(directive), today=clock.today(), calendar=clock.calendar())
    return saved(lines, CSV, f"matrix-{pk}-{clock.today().isoformat()}.csv")


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
