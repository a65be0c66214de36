"""Pages of the directory: the tree, likely duplicates, and what is filled in about people."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.refusal import allows
from tidtam.directory import actions, duplicates, permits, tree
from tidtam.directory.forms import ContactForm, EndForm, PostForm
from tidtam.directory.models import Contact, Kind, Organisation, OrganisationQuerySet, Post, Trust

PAGE = 100
"""Organisations on one page of a list."""


@may(permits.check_may_see_directory)
@require_safe
def units(request: OfficerRequest) -> HttpResponse:
    """S17: the tree of a province, today or as of `on`; `kind`, `q` and `only` in the address give a list instead."""
    wanted = tree.Wanted.of(request.GET.dict(), clock.today())
    seen = Organisation.objects.seen_by(request.officer)
    top = seen.filter(code=wanted.at).select_related("realm").first() or request.officer.organisation
    top = top.province
    inside = Organisation.objects.in_province_of(top)
    context = {
        "wanted": wanted,
        "top": top,
        "all": tree.everyone(inside, top, wanted.on).count(),
        "kinds": Kind,
        "only": tree.ONLY.get(wanted.only, ""),
        "may_manage": allows(permits.check_may_manage_directory, request.officer),
        "others": [] if wanted.on else _others(inside, wanted),
        "provinces": [] if wanted.narrow or top.kind == Kind.PROVINCE else tree.provinces(top, wanted.on),
    }
    if wanted.narrow:
        page = Paginator(tree.found(inside, top, wanted), PAGE).get_page(request.GET.get("page"))
        context |= {"page": page, "found": page.paginator.count}
    else:
        context |= {"branches": tree.branches(top, wanted.on), "found": context["all"]}
    return render(request, "directory/units.html", context)


@may(permits.check_may_manage_directory)
@require_safe
def likely_duplicates(request: OfficerRequest) -> HttpResponse:
    """Names nearly equal, side by side: they are one (merge them) or two (remember so)."""
    seen = Organisation.objects.seen_by(request.officer)
    top = seen.filter(code=request.GET.get("at", "").replace("\0", "")).select_related("realm").first()
    province = (top or request.officer.organisation).province
    provinces = [] if province.kind == Kind.PROVINCE else seen.current().of_kind(Kind.PROVINCE).order_by("sort_key")
    pairs = duplicates.pairs(province) if province.kind == Kind.PROVINCE else []
    page = {"pairs": pairs, "province": province, "provinces": provinces}
    return render(request, "directory/duplicates.html", page)


@may(permits.check_may_manage_directory)
@require_POST
def keep_apart(request: OfficerRequest) -> HttpResponse:
    one, other = (_organisation(request, request.POST.get(name, "")) for name in ("one", "other"))
    actions.keep_apart(by=request.officer, one=one, other=other)
    messages.success(request, f"บันทึกแล้วว่า {one.name} และ {other.name} ไม่ใช่รายการซ้ำ")
    return redirect("directory:duplicates")


@may(permits.check_may_manage_directory)
def appoint(request: OfficerRequest, code: str) -> HttpResponse:
    one, form = _organisation(request, code), PostForm(_typed(request))

    def act() -> None:
        actions.appoint_head(by=request.officer, organisation=one, person=form.cleaned_data)

    return _filled(request, one, form, "บันทึกผู้ดำรงตำแหน่ง", act)


@may(permits.check_may_manage_directory)
@require_POST
def end_post(request: OfficerRequest, pk: int) -> HttpResponse:
    """A post ends on the day typed, today where none is."""
    seen = Organisation.objects.seen_by(request.officer)
    post = get_object_or_404(Post.objects.select_related("organisation"), pk=pk, organisation__in=seen)
    form = EndForm(request.POST)

    def act() -> None:
        actions.end_post(by=request.officer, post=post, on=form.cleaned_data["on"] or clock.today())

    return _filled(request, post.organisation, form, f"{post.name} พ้นจากตำแหน่ง", act)


@may(permits.check_may_manage_directory)
def add_contact(request: OfficerRequest, code: str) -> HttpResponse:
    one, form = _organisation(request, code), ContactForm(_typed(request))

    def act() -> None:
        actions.add_contact(by=request.officer, organisation=one, reach=form.cleaned_data)

    return _filled(request, one, form, "เพิ่มผู้ประสานงาน", act)


@may(permits.check_may_manage_directory)
def change_contact(request: OfficerRequest, pk: int) -> HttpResponse:
    contact = _contact(request, pk)
    form = ContactForm.about(contact, _typed(request))

    def act() -> None:
        actions.change_contact(by=request.officer, contact=contact, reach=form.cleaned_data)

    return _filled(request, contact.organisation, form, "แก้ไขผู้ประสานงาน", act)


@may(permits.check_may_manage_directory)
@require_POST
def judge_contact(request: OfficerRequest, pk: int) -> HttpResponse:
    """Confirmed, bounced or silent, as of today."""
    contact, trust = _contact(request, pk), request.POST.get("trust", "")
    if trust in Trust.values:
        actions.judge_contact(by=request.officer, contact=contact, trust=Trust(trust), on=clock.today())
        messages.success(request, f"บันทึกแล้ว {contact.name}: {Trust(trust).label}")
    return redirect("organisation", code=contact.organisation.code)


def _others(inside: OrganisationQuerySet, wanted: tree.Wanted) -> list[tuple[str, str, int]]:
    """The narrower lists that hold somebody, other than the one shown: key, words, count."""
    counts = {"ended": inside.ended().count(), "unreachable": inside.current().unreachable().count()}
    return [(key, tree.ONLY[key], count) for key, count in counts.items() if count and key != wanted.only]


def _organisation(request: OfficerRequest, code: str) -> Organisation:
    # PostgreSQL takes no NUL in a text
    found: Organisation = get_object_or_404(Organisation.objects.seen_by(request.officer), code=code.replace("\0", ""))
    return found


def _contact(request: OfficerRequest, pk: int) -> Contact:
    seen = Organisation.objects.seen_by(request.officer)
    found: Contact = get_object_or_404(Contact.objects.select_related("organisation"), pk=pk, organisation__in=seen)
    return found


def _typed(request: OfficerRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _filled(
    request: OfficerRequest, organisation: Organisation, form: forms.Form, title: str, act: Callable[[], None]
) -> HttpResponse:
    """Do what a form says and go back to the organisation; what is wrong is told on the form, which keeps what it has.

    A refusal of anything but what was filled in is shown as every refusal is.
    """
    verdict = allows(act) if form.is_valid() else None
    if verdict:
        messages.success(request, f"บันทึกแล้ว: {title}")
        return redirect("organisation", code=organisation.code)
    if verdict is not None and verdict.refused is not None:
        if verdict.refused.kind != "input":
            raise verdict.refused
        form.add_error(None, verdict.why)
    return render(request, "directory/person.html", {"organisation": organisation, "form": form, "title": title})
