"""Every address says who may pass."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tidtam.accounts.access import anyone

PUBLIC = {"accounts:login", "accounts:link", "accounts:logout"}
"""Doors that need no sign-in. A new one is added here by hand, so that it is never open by mistake."""


def patterns(resolver: URLResolver, room: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, f"{pattern.app_name}:" if pattern.app_name else room)
        else:
            yield f"{room}{pattern.name}", pattern


DOORS = dict(patterns(get_resolver()))


def test_the_walk_finds_the_doors_of_all_rooms() -> None:
    assert {"desk", "accounts:login", "letters:review", "directives:matrix"} <= set(DOORS)


@pytest.mark.parametrize("name", DOORS)
def test_a_door_says_who_may_pass(name: str) -> None:
    check = getattr(DOORS[name].callback, "may", None)
    assert check is not None, f"decorate the view of {name} with accounts.access.public or may(check)"
    assert (check is anyone) == (name in PUBLIC)
