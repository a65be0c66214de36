"""What every page shows around its own: the office, the doors this officer may open, the day set for training."""

from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import resolve, reverse

import tidtam
from tidtam.core.refusal import allows
from tidtam.directory.models import Kind, Officer, Organisation

NAV: Final = (
    ("desk", "วันนี้"),
    ("directives:board", "เรื่องที่ต้องรายงาน"),
    ("directives:matrix", "ตารางสถานะ"),
    ("letters:list", "หนังสือ"),
    ("registers:books", "ทะเบียน"),
    ("directory:units", "หน่วยงาน"),
)


@dataclass(frozen=True, slots=True)
class Door:
    """A place of the main navigation; `here` where the page shown is that place."""

    address: str
    label: str
    here: bool


def office(request: HttpRequest) -> dict[str, object]:
    """The context of base.html. Names are looked up only when a template shows them."""
    officer = getattr(request, "officer", None)
    return {
        "office_name": cache(partial(office_name, officer)),
        "nav": nav(request),
        "officer": officer,
        "training_day": settings.TODAY,
        "version": tidtam.__version__,
    }


def office_name(officer: Officer | None) -> str:
    """The officer's province; for who has no seat, the one province served, "" of several."""
    if officer is not None:
        return officer.organisation.province.name
    provinces = Organisation.objects.current().of_kind(Kind.PROVINCE).values_list("name", flat=True)[:2]
    return provinces[0] if len(provinces) == 1 else ""


def nav(request: HttpRequest) -> list[Door]:
    """The doors that would let this officer in: each view's own check is asked."""
    officer = getattr(request, "officer", None)
    if officer is None:
        return []
    doors = [(reverse(name), label) for name, label in NAV]
    return [
        Door(address, label, request.path == address)
        for address, label in doors
        if allows(resolve(address).func.may, officer)  # type: ignore[attr-defined]
    ]
