"""The registers, their forms, the registers of a letter, the yearly survey: find, act, tell, go."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.accounts.saving import saved
from tidtam.core.duties import retention
from tidtam.core.refusal import Refused, allows
from tidtam.letters.models import Letter
from tidtam.letters.registers import actions, page, permits
from tidtam.letters.registers.forms import (
    AnnotateForm,
    CancelForm,
    KeepingForm,
    LineForm,
    RegisterForm,
    ReserveForm,
    SayForm,
    StartForm,
)
from tidtam.letters.registers.models import Entry, Keeping, Register, year_of
from tidtam.paper.sheets.write import FILES, Cell, Column, Page

PER_PAGE: Final = 100
PER_PRINT: Final = 2_000
"""Lines on one page that is to be printed whole."""


@may(permits.check_may_see)
@require_GET
def books(request: OfficerRequest) -> HttpResponse:
    """The office's books, with the last number of this year."""
    year = year_of(clock.now())
    shown = Register.objects.seen_by(request.officer).in_order().with_year(year)
    context = {"books": shown, "year": year, "may_open": allows(permits.check_may_register, request.officer)}
    return render(request, "registers/books.html", context)


@may(permits.check_may_register)
def open_register(request: OfficerRequest) -> HttpResponse:
    form = RegisterForm(request.POST or None)
    opened = _done(form, lambda: actions.open_register(by=request.officer, now=clock.now(), **form.values()))
    if opened is None:
        return _form_page(request, form, "เปิดทะเบียน", button="เปิดทะเบียน")
    messages.success(request, f"เปิด{opened.name}แล้ว เลขถัดไปคือ {opened.year(year_of(clock.now())).next}")
    return redirect("registers:book", pk=opened.pk)


@may(permits.check_may_see)
@require_GET
def book(request: OfficerRequest, pk: int) -> HttpResponse:
    """A book in one year, as แบบที่ 13 or 14: by day, filtered by words or number; `rows=all` to print."""
    register = _register(request, pk)
    year, words = _year(request), request.GET.get("q", "").strip()
    lines = register.entries.of_year(year)
    shown = lines.about(words) if words else lines
    size = PER_PRINT if request.GET.get("rows") == "all" else PER_PAGE
    leaf = Paginator(shown, size).get_page(request.GET.get("page"))
    context = {
        "register": register,
        "number_word": page.number_word(register),
        "year": year,
        "years": sorted({year, year_of(clock.now()), *register.years.values_list("year", flat=True)}, reverse=True),
        "numbers": register.year(year),
        "q": words,
        "page": leaf,
        "days": page.days(leaf),
        "columns": page.COLUMNS,
        "total": lines.count() if words else leaf.paginator.count,
        "may_keep": allows(permits.check_may_keep, request.officer, register),
        "begun": year_of(clock.now()) != year or register.entries.filter(year=year).exists(),
        "now": clock.now(),
    }
    return render(request, "registers/book.html", context)


@may(permits.check_may_see)
@require_GET
def export(request: OfficerRequest, pk: int, kind: str) -> HttpResponseBase:
    """The whole year of a book as CSV or XLSX."""
    register, year = _register(request, pk), _year(request)
    head, rows = page.sheet(register, register.entries.of_year(year).iterator(chunk_size=2000))
    return _file(kind, f"{register.name} {year}", head, rows)


@may(permits.check_may_register)
def new(request: OfficerRequest, pk: int) -> HttpResponse:
    """A paper in the hand gets a line."""
    register = _register(request, pk)
    form = LineForm(register, request.POST or None)
    act = actions.register_outgoing if register.sends else actions.register_incoming
    entry = _done(
        form,
        lambda: act(
            by=request.officer,
            register=register,
            now=clock.now(),
            line=form.line(),
            number=form.cleaned_data["number"],
        ),
    )
    if entry is None:
        return _form_page(request, form, "ลงทะเบียนหนังสือที่ไม่ได้อยู่ในระบบ", register=register, button="ลงทะเบียน")
    messages.success(request, _given(entry))
    return _to_book(entry)


@may(permits.check_may_register)
def reserve(request: OfficerRequest, pk: int) -> HttpResponse:
    register = _register(request, pk)
    form = ReserveForm(request.POST or None)
    entries = _done(form, lambda: _reserve(request, register, form))
    if entries is None:
        return _form_page(request, form, "จองเลข", register=register, button="จองเลข")
    first, last = entries[0].number, entries[-1].number
    messages.success(request, f"จองเลข {first} แล้ว" if first == last else f"จองเลข {first} ถึง {last} แล้ว")
    return _to_book(entries[-1])


