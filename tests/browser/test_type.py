"""Sarabun at every size: no tone mark cut, lines that do not collide, whole words, in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "ครื้น ฎุ ปี่ ญู กตัญญู น้ำ ป้ำ ฝั่ง ฟ้า ปิ๊ง ฐู ที่ปรึกษาผู้ว่าฯ"
PLACES = {
    "masthead": '<p class="masthead">W</p>',
    "hint": '<p class="hint">W W</p>',
    "body": "<p>W W</p>",
    "lead": '<p class="lead">W W</p>',
    "h2": "<h2>W W</h2>",
    "h1": "<h1>W W</h1>",
    "figure": '<dl class="figures"><div><dt>W</dt><dd><strong>W W</strong></dd></div></dl>',
    "notice": '<div class="notice warn"><strong class="word">W</strong><div><p>W W</p></div></div>',
    "status": '<p><span class="status returned">W</span> <span class="standing late">W</span></p>',
    "button": '<p><button class="button primary">W</button> <button class="button small">W</button></p>',
    "input": '<div class="field"><input value="W"></div>',
    "select": '<div class="field"><select><option>W</option></select></div>',
    "filter": '<form class="filter"><input value="W"><select><option>W</option></select></form>',
    "textarea": "<textarea rows='3'>W W</textarea>",
    "table": '<div class="table-wrap"><table class="table"><tr><th>W W</th><td>W W</td></tr></table></div>',
    "dense": '<div class="table-wrap"><table class="table dense"><tr><th>W</th><td>W</td></tr></table></div>',
    "letter": '<p class="letter-text">W\nW\nW</p>',
}

MEASURE = """
words => [...document.querySelectorAll('#sample *')]
  .filter(e => e.value || [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => {
    const style = getComputedStyle(e), pen = document.createElement('canvas').getContext('2d');
    const size = parseFloat(style.fontSize);
    pen.font = `${style.fontWeight} ${size * 20}px Sarabun`;  // large, for ink is told in whole pixels
    const each = words.split(' ').map(word => pen.measureText(word));
    const up = Math.max(...each.map(m => m.actualBoundingBoxAscent));
    const down = Math.max(...each.map(m => m.actualBoundingBoxDescent));
    const room = e.matches('input, select') ? e.clientHeight - 2 : parseFloat(style.lineHeight);
    const font = style.fontFamily.split(',')[0];
    return {what: e.tagName + '.' + e.className, size, ink: (up + down) / 20, room, font};
  })
"""


@pytest.fixture
def sample(page: Page) -> Page:
    page.goto("/login")
    markup = "".join(PLACES.values()).replace("W", WORDS)
    page.evaluate("markup => { document.querySelector('main').innerHTML = `<div id='sample'>${markup}</div>` }", markup)
    page.evaluate("Promise.all([document.fonts.load('400 16px Sarabun'), document.fonts.load('600 16px Sarabun')])")
    return page


def test_no_mark_is_cut_at_any_size(sample: Page, shots: Callable[[Page, str], None]) -> None:
    measured: list[dict[str, Any]] = sample.evaluate(MEASURE, WORDS)
    assert len(measured) >= len(PLACES)
    assert {round(one["size"]) for one in measured} >= {13, 15, 16, 18, 22, 28}
    assert {one["font"] for one in measured} == {"Sarabun"}
    # the highest mark seldom stands right below the deepest: lines may share a twentieth of the ink
    assert [one for one in measured if one["ink"] > one["room"] * 1.05] == []
    shots(sample, "type")


def test_our_own_font_is_shown(sample: Page) -> None:
    assert sample.evaluate("[400, 600].every(weight => document.fonts.check(`${weight} 16px Sarabun`))")
    assert sample.evaluate("[...document.fonts].filter(face => face.status === 'loaded').length") == 2


def test_a_larger_root_cuts_nothing(sample: Page) -> None:
    sample.evaluate("document.documentElement.style.fontSize = '125%'")
    measured: list[dict[str, Any]] = sample.evaluate(MEASURE, WORDS)
    assert [one for one in measured if one["ink"] > one["room"] * 1.05] == []


def test_focus_can_be_seen(sample: Page) -> None:
    sample.goto("/login")
    sample.keyboard.press("Tab")
    skip = sample.get_by_role("link", name="ข้ามไปยังเนื้อหา")
    assert skip.evaluate("link => link === document.activeElement && link.getBoundingClientRect().top >= 0")
    outline = skip.evaluate("link => getComputedStyle(link).outline")
    assert "rgb(242, 183, 5)" in outline
    assert "3px" in outline


def test_a_status_survives_forced_colours_and_grey_print(sample: Page, shots: Callable[[Page, str], None]) -> None:
    sample.emulate_media(forced_colors="active")
    border = sample.locator(".status").evaluate("status => getComputedStyle(status).borderTopWidth")
    assert border == "1px"
    sample.emulate_media(forced_colors="none", media="print")
    assert sample.locator(".header").is_hidden()
    assert sample.locator(".status").is_visible()
