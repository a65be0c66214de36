"""Classes of addressees as rules over the directory: "นายอำเภอทุกอำเภอ" and who they are (saraban, เรียน)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tidtam.directory.models import AGENCIES, LOCAL_BODIES, Kind, Organisation, OrganisationQuerySet

Rule = Callable[[Organisation], OrganisationQuerySet]


@dataclass(frozen=True, slots=True)
class AddresseeClass:
    """One class: `label` as a letter writes it; `rule` gives its members in the realm of an organisation."""

    code: str
    label: str
    reason: str
    rule: Rule


def _kinds(*kinds: Kind) -> Rule:
    return lambda within: Organisation.objects.under(within).current().of_kind(*kinds)


def _governors(_within: Organisation) -> OrganisationQuerySet:
    return Organisation.objects.current().of_kind(Kind.PROVINCE)


def _attached(_within: Organisation) -> OrganisationQuerySet:
    # who they are stands in the attached list, not in the directory: nobody until that list is read
    return Organisation.objects.none()


_MAYORS = (Kind.CITY, Kind.TOWN, Kind.SUBDISTRICT_MUNICIPALITY)

CLASSES: Final[dict[str, AddresseeClass]] = {
    one.code: one
    for one in (
        # regional agencies and the central ones in the province: both sit in the meeting of กรมการจังหวัด
        AddresseeClass(
            "agency_heads",
            "หัวหน้าส่วนราชการประจำจังหวัด",
            "เพราะเป็นส่วนราชการในจังหวัด",
            _kinds(Kind.REGIONAL_AGENCY, Kind.CENTRAL_AGENCY),
        ),
        AddresseeClass("district_chiefs", "นายอำเภอทุกอำเภอ", "เพราะเป็นอำเภอ", _kinds(Kind.DISTRICT)),
        AddresseeClass("governors", "ผู้ว่าราชการจังหวัดทุกจังหวัด", "เพราะเป็นจังหวัด", _governors),
        AddresseeClass(
            "pao_chiefs",
            "นายกองค์การบริหารส่วนจังหวัดทุกแห่ง",
            "เพราะเป็นองค์การบริหารส่วนจังหวัด",
            _kinds(Kind.PAO),
        ),
        AddresseeClass("city_mayors", "นายกเทศมนตรีนครทุกแห่ง", "เพราะเป็นเทศบาลนคร", _kinds(Kind.CITY)),
        AddresseeClass("town_mayors", "นายกเทศมนตรีเมืองทุกแห่ง", "เพราะเป็นเทศบาลเมือง", _kinds(Kind.TOWN)),
        AddresseeClass(
            "subdistrict_mayors",
            "นายกเทศมนตรีตำบลทุกแห่ง",
            "เพราะเป็นเทศบาลตำบล",
            _kinds(Kind.SUBDISTRICT_MUNICIPALITY),
        ),
        AddresseeClass("mayors", "นายกเทศมนตรีทุกแห่ง", "เพราะเป็นเทศบาล", _kinds(*_MAYORS)),
        AddresseeClass("sao_chiefs", "นายกองค์การบริหารส่วนตำบลทุกแห่ง", "เพราะเป็นองค์การบริหารส่วนตำบล", _kinds(Kind.SAO)),
        AddresseeClass(
            "local_bodies",
            "องค์กรปกครองส่วนท้องถิ่นทุกแห่ง",
            "เพราะเป็นองค์กรปกครองส่วนท้องถิ่น",
            _kinds(*LOCAL_BODIES),
        ),
        # what a province is made of: its own offices and districts (พ.ร.บ. ระเบียบบริหารราชการแผ่นดิน 2534 ม.60, 61);
        # local bodies are supervised, central offices belong to their departments
        AddresseeClass(
            "subordinate_units",
            "หน่วยงานในสังกัด",
            "เพราะเป็นหน่วยงานในสังกัดจังหวัด",
            _kinds(Kind.REGIONAL_AGENCY, Kind.DISTRICT),
        ),
        AddresseeClass("all_units", "ทุกหน่วยงานในจังหวัด", "เพราะเป็นหน่วยงานในจังหวัด", _kinds(*Kind)),
        AddresseeClass("attached_list", "ตามบัญชีแนบท้าย", "เพราะอยู่ในบัญชีแนบท้าย", _attached),
    )
}


def expand(code: str, within: Organisation) -> OrganisationQuerySet:
    """The members of a class now, in listing order. `within` is the sender: an agency writes for its province."""
    realm = within.province if within.kind in AGENCIES else within
    return CLASSES[code].rule(realm).for_listing()
