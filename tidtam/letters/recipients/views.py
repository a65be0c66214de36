"""The page of one addressee and of its attached list: find, act, tell, go."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.phrases.addressees import Rule
from tidtam.directory import matching
from tidtam.directory.classes import Selection
from tidtam.letters import actions, contents, permits
from tidtam.letters.addressees import Decision, meanings, rule_in, selection
from tidtam.letters.models import Letter
from tidtam.letters.recipients import attached_list
from tidtam.letters.recipients.forms import LinesForm, ListForm, RecipientForm

SHOWN = 200
"""So many members, and as many of those left out, are shown by name."""


@may(permits.check_may_receive)
def addressee(request: OfficerRequest, pk: int, row: int) -> HttpResponse:
    """Whom one addressee means: class, areas, exceptions; who is in, who is not, and why. `row`: its origin."""
    letter, place = _find(request, pk, row)
    if not letter.open:
        return redirect("letters:letter", pk=pk)
    values = letter.fields["addressees"][place]
    given = _with_offer(request.POST) if request.method == "POST" else None
    form = RecipientForm(values["text"], values["match"], letter.organisation, given, version=letter.version)
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.decide_addressee(
            by=request.officer, letter=letter, index=place, decision=form.decision(), version=version
        )
        messages.success(request, "บันทึกผู้รับแล้ว")
        return redirect("recipients:addressee", pk=pk, row=row)
    page = {"letter": letter, "row": row, "values": values, "form": form, **_who(letter, values)}
    return render(request, "recipients/addressee.html", page, status=422 if form.is_bound else 200)


@may(permits.check_may_receive)
def attached(request: OfficerRequest, pk: int, row: int) -> HttpResponse:
    """The attached list: pasted or uploaded, then gone through by lines, then kept with the addressee."""
    letter, place = _find(request, pk, row)
    if not letter.open:
        return redirect("letters:letter", pk=pk)
    values = letter.fields["addressees"][place]
    page = {"letter": letter, "row": row, "values": values, "kept": values["match"].get("list")}
    if request.method != "POST":
        return render(request, "recipients/list.html", {**page, "form": ListForm()})
    if request.POST.get("do") == "keep":
        return _keep(request, letter, place, row)
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "recipients/list.html", {**page, "form": form}, status=422)
    lines = attached_list.matched(form.cleaned_data["lines"], letter.organisation)
    initial = {"lines": attached_list.as_text(form.cleaned_data["lines"]), "version": letter.version}
    return render(request, "recipients/lines.html", {**page, "form": LinesForm(lines, initial=initial)})


def _keep(request: OfficerRequest, letter: Letter, place: int, row: int) -> HttpResponse:
    values = letter.fields["addressees"][place]
    lines = attached_list.matched(attached_list.read_text(request.POST.get("lines", "")), letter.organisation)
    form = LinesForm(lines, request.POST, initial={})
    if not form.is_valid():
        page = {"letter": letter, "row": row, "values": values, "form": form}
        return render(request, "recipients/lines.html", page, status=422)
    listed = form.listed()
    before = rule_in(values["match"])
    decision = Decision(rule=_listed(before), listed=listed)
    version = form.cleaned_data["version"]
    actions.decide_addressee(by=request.officer, letter=letter, index=place, decision=decision, version=version)
    messages.success(request, f"เก็บบัญชีแนบท้ายแล้ว {len(listed.codes)} หน่วยงาน จาก {len(lines)} บรรทัด")
    if listed.leftover:
        messages.warning(request, f"เหลือ {len(listed.leftover)} บรรทัดที่ไม่พบในทะเบียน ระบบจะเตือนอีกครั้งก่อนแจ้งเวียน")
    return redirect("recipients:addressee", pk=letter.pk, row=row)


def _find(request: OfficerRequest, pk: int, row: int) -> tuple[Letter, int]:
    """The letter, and the place of the addressee that came from that row."""
    letter = get_object_or_404(Letter.objects.seen_by(request.officer).select_related("organisation"), pk=pk)
    origins = [one.get("origin") for one in letter.fields["addressees"]]
    if row not in origins:
        raise Http404
    return letter, origins.index(row)


def _with_offer(data: QueryDict) -> QueryDict:
    """What was typed, with the name that was offered for one that nobody knows ("อำเภอแกรง=อำเภอแกลง")."""
    typed, _, offered = data.get("use", "").partition("=")
    if not typed or not offered:
        return data
    mended = data.copy()
    for name in ("without", "other_areas"):
        mended[name] = mended.get(name, "").replace(typed, offered)
    return mended


def _offers(chosen: Selection, letter: Letter) -> list[tuple[str, list[str]]]:
    """What nobody knows of the areas and exceptions, with the names that are near."""
    typed = [words.removeprefix("ยกเว้น").removeprefix("ในเขต") for words in chosen.unknown]
    near = ((words, matching.match(words, letter.organisation).suggestions) for words in typed)
    return [(words, [one.organisation.name for one in found]) for words, found in near if found]


def _who(letter: Letter, values: contents.Fields) -> dict[str, object]:
    """Who is in and who of the same kinds is not, as far as they are shown."""
    meaning = meanings([values], letter.organisation)[0]
    chosen = selection(values["match"], letter.organisation)
    if chosen is None:
        return {"meaning": meaning}
    members, left_out = chosen.members().for_listing(), chosen.left_out().for_listing()
    return {
        "meaning": meaning,
        "rule": chosen.rule,
        "offers": _offers(chosen, letter),
        "members": chosen.by_reason(members[:SHOWN]),
        "left_out": chosen.by_reason(left_out[:SHOWN]),
        "out": left_out.count(),
        "shown": SHOWN,
    }


def _listed(before: Rule | None) -> Rule:
    """The rule that was, now with a list: only those on it."""
    return replace(before or Rule(), listed=True)
