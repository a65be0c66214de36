"""Sarabun for the browser: WOFF2 made from the font wheel at set-up, so that no page waits for another's server."""

from pathlib import Path
from typing import Final

import fontpkg
from fontTools.subset import Options, Subsetter, load_font, save_font

FOLDER: Final = Path(__file__).parent / "static" / "fonts"
WEIGHTS: Final = (400, 600)
KEPT: Final = (
    range(0x0020, 0x0180),  # Latin
    range(0x0E00, 0x0E80),  # Thai
    range(0x2000, 0x2070),  # punctuation
    tuple(map(ord, "€™←↑→↓−≈≠≤≥▲▼◌")),
)  # fmt: skip


def missing() -> list[int]:
    """The weights not made yet, or older than the wheel's own files."""
    return [weight for weight in WEIGHTS if not made(weight)]


def made(weight: int) -> bool:
    ours, source = path_of(weight), Path(fontpkg.path("Sarabun", weight=weight))
    return ours.exists() and ours.stat().st_mtime >= source.stat().st_mtime


def path_of(weight: int) -> Path:
    return FOLDER / f"sarabun-{weight}.woff2"


def make(weight: int) -> Path:
    """Set one weight: all of its Thai and Latin, with every layout feature, for Thai marks stand by them."""
    options = Options(flavor="woff2", layout_features=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for part in KEPT for code in part])
    FOLDER.mkdir(parents=True, exist_ok=True)
    draft = path_of(weight).with_suffix(".new")
    with load_font(fontpkg.path("Sarabun", weight=weight), options) as font:
        subsetter.subset(font)
        save_font(font, str(draft), options)
    return draft.replace(path_of(weight))
