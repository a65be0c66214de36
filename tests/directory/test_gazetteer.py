import subprocess
import sys

import pytest

from tidtam.directory.gazetteer import Gazetteer, gazetteer


@pytest.fixture
def places() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("province", "ระยอง"),
        ("province", "กรุงเทพมหานคร"),
        ("province", "อยุธยา"),
        ("district", "แกลง"),
        ("district", "เมือง"),
        ("district", "เมืองระยอง"),
        ("district", "พระนคร"),
        ("subdistrict", "มาบตาพุด"),
        ("local_body", "เทศบาลเมืองมาบตาพุด"),
        ("local_body", "เทศบาลตำบลปากน้ำประแส"),
        ("local_body", "เทศบาลตำบลจอมพลเจ้าพระยา"),
        ("local_body", "อบต.ตะพง"),
        ("local_body", "องค์การบริหารส่วนจังหวัดชลบุรี"),
        ("local_body", "เทศบาลนครขอนแก่น"),
        ("local_body", "เทศบาลนครแหลมฉบัง"),
        ("local_body", "เทศบาลเมืองแสนสุข"),
        ("local_body", "เทศบาลตำบลบ้านเพ"),
        ("local_body", "เทศบาลตำบลบ้านแกลง"),
    ],
)
def test_known(places: Gazetteer, kind: str, name: str) -> None:
    assert places.knows(kind, name)


@pytest.mark.parametrize(
    ("kind", "name", "nearest"),
    [
        ("local_body", "เทศบาลเมืองมาตาพุด", "เทศบาลเมืองมาบตาพุด"),
        ("local_body", "ทม.มาตาพุด", "เทศบาลเมืองมาบตาพุด"),
        ("local_body", "เทศบาลเมืองบ้านฉ่าง", "เทศบาลเมืองบ้านฉาง"),
        ("local_body", "เทศบาลตำบลปากน้ำประแสร์", "เทศบาลตำบลปากน้ำประแส"),
        ("local_body", "อบจ.แกลง", None),
        ("local_body", "เทศบาลเมืองแปลกประหลาด", None),
        ("local_body", "สำนักงานจังหวัดระยอง", None),
        ("province", "สุพรรณบุลี", "สุพรรณบุรี"),
        ("province", "แกลง", None),
        ("district", "บ้านฉาว", "บ้านฉาง"),
        ("subdistrict", "มาตาพุด", "มาบตาพุด"),
    ],
)
def test_unknown_with_the_nearest(places: Gazetteer, kind: str, name: str, nearest: str | None) -> None:
    assert not places.knows(kind, name)
    assert places.nearest(kind, name) == nearest


def test_a_known_name_is_nearest_to_itself(places: Gazetteer) -> None:
    assert places.nearest("local_body", "เทศบาลเมืองบ้านฉาง") == "เทศบาลเมืองบ้านฉาง"


def test_neither_django_nor_the_whole_country_is_loaded_for_what_our_tables_know() -> None:
    code = (
        "import sys; from tidtam.directory.gazetteer import gazetteer\n"
        "assert gazetteer().knows('province', 'ระยอง')\n"
        "assert gazetteer().knows('local_body', 'เทศบาลเมืองมาบตาพุด')\n"
        "print(sorted({'django', 'geothai'} & set(sys.modules)))\n"
        "assert gazetteer().knows('district', 'แกลง')\n"
        "print('geothai' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "True"]
