"""A nation of organisations, invented but of the true size (domain §7), for tests and benches at any scale.

Provinces, districts and subdistricts are real (GeoThai); which of them has which local body is not.
"""

from collections.abc import Iterator
from itertools import islice

import geothai

from tidtam.directory.rows import Row

MINISTRY = "MT"
AGENCIES_EACH = 82
"""Agencies in a province: 76 × 82 + 878 districts + 7,850 local bodies ≈ 15,000 (domain §7)."""

CITIES, TOWNS, SUBDISTRICT_MUNICIPALITIES, SAOS = 30, 195, 2_247, 5_300
_BANGKOK = "10"


def rows(most: int | None = None) -> list[Row]:
    """The ministry, then province by province all that it has; no more than `most` organisations below the ministry."""
    top = Row(MINISTRY, "ministry", "กระทรวงมหาดไทย", "มท.", head="ปลัดกระทรวงมหาดไทย")
    return [top, *islice(_below(), most)]


def _below() -> Iterator[Row]:
    places = [one for one in geothai.provinces() if one.code != _BANGKOK]
    for number, province in enumerate(places):
        name = province.name_th
        yield Row(province.code, "province", f"จังหวัด{name}", f"จ.{name}", parent=MINISTRY)
        yield from _agencies(province.code, name)
        yield Row(f"{province.code}-P01", "pao", f"องค์การบริหารส่วนจังหวัด{name}", f"อบจ.{name}", parent=province.code)
        yield from _districts(province.code, number, len(places))


def _agencies(code: str, province: str) -> Iterator[Row]:
    for number in range(1, AGENCIES_EACH + 1):
        kind = "regional_agency" if number <= AGENCIES_EACH * 2 // 5 else "central_agency"
        yield Row(f"{code}-A{number:02}", kind, f"สำนักงานตัวอย่างที่ {number} จังหวัด{province}", parent=code)


def _districts(code: str, number: int, of: int) -> Iterator[Row]:
    """The districts with their bodies; cities and towns in the capital districts, spread evenly over the country."""
    cities, towns = _share(CITIES, number, of), _share(TOWNS, number, of)
    for place, district in enumerate(geothai.districts(code)):
        yield Row(district.code, "district", f"อำเภอ{district.name_th}", f"อ.{district.name_th}", parent=code)
        if place == 0:
            yield from _municipalities(code, district.code, district.name_th, "city", cities)
            yield from _municipalities(code, district.code, district.name_th, "town", towns)
        for order, subdistrict in enumerate(geothai.subdistricts(district.code)):
            yield from _bodies(district.code, subdistrict.name_th, int(subdistrict.code), order)


def _share(total: int, number: int, of: int) -> int:
    return total * (number + 1) // of - total * number // of


def _municipalities(province: str, district: str, name: str, kind: str, count: int) -> Iterator[Row]:
    prefix, short, letter = ("เทศบาลนคร", "ทน.", "N") if kind == "city" else ("เทศบาลเมือง", "ทม.", "M")
    for number in range(1, count + 1):
        full = name if number == 1 else f"{name} {number}"
        yield Row(f"{district}-{letter}{number:02}", kind, prefix + full, short + full, parent=province, area=district)


def _bodies(district: str, name: str, code: int, order: int) -> Iterator[Row]:
    """One body for each subdistrict, two for one in 25; about three in ten are municipalities."""
    mixed = (code * 2_654_435_761 >> 8) % 1_000
    whole = SUBDISTRICT_MUNICIPALITIES + SAOS
    municipal = mixed * whole < SUBDISTRICT_MUNICIPALITIES * 1_000
    yield _body(district, name, order + 1, municipal=municipal)
    if mixed % 25 == 0:
        yield _body(district, name, order + 1, municipal=not municipal)


def _body(district: str, name: str, number: int, *, municipal: bool) -> Row:
    kind, prefix, short, letter = (
        ("subdistrict_municipality", "เทศบาลตำบล", "ทต.", "T")
        if municipal
        else ("sao", "องค์การบริหารส่วนตำบล", "อบต.", "S")
    )
    return Row(f"{district}-{letter}{number:02}", kind, prefix + name, short + name, parent=district, area=district)
