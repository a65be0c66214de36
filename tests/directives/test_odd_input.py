"""Whatever an address or a form holds, these pages answer and are never broken; a look changes nothing."""

from datetime import date
from itertools import product
from typing import Any, Final

import pytest
from django.test import Client
from django.urls import reverse

from tidtam.accounts.models import LedgerEntry
from tidtam.directives.life import actions
from tidtam.directives.life.forms import FORMS
from tidtam.directives.life.models import Effect
from tidtam.directives.models import Directive, Obligation
from tidtam.directory.models import Officer

pytestmark = pytest.mark.django_db

HUGE: Final = 10**25
ODD: Final = (
    *("", "0", "-1", "x", str(HUGE), "\0", "ก" * 3000, "1:", ":", "1:\0"),
    *("2562-13-45", "31/12/9999", "๙๙๙๙", "%", "'"),
)
NAMES: Final = (
    *("page", "q", "area", "state", "sort", "period", "year", "kind", "help", "mine", "late", "done", "issuer"),
    *("decided", "round", "organisation", "duty", "out"),
)
FIELDS: Final = (
    *("round", "whom", "organisation", "q", "until", "basis", "reason", "day", "way", "duty", "action", "recipient"),
    *("earlier", "channel_type", "channel_value", "deadline", "asked_on", "answer", "seen", "version"),
    *("relay_days", "first-1", "rule-1"),
)
DOES: Final = ("", "confirm", "edit", "search", "preview", "grant", "deny", "no", "count", "x")


@pytest.fixture
def browser(client: Client, officer: Officer, settings: Any) -> Client:
    settings.TODAY = date(2019, 11, 27)
    client.force_login(officer.user)
    return client


def addresses(directive: Directive, extension: int) -> list[str]:
    letter, owed = directive.letter_id, Obligation.objects.filter(duty__directive=directive)[0]
    plain = [reverse(f"directives:{name}") for name in ("board", "burden", "burden_csv", "matrix")]
    by_letter = [
        reverse(f"directives:{name}", args=[pk])
        for name, pk in product(("circulate", "letter_matrix", "letter_sheet"), (letter, HUGE))
    ]
    changes = [reverse("life:change", args=[pk, verb]) for pk, verb in product((letter, HUGE), (*FORMS, "x"))]
    follows = [
        reverse("life:follow", args=[*keys, effect])
        for keys, effect in product(((letter, directive.pk), (letter, HUGE)), (*Effect.values, "x"))
    ]
    rest = [reverse("directives:members", args=[letter, key]) for key in ("named-0", "scope-0-saa", "x")]
    rest += [reverse("life:unit", args=keys) for keys in ((letter, owed.organisation_id), (letter, HUGE), (HUGE, 1))]
    rest += [reverse(f"life:{name}", args=[pk]) for name, pk in product(("obligation", "ask"), (owed.pk, HUGE))]
    rest += [reverse("life:decide", args=[pk]) for pk in (extension, HUGE)]
    rest += [reverse("life:life", args=[pk]) for pk in (letter, HUGE)]
    return [*plain, *by_letter, *changes, *follows, *rest, reverse("life:requests"), reverse("desk")]


@pytest.fixture
def pages(officer: Officer, directive: Directive) -> list[str]:
    owed = Obligation.objects.filter(duty__directive=directive, due_on__isnull=False)[0]
    days: dict[str, Any] = {"until": date(2020, 1, 6), "asked_on": date(2019, 11, 26)}
    return addresses(
        directive, actions.ask_extension(by=officer, obligation=owed, reason="น้ำท่วม", way="phone", **days).pk
    )


def test_no_address_breaks_a_page_and_a_look_changes_nothing(browser: Client, pages: list[str]) -> None:
    before = LedgerEntry.objects.count(), list(Obligation.objects.order_by("pk").values_list())
    for place, address in enumerate(pages):
        for number, odd in enumerate(("", *ODD)):
            # every name is odd at once, or one of them: what is refused early must not hide the rest
            names = NAMES if number % 2 else (NAMES[(place + number) % len(NAMES)],)
            response = browser.get(address, dict.fromkeys(names, odd))
            b"".join(response) if response.streaming else None
            assert response.status_code < 500, (address, odd)
    assert before == (LedgerEntry.objects.count(), list(Obligation.objects.order_by("pk").values_list()))


def test_no_form_breaks_a_page(browser: Client, pages: list[str]) -> None:
    for place, address in enumerate(pages):
        for number, odd in enumerate(ODD):
            told = {**dict.fromkeys(FIELDS, odd), "do": DOES[(place + number) % len(DOES)]}
            response = browser.post(address, told)
            assert response.status_code < 500, (address, odd, told["do"])
