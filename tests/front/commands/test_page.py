"""The page in the terminal."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from tests.front.commands import letters
from tidtam.core.reading.parts import Reading
from tidtam.front.commands import page


def printed(reading: Reading, width: int, *, terminal: bool = True) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=terminal, color_system="truecolor")
    page.print_reading(reading, console)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def plain(reading: Reading, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    page.print_reading(reading, console)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_every_line_fits_and_the_frames_are_straight(width: int) -> None:
    shown = plain(letters.circular(), width).splitlines()
    assert max(map(cell_len, shown)) == width
    assert {cell_len(line) for line in shown if line.startswith(("│", "╭", "├", "╰"))} == {width}


@pytest.mark.parametrize("width", [80, 120])
def test_what_an_officer_needs_is_there(width: int) -> None:
    shown = "".join(plain(letters.circular(), width).split())
    for words in ("ที่รย0017.2/ว5512", "ด่วนที่สุด", "30พ.ย.2562", "6ธ.ค.2562", "ผู้ส่งหนังสือเอง", "สิ่งที่หนังสือขอให้ทำ2ข้อ"):
        assert words in shown


def test_a_wide_page_has_a_column_for_each_question() -> None:
    assert "ทาง" in plain(letters.circular(), 120).split("ทำอะไร")[1].splitlines()[0]
    assert "ใคร ทำอะไร" in plain(letters.circular(), 80)


def test_warnings_have_a_sign_and_words_beside_their_colour() -> None:
    shown = printed(letters.circular(), 120)
    assert "\x1b[1;33m!" in shown
    assert "ข้อควรตรวจสอบ 7 ข้อ" in shown
    assert plain(letters.circular(), 120).count("\n  ! ") == 8
    assert "37;41mด่วนที่สุด" in shown.replace(" ", "")


def test_no_letter_says_so() -> None:
    shown = plain(letters.nothing(), 80)
    assert "ไม่พบสิ่งที่ขอให้ทำ" in shown
    assert "ไม่พบเลขที่หนังสือ" in shown
    assert "ไม่พบลักษณะของหนังสือราชการ" in shown


def test_markup_of_a_sender_is_text() -> None:
    assert "[bold]&" in plain(letters.rich(), 120)


def test_what_is_no_terminal_gets_neither_colour_nor_frame(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "500")
    page.show(iter([letters.file()]), text=True)
    shown = capsys.readouterr().out
    assert not {"\x1b", "│", "╭"} & set(shown)
    assert "รย 0017.2/ว 5512" in shown
    assert max(map(cell_len, shown.splitlines())) <= page.WIDEST
    assert shown.rstrip().endswith("ว5512.txt · หน้า 2 ไม่มีข้อความ")
