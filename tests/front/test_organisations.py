"""The page of one organisation, and changes shown before they are done."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import seated
from tests.directives.conftest import circular, directive  # noqa: F401 - fixtures
from tests.directory.conftest import BASIS, BEFORE, DAY, done, raised, renamed, unit
from tidtam.directives.models import Directive, Obligation
from tidtam.directory import actions
from tidtam.directory.models import Event, Officer, Organisation, Role

UNITS = "/admin/units"


@pytest.fixture
def inside(client: Client, officer: Officer, settings: Any) -> Client:
    settings.TODAY = DAY
    client.force_login(officer.user)
    return client


def page(client: Client, code: str, **query: str) -> str:
    answer = client.get(f"{UNITS}/{code}", query)
    assert answer.status_code == 200
    return answer.content.decode()


def typed(client: Client, address: str, **told: Any) -> Any:
    return client.post(f"{UNITS}/{address}", {"on": "25/11/2562", "basis": BASIS, **told})


def confirmed(client: Client, address: str, **told: Any) -> Any:
    """What comes of looking at the effect and then confirming it."""
    shown = typed(client, address, **told).context["digest"]
    assert shown
    return typed(client, address, **told, do="record", shown=shown)


def test_who_was_head_of_klaeng_on_22_november_2562(inside: Client, officer: Officer) -> None:
    for name, since in (("นายก่อน", date(2017, 10, 1)), ("นายหลัง", date(2019, 11, 23))):
        actions.appoint_head(by=officer, organisation=unit("2103"), person={"name": name, "since": since})
    html = page(inside, "2103", on="๒๒ พ.ย. ๒๕๖๒")
    assert "นายอำเภอแกลงคือ <strong>นายก่อน</strong>" in html
    person = {"name": "นายแทน", "since": date(2019, 11, 1), "until": DAY, "acting": True, "position": "ปลัดอำเภอ"}
    actions.appoint_head(by=officer, organisation=unit("2103"), person=person)
    html = page(inside, "2103", on="22/11/2562")
    assert "<strong>นายแทน</strong> (ปลัดอำเภอ รักษาราชการแทน)" in html
    assert "ไม่มีบันทึกไว้" in page(inside, "2103", on="1/1/2550")
    assert "ไม่ใช่วันที่" in page(inside, "2103", on="เมื่อวาน")


def test_the_page_tells_names_and_who_follows_whom(inside: Client, officer: Officer) -> None:
    done(officer, raised())
    old, new = page(inside, "2101-S01"), page(inside, "2101-T99")
    assert "สิ้นสภาพตั้งแต่วันที่" in old
    assert 'ผู้รับช่วงคือ <a href="/admin/units/2101-T99">' in old
    assert "บันทึกการเปลี่ยนแปลงของหน่วยงาน" not in old
    assert "สืบต่อจาก" in new
    assert 'href="/admin/units/2101-S01"' in new
    assert BASIS in new
    assert "ยังไม่ได้จัดตั้งหรือสิ้นสภาพแล้ว" in page(inside, "2101-T99", on="24/11/2562")


def test_only_those_of_ones_own_province_are_shown(inside: Client) -> None:
    assert inside.get(f"{UNITS}/9999").status_code == 404
    assert inside.get(f"{UNITS}/99\0").status_code == 404
    assert inside.get(f"{UNITS}/2103/changes/marry").status_code == 404


def test_who_may_only_look_sees_no_forms(client: Client, province: Organisation) -> None:
    client.force_login(seated(province, Role.EXECUTIVE).user)
    html = page(client, "2103")
    assert "บันทึกการเปลี่ยนแปลงของหน่วยงาน" not in html
    assert "เพิ่มผู้ประสานงาน" not in html
    assert client.get(f"{UNITS}/2103/changes/rename").status_code == 403


def test_a_raise_is_shown_and_then_done(inside: Client, directive: Directive) -> None:  # noqa: F811
    assert "ดูผลก่อนบันทึก" in inside.get(f"{UNITS}/2101-S01/changes/raise").content.decode()
    told = {"new_kind": "subdistrict_municipality"}
    name = f"เทศบาลตำบล{unit('2101-S01').bare_name}"
    shown = typed(inside, "2101-S01/changes/raise", **told).content.decode()
    assert f"ภาระรายงานที่ยังค้าง 2 รายการ จากหนังสือ 1 ฉบับ จะไปที่ {name}: เพิ่มเป็นภาระใหม่ 2 รายการ" in shown
    assert "รหัส 2101-T07" in shown
    assert not Event.objects.exists()
    answer = confirmed(inside, "2101-S01/changes/raise", **told)
    assert answer.url == f"{UNITS}/2101-T07"
    assert unit("2101-T07").short_name == f"ทต.{unit('2101-S01').bare_name}"
    assert Obligation.objects.filter(organisation__code="2101-T07").count() == 2


def test_what_letters_of_other_offices_are_about_is_not_told(
    client: Client,
    directive: Directive,  # noqa: F811
    settings: Any,
) -> None:
    settings.TODAY = DAY
    client.force_login(seated(unit("2101"), Role.ADMINISTRATOR).user)
    html = typed(client, "2101-S01/changes/raise", new_kind="town").content.decode()
    assert "หนังสือของหน่วยงานอื่น" in html
    assert "จากหนังสือ 1 ฉบับ" in html
    assert directive.letter.subject not in html
    assert directive.letter.number not in html


def test_what_was_not_shown_is_shown_first(inside: Client) -> None:
    shown = typed(inside, "2101-T02/changes/rename", name="เทศบาลตำบลหนึ่ง").context["digest"]
    answer = typed(inside, "2101-T02/changes/rename", name="เทศบาลตำบลสอง", do="record", shown=shown)
    assert "เทศบาลตำบลทับมา เปลี่ยนชื่อเป็น เทศบาลตำบลสอง" in answer.content.decode()
    assert "ภาระรายงานทั้งหมดยังอยู่กับหน่วยงานเดิม" in answer.content.decode()
    assert not Event.objects.exists()
    assert confirmed(inside, "2101-T02/changes/rename", name="เทศบาลตำบลสอง").url == f"{UNITS}/2101-T02"
    assert unit("2101-T02").short_name == "ทต.สอง"


def test_a_merge_into_a_neighbour_or_into_something_new(inside: Client, directive: Directive) -> None:  # noqa: F811
    form = inside.get(f"{UNITS}/2101-S03/changes/merge", {"with": "2102-S01", "into": "2102-S01"}).content.decode()
    assert form.count("checked") == 1
    assert form.count('<option value="2102-S01" selected>') == 1
    into = {"others": ["2102-S01"], "into": "2101-S03", "new_kind": "sao"}
    shown = typed(inside, "2101-S03/changes/merge", **into).content.decode()
    assert "รวมกับภาระเดียวกันที่มีอยู่แล้ว 2 รายการ" in shown
    assert confirmed(inside, "2101-S03/changes/merge", **into).url == f"{UNITS}/2101-S03"
    assert unit("2102-S01").successor == unit("2101-S03")
    new = {"others": ["2101-T01"], "new_kind": "town", "name": "เทศบาลเมืองสองแห่ง"}
    assert confirmed(inside, "2101-T02/changes/merge", **new).url == f"{UNITS}/2101-M02"
    agencies = {"others": ["21-A02"], "new_kind": "regional_agency", "code": "21-a77"}
    assert confirmed(inside, "21-A01/changes/merge", **agencies).url == f"{UNITS}/21-A77"


def test_a_move_and_an_abolition(inside: Client, directive: Directive) -> None:  # noqa: F811
    shown = typed(inside, "2101-S01/changes/move", supervisor="2103").content.decode()
    assert "อยู่ในกำกับดูแลของ อำเภอแกลง" in shown
    assert confirmed(inside, "2101-S01/changes/move", supervisor="2103").url == f"{UNITS}/2101-S01"
    shown = typed(inside, "21-A03/changes/abolish").content.decode()
    assert "จะได้รับยกเว้นทั้งหมด เพราะไม่มีหน่วยงานรับช่วง" in shown
    assert confirmed(inside, "21-A03/changes/abolish").url == f"{UNITS}/21-A03"
    assert "โดยไม่มีผู้รับช่วง" in page(inside, "21-A03")


def test_who_has_a_seat_in_what_ends_is_named(inside: Client, officer: Officer) -> None:
    seated(unit("2101-S01"), Role.EXECUTIVE)
    shown = typed(inside, "2101-S01/changes/raise", new_kind="town").content.decode()
    assert "เจ้าหน้าที่ 1 คนมีตำแหน่งในหน่วยงานที่จะสิ้นสภาพ" in shown
    assert "ยังมีเจ้าหน้าที่" not in page(inside, "2101-S01")
    done(officer, raised())
    html = page(inside, "2101-S01")
    assert (
        'ยังมีเจ้าหน้าที่ 1 คนมีตำแหน่งในหน่วยงานที่สิ้นสภาพแล้วนี้ โปรดแจ้งผู้ดูแลระบบกำหนดตำแหน่งใหม่: <span class="nb">วรรณา ตัวอย่าง'
        in html
    )


def test_what_cannot_be_is_told_on_the_form(inside: Client) -> None:
    html = typed(inside, "2103/changes/abolish").content.decode()
    assert "ยังมีหน่วยงานในกำกับดูแลหรือในพื้นที่" in html
    assert f'value="{BASIS}"' in html
    assert "โปรดเลือกหน่วยงานอย่างน้อยหนึ่งแห่ง" in typed(inside, "2101-S03/changes/merge", new_kind="sao").content.decode()
    assert "โปรดเลือกจากรายการ" in typed(inside, "2101-N01/changes/raise", new_kind="city").content.decode()
    assert "ยกฐานะ" in inside.get(f"{UNITS}/21-A01/changes/raise").content.decode()


def test_what_is_to_come_is_kept_and_told(inside: Client) -> None:
    shown = typed(inside, "2101-S01/changes/abolish", on="1 ธ.ค. 2562").content.decode()
    assert "ไม่มีภาระรายงานที่ยังค้าง" in shown
    assert "ระบบจะนับใหม่และดำเนินการเมื่อถึงวันที่มีผล" in shown
    answer = confirmed(inside, "2101-S01/changes/abolish", on="1 ธ.ค. 2562")
    assert answer.url == f"{UNITS}/2101-S01"
    html = inside.get(answer.url).content.decode()
    assert "ระบบจะดำเนินการเมื่อถึงวันที่ 1 ธันวาคม 2562" in html
    assert "รอถึงวันที่มีผล" in html


def test_the_page_asks_no_more_for_more_rows(inside: Client, officer: Officer) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(inside, "2101-T02", on="24/11/2562")
        return len(queries)

    page(inside, "2101-T02")
    done(officer, renamed(on=date(2019, 1, 1)))
    first = asked()
    for month in range(2, 6):
        done(officer, renamed(name=f"เทศบาลตำบลที่{month}", on=date(2019, month, 1)))
        person = {"name": f"นาย{month}", "since": date(2019, month, 1)}
        actions.appoint_head(by=officer, organisation=unit("2101-T02"), person=person)
        actions.add_contact(by=officer, organisation=unit("2101-T02"), reach={"name": "ก", "phone": "1"})
    assert 0 < asked() <= first
    assert unit("2101-T02").named_on(BEFORE).name == "เทศบาลตำบลที่5"
