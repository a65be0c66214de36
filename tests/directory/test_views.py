import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import seated
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
