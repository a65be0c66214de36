"""Local bodies that bear the name of no place of the gazetteer are known where the directory has them."""

from tidtam.directory.models import Organisation
from tidtam.directory.places import OfficePlaces

PLACES = OfficePlaces()


def test_the_directory_adds_to_the_gazetteer(db: None) -> None:
    name = "องค์การบริหารส่วนตำบลเขาไม่มีในแผนที่"
    assert not PLACES.knows("local_body", name)
    Organisation.objects.create(code="2001-S90", kind="sao", name=name)
    assert PLACES.knows("local_body", name)
    assert PLACES.nearest("local_body", "อบต.เขาไม่มีในแผนที") == name
    assert PLACES.nearest("local_body", "อบต.บ่อวน") == "องค์การบริหารส่วนตำบลบ่อวิน"


def test_other_places_are_the_countrys(db: None) -> None:
    assert PLACES.knows("province", "ชลบุรี")
    assert not PLACES.knows("district", "ไม่มีอำเภอนี้")
    assert PLACES.nearest("province", "ชลบุรี่") == "ชลบุรี"
    assert PLACES.nearest("local_body", "สโมสร") is None