@may(permits.check_may_register)
def start(request: OfficerRequest, pk: int) -> HttpResponse:
    """The last number used before the book came here."""
    register = _register(request, pk)
    form = StartForm(request.POST or None, initial={"last_used": register.year(year_of(clock.now())).start})
    last_used = (form.is_valid() and form.cleaned_data["last_used"]) or 0
    act = actions.start_after
    year = _done(form, lambda: act(by=request.officer, register=register, last_used=last_used, now=clock.now()))
    if year is None:
        return _form_page(request, form, "แก้เลขล่าสุดที่ใช้แล้ว", register=register, button="บันทึก")
    messages.success(request, f"บันทึกแล้ว เลขถัดไปคือ {year.next}")
    return redirect("registers:book", pk=pk)


@may(permits.check_may_see)
def entry(request: OfficerRequest, pk: int) -> HttpResponse:
    """A line of a book; what became of the paper is written here."""
    line = _entry(request, pk)
    form = AnnotateForm(request.POST or None, initial={"action": line.action, "remark": line.remark})
    if _done(form, lambda: actions.annotate(by=request.officer, entry=line, **form.cleaned_data)):
        messages.success(request, "บันทึกแล้ว")
        return redirect("registers:entry", pk=pk)
    return _entry_page(request, line, form, CancelForm())


@may(permits.check_may_register)
def cancel(request: OfficerRequest, pk: int) -> HttpResponse:
    line = _entry(request, pk)
    form = CancelForm(request.POST or None)
    if _done(form, lambda: actions.cancel(by=request.officer, entry=line, reason=form.cleaned_data["reason"])):
        messages.success(request, f"ยกเลิกเลข {line.number} แล้ว เลขนี้จะไม่ถูกใช้อีก")
        return redirect("registers:entry", pk=pk)
    return _entry_page(request, line, AnnotateForm(initial={"action": line.action, "remark": line.remark}), form)


@may(permits.check_may_register)
def use(request: OfficerRequest, pk: int) -> HttpResponse:
    """A reserved number goes to a paper in the hand."""
    reserved = _entry(request, pk)
    register = reserved.register
    form = LineForm(register, request.POST or None, reserved=True, initial={"recipient": ""})
    used = _done(
        form, lambda: actions.use_reserved(by=request.officer, entry=reserved, now=clock.now(), line=form.line())
    )
    if used is None:
        return _form_page(request, form, f"ใช้เลขที่จอง {reserved.number}", register=register, button="ใช้เลขนี้")
    messages.success(request, _given(used))
    return _to_book(used)


@may(permits.check_may_register)
def letter_register(request: OfficerRequest, pk: int) -> HttpResponse:
    """A letter goes into a book; the likely one is chosen beforehand, the number may be one given elsewhere."""
    letter = _letter(request, pk)
    books = Register.objects.seen_by(request.officer).in_order()
    form = page.letter_form(books, page.offered(letter, books), request.POST or None)
    entry = _done(form, lambda: _register_letter(request, letter, form))
    if entry is None:
        return _form_page(request, form, "ลงทะเบียนหนังสือ", letter=letter, button="ลงทะเบียน")
    messages.success(request, _given(entry))
    return redirect("letters:letter", pk=pk)


@may(permits.check_may_register)
def keeping(request: OfficerRequest, pk: int) -> HttpResponse:
    """How long a letter is kept: a class is proposed with its reason, the officer decides."""
    letter = _letter(request, pk)
    before = Keeping.objects.filter(letter=letter).first()
    form = KeepingForm(request.POST or None, initial=page.keeping_initial(letter, before))
    decided = _done(form, lambda: _keep(request, letter, form))
    if decided is None:
        code, reason = retention.proposed(letter.fields)
        context = {
            "form": form,
            "letter": letter,
            "classes": [(radio, retention.CLASSES[radio.data["value"]]) for radio in form["kind"]],
            "proposed": retention.CLASSES[code],
            "reason": reason,
        }
        return render(request, "registers/keeping.html", context, status=422 if form.errors else 200)
    messages.success(request, f"กำหนดอายุการเก็บแล้ว: {decided.retention.word} เก็บถึง {decided.ends}")
    return redirect("letters:letter", pk=pk)


