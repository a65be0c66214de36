"""Registers and the chain of letters in a real browser: read by eye, by axe, and worked without JavaScript's help."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SHOTS
from tests.browser.test_letters import circular, inside
from tests.letters.conftest import NOW, TODAY
from tests.letters.registers.conftest import opened
from tidtam.directory.models import Officer
from tidtam.letters import actions as receiving
from tidtam.letters.models import Letter
from tidtam.letters.registers import actions
from tidtam.letters.registers.lines import Line
from tidtam.letters.registers.models import Register

__all__ = ["circular", "inside"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Axe = Callable[[Page], list[str]]
type Shots = Callable[[Page, str], None]

PAPERS = (
    ("มท 0211.4/ว 7160", "กระทรวงมหาดไทย", "การขับเคลื่อนวาระแห่งชาติ สิทธิมนุษยชนร่วมขับเคลื่อน Thailand 4.0 เพื่อการพัฒนาที่ยั่งยืน"),
    ("ยธ 0404/ว 4391", "กรมคุ้มครองสิทธิและเสรีภาพ", "ขอเชิญประชุมคณะกรรมการขับเคลื่อนแผนสิทธิมนุษยชนระดับจังหวัด"),
    ("รย 0118/2214", "อำเภอเมืองระยอง", "รายงานผลการดำเนินงานศูนย์ดำรงธรรม ประจำเดือนพฤศจิกายน 2562"),
)


@pytest.fixture
def book(inside: Page, officer: Officer) -> Register:
    register = opened(officer, last_used=8840)
    for number, sender, subject in PAPERS * 6:
        line = Line(
            document_number=number, dated=TODAY, sender=sender, recipient="ผู้ว่าราชการจังหวัดระยอง", subject=subject
        )
        actions.register_incoming(by=officer, register=register, line=line, now=NOW)
    first = register.entries.order_by("number")[1]
    actions.annotate(by=officer, entry=first, action="มอบกลุ่มงานยุทธศาสตร์ฯ", remark="")
    actions.cancel(by=officer, entry=register.entries.order_by("number")[2], reason="ลงทะเบียนซ้ำกับเลข 8841")
    actions.reserve(
        by=officer, register=register, reason="หนังสือเชิญประชุม", reserved_for="กลุ่มงานอำนวยการ", count=2, now=NOW
    )
    return register


def test_registers(inside: Page, book: Register, officer: Officer, axe: Axe, shots: Shots) -> None:
    reserved = book.entries.filter(state="reserved").first()
    used = book.entries.filter(state="used").first()
    assert reserved
    assert used
    opened(officer, direction="sent", series="circular", name="ทะเบียนส่งหนังสือเวียน", owner="รย 0017.2", last_used=5511)
    for name, address in {
        "registers": "/registers",
        "register-open": "/registers/open",
        "register-book": f"/registers/{book.pk}",
        "register-line": f"/registers/{book.pk}/new",
        "register-reserve": f"/registers/{book.pk}/reserve",
        "register-entry": f"/registers/entries/{used.pk}",
        "register-reserved": f"/registers/entries/{reserved.pk}",
        "survey": "/keeping",
    }.items():
        inside.goto(address)
        assert axe(inside) == [], name
        shots(inside, name)
        inside.set_viewport_size({"width": 320, "height": 640})
        assert inside.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_a_book_is_printed_landscape_with_its_head_on_each_sheet(inside: Page, book: Register) -> None:
    inside.goto(f"/registers/{book.pk}")
    SHOTS.mkdir(exist_ok=True)
    inside.pdf(path=SHOTS / "register-book.pdf", prefer_css_page_size=True)
    inside.emulate_media(media="print")
    assert inside.locator("thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"


def test_a_letter_gets_its_number_by_one_button(
    inside: Page, book: Register, circular: Letter, officer: Officer, axe: Axe, shots: Shots
) -> None:
    sending = opened(
        officer, direction="sent", series="circular", name="ทะเบียนส่งหนังสือเวียน", owner="รย 0017.2", last_used=5511
    )
    inside.goto(f"/letters/{circular.pk}")
    assert axe(inside) == []
    inside.screenshot(path=SHOTS / "letter-to-register.png", full_page=True)
    inside.get_by_role("button", name="ลงทะเบียนส่ง").click()
    expect(inside.get_by_role("status")).to_contain_text("เลขที่หนังสือ รย 0017.2/ว 5512")
    assert sending.entries.get().letter == circular
    inside.get_by_role("link", name="กำหนดอายุการเก็บ").click()
    assert axe(inside) == []
    shots(inside, "keeping")
    inside.get_by_role("button", name="บันทึกอายุการเก็บ").click()
    expect(inside.get_by_role("status")).to_contain_text("กำหนดอายุการเก็บแล้ว")
    assert axe(inside) == []
    inside.screenshot(path=SHOTS / "letter-registered.png", full_page=True)


def test_the_chain_and_its_gaps(inside: Page, circular: Letter, officer: Officer, axe: Axe, shots: Shots) -> None:
    above = receiving.receive(by=officer, data="กระทรวง".encode(), name="กระทรวง.txt", now=NOW)
    above = receiving.read_letter(letter=above, today=TODAY)
    cited = {"text": "หนังสือสำนักเลขาธิการคณะรัฐมนตรี", "issuer": "สำนักเลขาธิการคณะรัฐมนตรี", "urgency": "ด่วนที่สุด",
             "number": "นร 0505/ว 565", "date": "2017-11-27"}  # fmt: skip
    changes = {"number": "มท ๐๒๑๑.๔/ว๗๑๖๐", "date": "2019-11-26", "subject": PAPERS[0][2], "references": [cited]}
    receiving.correct(by=officer, letter=above, changes=changes)
    district = receiving.receive(by=officer, data="อำเภอ".encode(), name="อำเภอ.txt", now=NOW)
    district = receiving.read_letter(letter=district, today=TODAY)
    ours = {**cited, "text": "จังหวัด", "issuer": "จังหวัดระยอง", "number": "รย 0017.2/ว 5512", "date": "2019-11-22"}
    changes = {"number": "รย 0118/2214", "date": "2019-11-28", "subject": PAPERS[2][2], "references": [ours]}
    receiving.correct(by=officer, letter=district, changes=changes)
    for name, address in {
        "chain": f"/letters/{circular.pk}/chain",
        "gaps": "/letters/gaps",
        "letters": "/letters",
    }.items():
        inside.goto(address)
        assert axe(inside) == [], name
        shots(inside, name)
        inside.set_viewport_size({"width": 320, "height": 640})
        assert inside.evaluate("document.documentElement.scrollWidth") <= 320, name
