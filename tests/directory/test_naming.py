import pytest

from tidtam.core.thai.text import fold
from tidtam.directory import naming


@pytest.mark.parametrize(
    ("kind", "name", "parts"),
    [
        ("subdistrict_municipality", "เทศบาลตำบลทับมา", ("เทศบาลตำบล", "ทับมา")),
        ("subdistrict_municipality", "เทศบาลตำบลเมืองแกลง", ("เทศบาลตำบล", "เมืองแกลง")),
        ("sao", "องค์การบริหารส่วนตำบลตะพง", ("องค์การบริหารส่วนตำบล", "ตะพง")),
        ("district", "อำเภอนิคมพัฒนา", ("อำเภอ", "นิคมพัฒนา")),
        ("regional_agency", "สำนักงานคลังจังหวัดระยอง", ("สำนักงานคลังจังหวัด", "ระยอง")),
        ("central_agency", "แขวงทางหลวงระยอง", ("แขวงทางหลวงระยอง", "")),
        ("sao", "สภาตำบลตะพง", ("สภาตำบลตะพง", "")),
    ],
)
def test_a_name_is_split_before_its_place(kind: str, name: str, parts: tuple[str, str]) -> None:
    assert naming.split(kind, name) == parts


@pytest.mark.parametrize(
    ("kind", "name", "given", "title"),
    [
        ("province", "จังหวัดระยอง", "", "ผู้ว่าราชการจังหวัดระยอง"),
        ("district", "อำเภอแกลง", "", "นายอำเภอแกลง"),
        ("pao", "องค์การบริหารส่วนจังหวัดระยอง", "", "นายกองค์การบริหารส่วนจังหวัดระยอง"),
        ("city", "เทศบาลนครระยอง", "", "นายกเทศมนตรีนครระยอง"),
        ("town", "เทศบาลเมืองบ้านฉาง", "", "นายกเทศมนตรีเมืองบ้านฉาง"),
        ("subdistrict_municipality", "เทศบาลตำบลทับมา", "", "นายกเทศมนตรีตำบลทับมา"),
        ("sao", "องค์การบริหารส่วนตำบลตะพง", "", "นายกองค์การบริหารส่วนตำบลตะพง"),
        ("regional_agency", "สำนักงานจังหวัดระยอง", "", "หัวหน้าสำนักงานจังหวัดระยอง"),
        ("regional_agency", "ที่ทำการปกครองจังหวัดระยอง", "ปลัดจังหวัดระยอง", "ปลัดจังหวัดระยอง"),
    ],
)
def test_the_title_of_the_head(kind: str, name: str, given: str, title: str) -> None:
    assert naming.head_title(kind, name, given) == title


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("นายกเทศมนตรีเมืองมาตาพุด", "town", "มาตาพุด"),
        ("นายกองค้การบริหารส่วนจังหวัดระยอง", "pao", "ระยอง"),  # the circular's own slip of ์
        ("นายก อบต. ตะพง", "sao", "ตะพง"),
        ("นายกอบต.ตะพง", "sao", "ตะพง"),
        ("ทต.เมืองแกลง", "subdistrict_municipality", "เมืองแกลง"),
        ("นายอำเภอเมือง", "district", "เมือง"),
        ("สำนักงานคลังจังหวัดระยอง", None, "สำนักงานคลังจังหวัดระยอง"),
    ],
)
def test_the_kind_is_told_by_the_beginning(text: str, kind: str | None, place: str) -> None:
    assert naming.kind_of(text) == (kind, fold(place))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("เทศบาลเมืองมาตาพุด", ("town", "มาตาพุด")),
        ("อบต. ตะพง", ("sao", "ตะพง")),
        ("นายก อบจ.ระยอง", ("pao", "ระยอง")),
        ("องค้การบริหารส่วนจังหวัดระยอง", (None, "องค้การบริหารส่วนจังหวัดระยอง")),
    ],
)
def test_the_place_in_a_name_is_left_as_written(text: str, found: tuple[str | None, str]) -> None:
    assert naming.place_in(text) == found


def test_only_the_capital_district_is_called_mueang() -> None:
    capital = naming.written_forms(kind="district", code="2101", name="อำเภอเมืองระยอง", short_name="อ.เมืองระยอง")
    other = naming.written_forms(kind="district", code="5205", name="อำเภอเมืองปาน", short_name="อ.เมืองปาน")
    assert fold("นายอำเภอเมือง") in capital
    assert fold("นายอำเภอเมือง") not in other
