"""Pages of the directory: the list of organisations."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.refusal import allows
from tidtam.directory import permits
from tidtam.directory.models import Kind, Organisation


@may(permits.check_may_see_directory)
@require_safe
def units(request: OfficerRequest) -> HttpResponse:
    """หน่วยงาน: the tree of the officer's province, filtered by `kind` and searched by `q` in the address."""
    everyone = Organisation.objects.seen_by(request.officer)
    kind = request.GET.get("kind", "")
    q = request.GET.get("q", "").replace("\0", "").strip()  # PostgreSQL takes no NUL in a text
    wanted = everyone.of_kind(kind) if kind in Kind.values else everyone
    found = list((wanted.named_like(q) if q else wanted).for_listing())
    groups = [(district, list(members)) for district, members in groupby(found, key=lambda one: one.district)]
    context = {"groups": groups, "found": len(found), "all": everyone.count(), "kinds": Kind, "kind": kind, "q": q}
    context["may_import"] = allows(permits.check_may_manage_directory, request.officer)
    return render(request, "directory/units.html", context)
