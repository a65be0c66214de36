import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import seated
from tests.directory.conftest import DAY, done, raised, unit
from tests.nation import rows as nation
from tidtam.directory import actions
from tidtam.directory.models import Officer, Organisation, Role

UNITS = "/admin/units"


@pytest.fixture
def page(client: Client, officer: Officer):
    client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")

    def get(**query: str) -> str:
        answer = client.get(UNITS, query)
        assert answer.status_code == 200
        return answer.content.decode()

    return get


def rows(html: str) -> list[str]:
    return re.findall(r'<td class="nb">(2[\w-]+)</td>', html)


def leaves(html: str) -> list[str]:
    """Codes in the tree."""
    return re.findall(r'<span class="hint nb">(2[\w-]*)</span>', html)


def test_the_address() -> None:
    assert reverse("directory:units") == UNITS


def test_all_organisations_stand_under_their_district(page) -> None:
    html = page()
    assert "แสดง 127 จาก 127 หน่วยงาน" in html
    assert len(leaves(html)) == len(set(leaves(html))) == 127
    groups = re.findall(r'<summary>(.*?) <span class="hint nb">(\d+) แห่ง', html)
    assert groups[:3] == [("หน่วยงานส่วนภูมิภาค", "32"), ("หน่วยงานส่วนกลางในจังหวัด", "18"), ("องค์การบริหารส่วนจังหวัด", "1")]
    assert groups[3:5] == [("อำเภอเมืองระยอง", "15"), ("อำเภอบ้านฉาง", "5")]
    assert len(groups) == 11
    assert 'เทศบาลตำบล<wbr><span class="nb">ทับมา</span>' in html


def test_filter_by_kind(page) -> None:
    html = page(kind="town")
    assert rows(html) == ["2101-M01", "2102-M01"]
    assert "แสดง 2 จาก 127 หน่วยงาน" in html
    assert '<option value="town" selected>' in html
    assert len(leaves(page(kind="kingdom"))) == 127


def test_search_and_filter_together(page) -> None:
    assert rows(page(q="ทต. บ้านฉาง")) == ["2102-T01"]
    assert rows(page(q="บานฉาง", kind="town")) == ["2102-M01"]


def test_nothing_found_offers_a_way_back(page) -> None:
    html = page(q="<script>")
    assert "ไม่พบหน่วยงานตามตัวกรองนี้" in html
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_mailbox_and_telephone_are_links(page, province: Organisation) -> None:
    Organisation.objects.filter(code="2103").update(saraban_mailbox="saraban@klaeng.example", phone="0 0000 0000")
    html = page(q="2103", kind="district")
    assert 'href="mailto:saraban@klaeng.example"' in html
    assert 'href="tel:0 0000 0000"' in html


@pytest.mark.parametrize("role", Role)
def test_every_role_may_look(client: Client, province: Organisation, role: Role) -> None:
    client.force_login(seated(province, role).user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(UNITS).status_code == 200


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client, db: None) -> None:
    answer = client.get(UNITS)
    assert answer.status_code == 302
    assert "next=/admin/units" in answer.url


def test_only_looking(page, client: Client) -> None:
    assert client.post(UNITS).status_code == 405


def test_a_nul_in_the_search_is_passed_over(page) -> None:
    assert rows(page(q="\0บ้านฉาง\0")) == rows(page(q="บ้านฉาง")) != []


