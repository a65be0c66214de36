"""The stylesheet keeps the design's promises: contrast of each pair of colours, its weight, its icons."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tidtam.core.duties import states


def static(name: str) -> str:
    found = finders.find(name)
    assert found
    return Path(found).read_text(encoding="utf-8")


SHEET = static("tidtam.css")
TOKENS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", SHEET))
TEXT_PAIRS = [
    (ink, ground)
    for grounds, inks in {
        "paper ground sunk": "ink ink-2 ink-3 link",
        "paper ground": "brand wait done back now late",
        "brand-tint": "ink ink-2 brand link",
        "now-tint": "ink ink-2 now link",
        "wait-tint": "ink wait",
        "back-tint": "ink back",
        "late-tint": "ink late",
        "off-tint": "off",
        "step-1 step-2": "ink",
        "brand brand-dark step-4": "paper",
    }.items()
    for ground in grounds.split()
    for ink in inks.split()
]
CONTROL_PAIRS = [("control", ground) for ground in ("paper", "ground", "sunk")] + [("focus", "ink"), ("ink", "paper")]


def luminance(token: str) -> float:
    """WCAG 2.2, relative luminance."""
    colour = TOKENS[token].lstrip("#")
    colour = "".join(digit * 2 for digit in colour) if len(colour) == 3 else colour
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("line", "ground"), CONTROL_PAIRS)
def test_controls_and_focus_can_be_seen(line: str, ground: str) -> None:
    assert contrast(line, ground) >= 3


def test_the_sheet_is_light_and_calls_no_other_server() -> None:
    assert len(gzip.compress(SHEET.encode())) <= 12 * 1024
    assert re.findall(r"url\((?!\"fonts/)", SHEET) == []
    assert "@import" not in SHEET


def test_no_rule_breaks_thai_words_anywhere() -> None:
    assert "break-all" not in SHEET
    assert "letter-spacing" not in SHEET
    assert "justify;" not in SHEET.replace("justify-content", "")


def test_every_obligation_state_has_its_icon() -> None:
    icons = re.findall(r'<symbol id="(\w+)"', static("sprite.svg"))
    assert len(icons) == len(set(icons)) == 18
    assert {*states.MARKS, "late", "today", "info", "warn", "error"} <= set(icons)
