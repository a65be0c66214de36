"""S3 receive, S4 review, the list and the page of a letter: find, act, tell, go."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.duties import states
from tidtam.core.refusal import Refused, Verdict, allows
from tidtam.core.thai.dates import format_date, format_time
from tidtam.letters import actions, intake, permits
from tidtam.letters.addressees import meanings
from tidtam.letters.forms import IntakeForm, ReviewForm
from tidtam.letters.models import STATES, Letter, LetterFile
from tidtam.letters.page import SECTIONS, ReviewPage, way_of
from tidtam.letters.recheck import Warnings, key_of
from tidtam.letters.source import marked
from tidtam.paper import extract

PER_PAGE = 50
ACKNOWLEDGING = ("acknowledge", "tick", "acknowledge_all")
"""What the buttons รับทราบ say: one at its field, one in the list on top, all."""
PASTED = "ข้อความที่วาง.txt"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one file or text: the letter with whether it was known before, or why it was refused.

    With both, the letter is kept and still waits: something of the office's own keeps it from being read.
    """

    name: str
    verdict: Verdict
    letter: Letter | None = None
    known: bool = False


@may(permits.check_may_see)
@require_GET
def letters(request: OfficerRequest) -> HttpResponse:
    """หนังสือ, newest first; `state` and the words sought (`q`) in the address."""
    seen = Letter.objects.seen_by(request.officer).newest_first()
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()
    shown = seen.filter(state=state) if state in STATES else seen
    shown = shown.about(words) if words else shown
    page = Paginator(shown.defer("text", "fields").prefetch_related("answers", "files"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    choices = [(one, states.WORDS[one]) for one in STATES]
    context = {
        "page": page,
        "state": state,
        "q": words,
        "states": choices,
        "total": seen.count(),
        "may_receive": allows(permits.check_may_receive, request.officer),
    }
    return render(request, "letters/list.html", context)


@may(permits.check_may_receive)
def new(request: OfficerRequest) -> HttpResponse:
    """S3: each file is judged and kept by itself; one letter alone is opened for review at once."""
    form = IntakeForm(request.POST, request.FILES) if request.method == "POST" else IntakeForm()
    if not form.is_bound or not form.is_valid():
        return render(request, "letters/new.html", {"form": form}, status=422 if form.is_bound else 200)
    arrivals = [_arrive(request, name, data) for name, data in _given(form)]
    if len(arrivals) == 1 and arrivals[0].letter and arrivals[0].verdict:
        _tell_arrival(request, arrivals[0])
        return redirect("letters:review", pk=arrivals[0].letter.pk)
    refused = [arrival.name for arrival in arrivals if not arrival.letter]
    every = all(arrival.verdict for arrival in arrivals)
    kept = IntakeForm(initial={"text": form.cleaned_data["text"] if PASTED in refused else ""})
    return render(request, "letters/new.html", {"form": kept, "arrivals": arrivals}, status=200 if every else 422)


@may(permits.check_may_receive)
def review(request: OfficerRequest, pk: int) -> HttpResponse:
    """S4: the letter beside its fields. One form saves, confirms and acknowledges, so that nothing typed is lost."""
    letter = _find(request, pk)
    if request.method != "POST":
        return _review_page(request, letter, ReviewForm(letter)) if letter.open else redirect("letters:letter", pk=pk)
    do, _, pressed = request.POST.get("do", "").partition(" ")
    form = ReviewForm(letter, request.POST, confirming=do == "confirm")
    if not form.is_valid():
        return _review_page(request, letter, form)
    before, shown = letter.version, letter.warnings
    letter = actions.correct(
        by=request.officer, letter=letter, changes=form.changes(), decisions=form.decisions(), version=before
    )
    for note in form.notes():
        messages.warning(request, note)
    if do == "confirm":
        return _confirm(request, letter)
    if do == "addressee" and pressed.isdecimal() and len(pressed) <= 9:
        return redirect("recipients:addressee", pk=pk, row=int(pressed))
    saved = ["บันทึกการแก้ไขแล้ว"] if letter.version > before else []
    anchor, told = _acknowledge(request, letter, shown, do, pressed) if do in ACKNOWLEDGING else ("", [])
    messages.success(request, " ".join(saved + told) or "ไม่มีข้อมูลที่เปลี่ยนแปลง")
    return redirect(reverse("letters:review", args=[pk]) + anchor)


@may(permits.check_may_see)
@require_GET
def letter(request: OfficerRequest, pk: int) -> HttpResponse:
    """The plain page of a letter: its fields as they stand, its files, what comes next."""
    found = _find(request, pk)
    named = found.fields["addressees"]
    rows = [(row["text"], meant) for row, meant in zip(named, meanings(named, found.organisation), strict=True)]
    context = {
        "letter": found,
        "fields": found.fields,
        "addressees": rows,
        "papers": [(SECTIONS[name], found.fields[name]) for name in ("references", "attachments")],
        "duties": [(duty, way_of(duty)) for duty in found.fields["duties"]],
        "may_change": allows(permits.check_may_change, request.officer, found),
    }
    return render(request, "letters/letter.html", context)


@may(permits.check_may_receive)
@require_POST
def read(request: OfficerRequest, pk: int) -> HttpResponse:
    """Read now a letter that still waits, or that could not be read before."""
    actions.read_letter(letter=_find(request, pk), today=clock.today())
    return redirect("letters:review", pk=pk)


@may(permits.check_may_receive)
@require_POST
def reopen(request: OfficerRequest, pk: int) -> HttpResponse:
    actions.reopen(by=request.officer, letter=_find(request, pk))
    messages.success(request, "เปิดให้แก้ไขข้อมูลหนังสือแล้ว")
    return redirect("letters:review", pk=pk)


@may(permits.check_may_receive)
@require_POST
def discard(request: OfficerRequest, pk: int) -> HttpResponse:
    actions.discard(by=request.officer, letter=_find(request, pk))
    messages.success(request, "นำออกจากรายการหนังสือแล้ว")
    return redirect("letters:new")


@may(permits.check_may_see)
@require_GET
def file(request: OfficerRequest, pk: int, file_pk: int) -> HttpResponseBase:
    """The bytes as they came in. Only a PDF is shown in the browser; all else is saved."""
    found = get_object_or_404(LetterFile, letter=_find(request, pk), pk=file_pk)
    pdf = found.kind == "pdf"
    kind = "application/pdf" if pdf else "application/octet-stream"
    response = FileResponse(found.content.open("rb"), as_attachment=not pdf, filename=found.name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _find(request: OfficerRequest, pk: int) -> Letter:
    found: Letter = get_object_or_404(Letter.objects.seen_by(request.officer).select_related("organisation"), pk=pk)
    return found


def _given(form: IntakeForm) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file and of the text, read one after the other: twenty files are too much to hold."""
    for file in form.cleaned_data["files"]:
        # one byte more than may be kept tells that a file is too big, whatever its true size
        yield file.name or "", file.read(extract.LARGEST + 1)
    if form.cleaned_data["text"].strip():
        yield PASTED, form.cleaned_data["text"].encode()


def _arrive(request: OfficerRequest, name: str, data: bytes) -> Arrival:
    verdict = allows(intake.check_file, data, name)
    if not verdict:
        return Arrival(name, verdict)
    known = Letter.objects.seen_by(request.officer).holding(data)
    if known:
        return Arrival(name, verdict, known, known=True)
    kept = actions.receive(by=request.officer, data=data, name=name, now=clock.now())
    try:
        return Arrival(name, verdict, actions.read_letter(letter=kept, today=clock.today()))
    except Refused as refused:
        kept.refresh_from_db()
        return Arrival(name, Verdict(refused) if kept.state == "waiting" else verdict, kept)


def _tell_arrival(request: OfficerRequest, arrival: Arrival) -> None:
    if arrival.known and arrival.letter:
        when = timezone.localtime(arrival.letter.received_at)
        day, hour = format_date(when.date(), "medium"), format_time(when.time())
        messages.info(request, f"หนังสือฉบับนี้รับไว้แล้วเมื่อวันที่ {day} เวลา {hour} ระบบเปิดฉบับเดิมให้")


def _confirm(request: OfficerRequest, letter: Letter) -> HttpResponse:
    actions.confirm(by=request.officer, letter=letter, now=clock.now(), version=letter.version)
    messages.success(request, "ยืนยันข้อมูลหนังสือแล้ว")
    if letter.missing:
        named = " ".join(SECTIONS[name] for name in letter.missing)
        messages.warning(request, f"หนังสือฉบับนี้ยังไม่ได้ระบุ {named} เปิดแก้ไขอีกครั้งได้ที่หน้าหนังสือ")
    return redirect("directives:circulate", pk=letter.pk)


def _acknowledge(
    request: OfficerRequest, letter: Letter, shown: Warnings, do: str, pressed: str
) -> tuple[str, list[str]]:
    """Acknowledge what was pressed, and say where on the page to go on and what was done.

    A warning is acknowledged as it was `shown`: what was typed at the same time may have made another of it.
    """
    code, _, field = pressed.partition(" ")
    page = _page(letter, ReviewForm(letter))
    every = letter.open_warnings if do == "acknowledge_all" else letter.warnings
    keys = [key_of(one) for one in every if one in shown and (do == "acknowledge_all" or key_of(one) == (code, field))]
    answers = actions.answer_warnings(by=request.officer, letter=letter, keys=keys)
    if not answers:
        messages.info(request, "ข้อสังเกตเปลี่ยนไปตามข้อมูลที่แก้ไข จึงยังไม่ได้บันทึกการรับทราบ โปรดดูอีกครั้ง")
    anchor = page.place_of((code, field)) if do == "acknowledge" else page.place_after((code, field))
    return anchor, [f"รับทราบข้อสังเกตแล้ว {len(answers)} ข้อ"] if answers else []


def _page(letter: Letter, form: ReviewForm) -> ReviewPage:
    return ReviewPage(letter, form, today=clock.today(), calendar=clock.calendar())


def _review_page(request: OfficerRequest, letter: Letter, form: ReviewForm) -> HttpResponse:
    context = {
        "letter": letter,
        "form": form,
        "page": _page(letter, form),
        "acknowledging": request.POST.get("do", "").partition(" ")[0] in ACKNOWLEDGING,
        "text": marked(letter.text, letter.reading.get("spans", {})),
        "files": letter.files.all(),
    }
    status = 200 if form.data is None else 409 if form.conflict else 422
    return render(request, "letters/review.html", context, status=status)
