"""The chain of a letter, and every gap of the office: find, tell."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.refusal import allows
from tidtam.letters import permits
from tidtam.letters.chain import links
from tidtam.letters.models import Citation, Letter

PER_PAGE: Final = 50


@may(permits.check_may_see)
@require_GET
def letter_chain(request: OfficerRequest, pk: int) -> HttpResponse:
    """สายของหนังสือ: what a letter rests on, what it led to, and what is missing in between."""
    found = get_object_or_404(Letter.objects.seen_by(request.officer), pk=pk)
    context = {
        "letter": found,
        "above": links.above(found),
        "below": links.below(found),
        "most": links.MOST,
        "may_receive": allows(permits.check_may_receive, request.officer),
    }
    return render(request, "letters/chain.html", context)


@may(permits.check_may_see)
@require_GET
def gaps(request: OfficerRequest) -> HttpResponse:
    """Every letter that one of the office's letters names and that the office does not have."""
    named = Citation.objects.seen_by(request.officer).unmet().by_letter_named()
    page = Paginator(named, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "gaps": links.named(page.object_list),
        "may_receive": allows(permits.check_may_receive, request.officer),
    }
    return render(request, "letters/gaps.html", context)
