from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tidtam.front import fonts

EVERY_THAI = [chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))]
EVERY_SIGN = [*"ABCxyz0123456789 –—·…“”‘’()/%&@€→▲▼≈×"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path / "fonts")
    return tmp_path / "fonts"


def test_fonts_are_made_once(folder: Path) -> None:
    assert fonts.missing() == [400, 600]
    made = [fonts.make(weight) for weight in fonts.missing()]
    assert [path.name for path in made] == ["sarabun-400.woff2", "sarabun-600.woff2"]
    assert [path.name for path in sorted(folder.iterdir())] == ["sarabun-400.woff2", "sarabun-600.woff2"]
    assert fonts.missing() == []
    assert sum(path.stat().st_size for path in made) <= 48 * 1024  # ux §7: fonts 44.8 KB, once


def test_a_font_holds_all_of_thai_and_places_its_marks(folder: Path) -> None:
    with TTFont(fonts.make(400)) as font:
        held = font.getBestCmap()
        places = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
        shapes = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert [sign for sign in EVERY_THAI + EVERY_SIGN if ord(sign) not in held] == []
    assert {"mark", "mkmk"} <= places
    assert "ccmp" in shapes


def test_arabic_digits_stand_in_columns(folder: Path) -> None:
    with TTFont(fonts.make(600)) as font:
        cmap, widths = font.getBestCmap(), font["hmtx"]
        assert len({widths[cmap[ord(digit)]][0] for digit in "0123456789"}) == 1
