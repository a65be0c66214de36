"""The areas and exceptions that a rule names, as organisations of the register; what is none or several is told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from tidtam.core.phrases.addressees import Area, Excepted, Rule
from tidtam.core.thai.text import fold
from tidtam.directory import naming
from tidtam.directory.models import Kind, Organisation

_AT_ONCE: Final = 200
"""Forms asked for in one question; SQLite takes no expression deeper than 1,000."""

_AREAS: Final = {"อำเภอ": Kind.DISTRICT, "จังหวัด": Kind.PROVINCE}


@dataclass(frozen=True, slots=True)
class Found:
    """An exception as an organisation; `whole_area` where all that lies in it is left out."""

    organisation: Organisation
    whole_area: bool


class Named:
    """What a rule's areas and exceptions mean in a realm, by a question or two to the register; `unknown` the others.

    A district or province excepted from a class of other bodies takes all in it out: "อปท.ทุกแห่ง ยกเว้นอำเภอแกลง".
    """

    def __init__(self, rule: Rule, realm: Organisation, kinds: Collection[Kind]) -> None:
        self.areas: list[Organisation] = []
        self.without: list[Found] = []
        self.unknown: list[str] = []
        self._kinds = kinds
        names = [one for one in rule.without if not one.class_code]
        forms = [form for one in names for form in self._forms(one)] + [fold(_bare(area)) for area in rule.areas]
        self._known = _written_as(forms, realm)
        for area in rule.areas:
            self._keep_area(area)
        for one in names:
            self._keep_exception(one)

    def _keep_area(self, area: Area) -> None:
        found = self._area(area)
        if found is None:
            self.unknown.append(f"ในเขต{area}")
        else:
            self.areas.append(found)

    def _keep_exception(self, one: Excepted) -> None:
        found = self._area(one.area) if one.area else self._office(one)
        if found is None:
            self.unknown.append(f"ยกเว้น{one}")
            return
        of_others = found.kind in _AREAS.values() and found.kind not in self._kinds
        self.without.append(Found(found, of_others or one.area is not None))

    def _area(self, area: Area) -> Organisation | None:
        kind = _AREAS.get(area.kind)
        named = [one for one in self._named(fold(_bare(area))) if one.kind == kind]
        if area.province:
            above = fold(f"จังหวัด{area.province}")
            named = [one for one in named if one.parent and above in one.parent.written_forms]
        return named[0] if len(named) == 1 else None

    def _office(self, one: Excepted) -> Organisation | None:
        for form in self._forms(one):
            named = self._named(form)
            if named:
                return named[0] if len(named) == 1 else None
        return None

    def _named(self, form: str) -> list[Organisation]:
        return [one for one in self._known if f"|{form}|" in one.written_forms]

    def _forms(self, one: Excepted) -> list[str]:
        """How the register may write an exception: as it stands, then with what the names of the class begin with."""
        if one.area:
            return [fold(_bare(one.area))]
        prefixes = [naming.STYLES[kind].prefix for kind in self._kinds if kind in naming.STYLES]
        forms = [fold(one.text), *(fold(prefix + one.text) for prefix in prefixes)]
        return [form for form in forms if form]


def _bare(area: Area) -> str:
    return f"{area.kind}{area.name}"


def _written_as(forms: Sequence[str], realm: Organisation) -> list[Organisation]:
    """Those of the realm, and all provinces, with any of the forms."""
    near = Q(kind=Kind.PROVINCE) | Q(pk__in=Organisation.objects.in_province_of(realm).values("pk"))
    known = Organisation.objects.current().filter(near).select_related("parent")
    found: dict[int, Organisation] = {}
    for start in range(0, len(forms), _AT_ONCE):
        some = forms[start : start + _AT_ONCE]
        written = Q.create([("written_forms__contains", f"|{form}|") for form in some], connector=Q.OR)
        found |= {one.pk: one for one in known.filter(written)}
    return list(found.values())