@may(permits.check_may_see)
@require_GET
def survey(request: OfficerRequest) -> HttpResponse:
    """ครบอายุการเก็บ: what may be listed for destruction after a calendar year."""
    year = _survey_year(request)
    leaf = Paginator(_expired(request, year), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": leaf,
        "year": year,
        "ends": retention.survey_ends(clock.today()),
        "this": year == retention.surveyed(clock.today()),
        "undecided": Letter.objects.seen_by(request.officer).filter(keeping=None).count(),
        "now": clock.now(),
    }
    return render(request, "registers/survey.html", context)


@may(permits.check_may_see)
@require_GET
def survey_export(request: OfficerRequest, kind: str) -> HttpResponseBase:
    year = _survey_year(request)
    rows = map(page.survey_row, _expired(request, year).iterator(chunk_size=2000))
    return _file(kind, f"ครบอายุการเก็บ {year}", page.SURVEY_HEAD, rows)


def _register(request: OfficerRequest, pk: int) -> Register:
    found: Register = get_object_or_404(Register.objects.seen_by(request.officer), pk=pk)
    return found


def _entry(request: OfficerRequest, pk: int) -> Entry:
    lines = Entry.objects.seen_by(request.officer).select_related(
        "register__organisation", "registered_by__user", "letter"
    )
    found: Entry = get_object_or_404(lines, pk=pk)
    return found


def _letter(request: OfficerRequest, pk: int) -> Letter:
    found: Letter = get_object_or_404(Letter.objects.seen_by(request.officer), pk=pk)
    return found


def _year(request: OfficerRequest) -> int:
    asked = request.GET.get("year", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else year_of(clock.now())


def _survey_year(request: OfficerRequest) -> int:
    return _year(request) if request.GET.get("year") else retention.surveyed(clock.today())


def _expired(request: OfficerRequest, year: int) -> QuerySet[Keeping]:
    return Keeping.objects.seen_by(request.officer).expired(year).select_related("letter")


def _done[T](form: SayForm, act: Callable[[], T]) -> T | None:
    """What the action gave; None where the form is not sent or not right, or the action refused what it holds."""
    if not form.is_valid():
        return None
    try:
        return act()
    except Refused as refused:
        if refused.kind == "permit":
            raise
        form.say(refused)
        return None


def _reserve(request: OfficerRequest, register: Register, form: ReserveForm) -> list[Entry]:
    asked = {**form.cleaned_data, "count": form.cleaned_data["count"] or 1}
    return actions.reserve(by=request.officer, register=register, now=clock.now(), **asked)


def _register_letter(request: OfficerRequest, letter: Letter, form: SayForm) -> Entry:
    register: Register = form.cleaned_data["register"]
    act = actions.register_outgoing if register.sends else actions.register_incoming
    number = form.cleaned_data["number"]
    return act(by=request.officer, register=register, now=clock.now(), letter=letter, number=number)


def _keep(request: OfficerRequest, letter: Letter, form: KeepingForm) -> Keeping:
    return actions.decide_keeping(by=request.officer, letter=letter, now=clock.now(), **form.cleaned_data)


def _given(entry: Entry) -> str:
    whole = f" เลขที่หนังสือ {entry.document_number}" if entry.register.sends and entry.register.owner else ""
    return f"ลงทะเบียนแล้ว {page.number_word(entry.register)} {entry.number}{whole}"


def _to_book(entry: Entry) -> HttpResponse:
    return redirect("registers:entry", pk=entry.pk)


def _form_page(request: OfficerRequest, form: SayForm, title: str, **more: Any) -> HttpResponse:
    context = {"form": form, "title": title, **more}
    return render(request, "registers/form.html", context, status=422 if form.errors else 200)


def _entry_page(request: OfficerRequest, line: Entry, annotate: AnnotateForm, cancelling: CancelForm) -> HttpResponse:
    context = {
        "entry": line,
        "register": line.register,
        "number_word": page.number_word(line.register),
        "annotate": annotate,
        "cancelling": cancelling,
        "may_keep": allows(permits.check_may_keep, request.officer, line.register),
    }
    return render(request, "registers/entry.html", context, status=422 if annotate.errors or cancelling.errors else 200)


def _file(kind: str, title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponseBase:
    if kind not in FILES:
        raise Http404
    media, made = FILES[kind]
    return saved(made(Page(title, rows, tuple(map(Column, head)))), media, f"{title}.{kind}")