def test_a_list_is_paged(page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidtam.directory.views.PAGE", 20)
    assert "ตรวจรายการที่อาจซ้ำ" in page()
    html = page(kind="sao", page="2")
    assert len(rows(html)) == 17
    assert 'rel="prev" href="?kind=sao&amp;page=1"' in html
    assert "แสดง 37 จาก 127 หน่วยงาน" in html


def test_the_tree_of_a_day(page, officer: Officer) -> None:
    done(officer, raised())
    html = page(on="24/11/2562")
    assert 'ณ วันที่ <time class="nb" datetime="2019-11-24">24 พฤศจิกายน 2562</time>' in html
    assert "2101-S01" in leaves(html)
    assert "2101-T99" not in leaves(html)
    assert "2101-T99" in leaves(page())
    assert "แสดง 1 จาก 127 หน่วยงาน (สิ้นสภาพแล้ว)" in page(only="ended")
    assert "2101-S01" in rows(page(kind="sao", on="24/11/2562"))
    assert "ไม่ใช่วันที่" in page(on="เมื่อวาน")


def test_a_nation_opens_province_by_province(client: Client, db: None) -> None:
    actions.load_organisations(by=None, rows=nation(400))
    client.force_login(seated(unit("MT"), Role.ADMINISTRATOR).user)
    assert "จังหวัด" in client.get(UNITS).content.decode()
    code = Organisation.objects.of_kind("province")[1].code
    html = client.get(UNITS, {"at": code}).content.decode()
    assert f'href="/admin/units/{code}"' in html
    assert "โปรดเลือกจังหวัด" in client.get(f"{UNITS}/duplicates").content.decode()
    assert "โปรดเลือกจังหวัด" not in client.get(f"{UNITS}/duplicates", {"at": code}).content.decode()


def post(client: Client, address: str, **typed: object):
    return client.post(f"{UNITS}/{address}", typed)


def test_duplicates_are_merged_or_kept_apart(page, client: Client) -> None:
    html = client.get(f"{UNITS}/duplicates").content.decode()
    assert "พบ 1 คู่" in html
    assert 'href="/admin/units/2102-S01/changes/merge?with=2101-S03&amp;into=2101-S03"' in html
    answer = post(client, "duplicates/apart", one="2101-S03", other="2102-S01")
    assert answer.url == f"{UNITS}/duplicates"
    assert "ไม่พบหน่วยงานที่ชื่อใกล้เคียงกัน" in client.get(answer.url).content.decode()
    assert post(client, "duplicates/apart", one="9999", other="2102-S01").status_code == 404


def test_a_head_is_appointed_and_relieved(page, client: Client) -> None:
    assert "บันทึกผู้ดำรงตำแหน่ง" in client.get(f"{UNITS}/2103/heads").content.decode()
    told = {"name": "นายตัวอย่าง", "since": "๑ ต.ค. ๒๕๖๒"}
    assert post(client, "2103/heads", **told).url == f"{UNITS}/2103"
    head = unit("2103").posts.get()
    assert (head.name, head.since, head.acting) == ("นายตัวอย่าง", date(2019, 10, 1), False)
    again = post(client, "2103/heads", name="นายแทรก", since="1/1/2562").content.decode()
    assert "ซ้อนกับผู้ดำรงตำแหน่งคนอื่น" in again
    assert 'value="นายแทรก"' in again
    wrong = post(client, "2103/heads", name="", since="เมื่อวาน").content.decode()
    assert "โปรดระบุชื่อ–นามสกุล" in wrong
    assert "ไม่ใช่วันที่" in wrong
    assert "วันที่สิ้นสุดอยู่ก่อนวันที่เริ่ม" in post(client, f"heads/{head.pk}/end", on="1/1/2562").content.decode()
    assert post(client, f"heads/{head.pk}/end", on="25/11/2562").url == f"{UNITS}/2103"
    assert unit("2103").posts.get().until == DAY
    assert post(client, f"heads/{head.pk}/end").status_code == 409
    assert post(client, "heads/999/end").status_code == 404


def test_a_contact_is_added_changed_and_judged(page, client: Client) -> None:
    assert "เพิ่มผู้ประสานงาน" in client.get(f"{UNITS}/2103/contacts").content.decode()
    nothing = post(client, "2103/contacts", name="นางสาวหนึ่ง").content.decode()
    assert "โปรดระบุโทรศัพท์หรืออีเมลอย่างน้อยหนึ่งอย่าง" in nothing
    backwards = {"name": "ก", "phone": "1", "since": "2/1/2562", "until": "1/1/2562"}
    assert "วันที่สิ้นสุดอยู่ก่อน" in post(client, "2103/contacts", **backwards).content.decode()
    assert post(client, "2103/contacts", name="นางสาวหนึ่ง", phone="038 000 000", since="1/1/2562").url == f"{UNITS}/2103"
    contact = unit("2103").contacts.get()
    html = client.get(f"{UNITS}/contacts/{contact.pk}").content.decode()
    assert 'value="นางสาวหนึ่ง"' in html
    assert 'value="1 มกราคม 2562"' in html
    assert post(client, f"contacts/{contact.pk}", name="นางหนึ่ง", email="a@b.example").url == f"{UNITS}/2103"
    for trust, kept in (("confirmed", "confirmed"), ("rich", "confirmed"), ("bounced", "bounced")):
        assert post(client, f"contacts/{contact.pk}/trust", trust=trust).url == f"{UNITS}/2103"
        assert unit("2103").contacts.get().trust == kept


def test_what_waits_is_cancelled(page, client: Client, officer: Officer) -> None:
    event = done(officer, raised(on=date(2019, 12, 1)))
    assert post(client, f"events/{event.pk}/cancel").url == f"{UNITS}/2101-S01"
    assert post(client, f"events/{event.pk}/cancel").status_code == 409


def test_who_may_only_look_changes_nothing(client: Client, province: Organisation) -> None:
    client.force_login(seated(province, Role.EXECUTIVE).user)
    assert post(client, "2103/heads", name="ก", since="1/1/2562").status_code == 403
    assert client.get(f"{UNITS}/duplicates").status_code == 403
    assert "ตรวจรายการที่อาจซ้ำ" not in client.get(UNITS).content.decode()
