"""The search page: groups, marks, reasons, gates, and the fragment that htmx gets."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import seated
from tests.letters.conftest import NOW, Make
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.front.search import marked
from tidtam.letters.models import Letter
from tidtam.letters.registers import actions as registers
from tidtam.letters.registers.lines import Line

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def shown(client: Client, words: str, **more: str) -> str:
    response = client.get("/search", {"q": words, **more}, headers=HTMX)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def headings(page: str) -> list[str]:
    return [re.sub("<.*?>", "", heading).strip() for heading in re.findall("<h2.*?</h2>", page)]


def test_a_number_leads_to_its_letter_with_what_was_typed_marked(door: Client, circular: Letter) -> None:
    page = shown(door, "ว ๕๕๑๒")
    assert headings(page) == ["หนังสือ 1 ฉบับ"]
    assert f'href="/letters/{circular.pk}"' in page
    assert "รย 0017.2/ว <mark>5512</mark>" in page


def test_why_a_letter_was_found_stands_below_it(door: Client, circular: Letter) -> None:
    assert "ผู้ประสานงาน: นางสาว<mark>ปฐมา</mark> เสียมหาญ" in shown(door, "ปฐมา")
    assert "สิ่งที่ส่งมาด้วย: กระทรวงมหาดไทย ที่ มท 0211.4<mark>/ว 7160</mark>" in shown(door, "ว 7160")


def test_a_number_of_a_register_leads_to_its_line(door: Client, officer: Officer, province: Organisation) -> None:
    book = registers.open_register(by=officer, direction="received", name="ทะเบียนรับกลาง", now=NOW, last_used=40)
    line = Line(subject="ขอเชิญประชุม")
    for moment in (NOW, NOW + timedelta(days=60)):
        entry = registers.register_incoming(by=officer, register=book, line=line, now=moment, number=None)
    for words in ("๔๑", "เลขรับ 41", "41/2562"):
        page = shown(door, words)
        assert headings(page) == ["เลขทะเบียน 1 รายการ"]
        assert "เลขรับ 41/2562</span> ขอเชิญประชุม" in page
    assert f'href="/registers/entries/{entry.pk}"' in shown(door, "1/2563")
    assert headings(shown(door, "41 ประชุม")) == []
    registers.reserve(by=officer, register=book, now=NOW, reason="ประชุม", count=1)
    district = province.supervised.filter(kind="district").first()
    assert district
    door.force_login(seated(district, Role.EXECUTIVE).user)
    assert headings(shown(door, "41")) == []


def test_organisations_and_people_are_found(door: Client, officer: Officer) -> None:
    units = shown(door, "อบต. ตะพง")
    assert headings(units) == ["หน่วยงาน 1 แห่ง"]
    assert "<mark>องค์การบริหารส่วนตำบล</mark><wbr>" in units
    assert '<span class="nb"><mark>ตะพง</mark></span>' in units
    assert "<mark>สถจ</mark>.ระยอง" in shown(door, "สถจ")
    assert headings(shown(door, "วรรณา")) == ["บุคคล 1 คน"]


def test_a_few_are_shown_of_each_group_and_one_group_at_length(door: Client) -> None:
    page = shown(door, "เทศบาล")
    assert headings(page) == ["หน่วยงาน มากกว่า 5 แห่ง"]
    assert "ดูหน่วยงานทั้งหมดที่พบ" in page
    whole = shown(door, "เทศบาล", **{"in": "units"})
    assert whole.count("<li>") > 20
    assert "กลับไปดูผลทุกกลุ่ม" in whole
    assert headings(shown(door, "เทศบาล", **{"in": "letters"})) == []
    assert headings(shown(door, "เทศบาล", **{"in": "nonsense"})) == headings(page)


def test_a_group_longer_than_a_page_says_so(door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidtam.front.search.LISTED", 7)
    assert "แสดง 7 รายการแรก" in shown(door, "เทศบาล", **{"in": "units"})


def test_what_is_near_is_offered_and_said_to_be_near(door: Client, circular: Letter) -> None:
    page = shown(door, "สิทธมนุษยชน")
    assert "ไม่มีหนังสือที่มีครบทุกคำ" in page
    assert f'href="/letters/{circular.pk}"' in page
    names = shown(door, "อบต.ตะพงง")
    assert "หมายถึง <a" in names
    assert ">องค์การบริหารส่วนตำบลตะพง</a> ใช่หรือไม่" in names


def test_nothing_found_says_how_to_write(door: Client) -> None:
    page = shown(door, "ขขขขขขข")
    assert "ไม่พบสิ่งที่ตรงกับ “ขขขขขขข”" in page
    assert "เขียนอย่างไรก็ได้" in page


@pytest.mark.parametrize(
    "words", ["", " ", "\0", "%", "_%", '"', "'", "\\", "<script>", "ก" * 3000, "(", "OR *", "NEAR("]
)
def test_whatever_is_typed_is_answered(door: Client, circular: Letter, words: str) -> None:
    page = shown(door, words)
    assert "<script>" not in page
    assert headings(page) == []


def test_the_page_works_without_javascript(door: Client, circular: Letter) -> None:
    response = door.get("/search", {"q": "ว 5512"})
    page = response.content.decode()
    assert '<html lang="th">' in page
    assert 'value="ว 5512"' in page
    assert 'role="status"' in page
    assert f'href="/letters/{circular.pk}"' in page
    assert "HX-Request" in response.headers["Vary"]
    restored = door.get("/search", {"q": "ว 5512"}, headers=HTMX | {"HX-History-Restore-Request": "true"})
    assert '<html lang="th">' in restored.content.decode()
    assert door.post("/search").status_code == 405


def test_the_box_stands_on_every_page_of_who_is_signed_in(door: Client, client: Client) -> None:
    for address in ("/", "/letters", "/no-such-page", "/admin/units?q=ตะพง"):
        page = door.get(address).content.decode()
        assert page.count('action="/search"') == 1
        assert re.search(r'<input id="search-words"[^>]* value=""', page)
    assert 'action="/search"' not in Client().get("/login").content.decode()


def test_letters_of_another_organisation_are_not_found(client: Client, circular: Letter) -> None:
    district = Organisation.objects.get(code="2103")
    client.force_login(seated(district, Role.ADMINISTRATOR).user)
    assert headings(shown(client, "ว 5512")) == []
    assert headings(shown(client, "สิทธิมนุษยชน")) == []
    assert headings(shown(client, "อบต ตะพง")) == ["หน่วยงาน 1 แห่ง"]


def test_the_queries_of_a_page_do_not_grow_with_what_is_found(door: Client, make: Make) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            shown(door, "รายงาน")
        return len(asked)

    make(subject="รายงานฉบับแรก", number="รย 1/1")
    one = queries()
    for place in range(4):
        make(subject=f"รายงานฉบับที่ {place}", number=f"รย 1/{place}")
    assert queries() == one <= 30


def test_marks_do_not_overlap_and_all_else_is_escaped() -> None:
    assert marked("<b>สิทธิมนุษยชน", ["สิทธิมนุษยชน", "มนุษย", "ไม่มี"]) == "&lt;b&gt;<mark>สิทธิมนุษยชน</mark>"
    assert marked("", ["ก"]) == ""
