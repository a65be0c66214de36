from collections import Counter

import geothai
import pytest

from tidtam.directory import rayong
from tidtam.directory.rows import Row

# domain.md §6: district, then how many ทต. and อบต. it supervises
SUPERVISED = {
    "2101": (6, 7),
    "2102": (3, 1),
    "2103": (8, 9),
    "2104": (1, 4),
    "2105": (3, 5),
    "2106": (2, 6),
    "2107": (1, 3),
    "2108": (3, 2),
}


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    read = rayong.read()
    assert len({row.code for row in read}) == len(read)
    return {row.code: row for row in read}


def test_rayong_is_complete(rows: dict[str, Row]) -> None:
    kinds = Counter(row.kind for row in rows.values())
    assert kinds["province"] == 1
    assert kinds["district"] == 8
    local = {kind: kinds[kind] for kind in ("pao", "city", "town", "subdistrict_municipality", "sao")}
    assert local == {"pao": 1, "city": 1, "town": 2, "subdistrict_municipality": 27, "sao": 37}
    assert kinds["regional_agency"] + kinds["central_agency"] == 50


def test_every_district_supervises_its_own(rows: dict[str, Row]) -> None:
    found = Counter((row.parent, row.kind) for row in rows.values())
    assert {code: (found[code, "subdistrict_municipality"], found[code, "sao"]) for code in SUPERVISED} == SUPERVISED
    assert all(row.area == row.parent for row in rows.values() if row.kind in {"subdistrict_municipality", "sao"})


def test_four_bodies_stand_directly_under_the_province(rows: dict[str, Row]) -> None:
    direct = {row.name: row.area for row in rows.values() if row.kind in {"pao", "city", "town"} and row.parent == "21"}
    assert direct == {
        "องค์การบริหารส่วนจังหวัดระยอง": "",
        "เทศบาลนครระยอง": "2101",
        "เทศบาลเมืองมาบตาพุด": "2101",
        "เทศบาลเมืองบ้านฉาง": "2102",
    }


def test_district_names_and_codes_are_the_countrys(rows: dict[str, Row]) -> None:
    ours = {row.code: row.name for row in rows.values() if row.kind == "district"}
    assert ours == {district.code: f"อำเภอ{district.name_th}" for district in geothai.districts("21")}


@pytest.mark.parametrize(
    ("name", "district"),
    [
        ("องค์การบริหารส่วนตำบลแกลง", "2101"),
        ("เทศบาลตำบลเมืองแกลง", "2103"),
        ("เทศบาลตำบลแกลงกะเฉด", "2101"),
        ("เทศบาลตำบลทุ่งควายกิน", "2103"),
        ("องค์การบริหารส่วนตำบลทุ่งควายกิน", "2103"),
        ("เทศบาลตำบลปากน้ำประแส", "2103"),
        ("องค์การบริหารส่วนตำบลเขาชะเมา", "2107"),
        ("เทศบาลตำบลบ้านฉาง", "2102"),
        ("เทศบาลตำบลสำนักท้อน", "2102"),
        ("องค์การบริหารส่วนตำบลสำนักท้อน", "2102"),
        ("เทศบาลตำบลบ้านค่ายพัฒนา", "2105"),
        ("เทศบาลตำบลมาบข่าพัฒนา", "2108"),
    ],
)
def test_names_that_mislead_stand_in_their_district(rows: dict[str, Row], name: str, district: str) -> None:
    assert [row.parent for row in rows.values() if row.name == name] == [district]


def test_supervisors_stand_before_those_they_supervise(rows: dict[str, Row]) -> None:
    seen = {""}
    for row in rows.values():
        assert {row.parent, row.area} <= seen, row.code
        seen.add(row.code)


def test_no_mailbox_or_telephone_is_invented(rows: dict[str, Row]) -> None:
    assert not any(row.saraban_mailbox or row.phone for row in rows.values())
