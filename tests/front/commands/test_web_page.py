"""The page for the browser: one file, nothing fetched, nothing run."""

from html.parser import HTMLParser

import pytest

from tests.front.commands import letters
from tidtam.front.commands import web_page
from tidtam.front.commands.letter_files import Letter


class Tags(HTMLParser):
    """Every tag opened, and every attribute given."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


def shown(letter: Letter, capsys: pytest.CaptureFixture[str], *, text: bool = True) -> Tags:
    web_page.show(iter([letter]), text=text)
    tags = Tags()
    tags.feed(capsys.readouterr().out)
    return tags


def test_the_circular_is_a_page_with_a_real_table(capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(letters.file(), capsys)
    assert {"table", "caption", "th", "h1", "mark"} <= set(page.tags)
    assert "ที่ รย 0017.2/ว 5512" in page.words
    assert "ข้อควรตรวจสอบ 7 ข้อ" in page.words
    assert page.tags.count("tr") == 4
    assert letters.CIRCULAR.strip() in page.words


def test_the_letter_itself_is_left_out_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    assert "จึงเรียนมาเพื่อโปรดทราบ\n" not in shown(letters.file(), capsys, text=False).words


def test_what_a_sender_writes_is_never_markup(capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(letters.file()._replace(reading=letters.rich(), name="<img src=x>"), capsys)
    assert not {"script", "img", "b", "link"} & set(page.tags)
    assert not {"onerror", "src", "href", "style"} & set(page.attributes)
    assert page.words.count("<script>alert('ก')</script> [bold]&") > 10
    assert "<b>เรื่อง</b> ก" in page.words


def test_no_letter_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(letters.file()._replace(reading=letters.nothing()), capsys)
    assert "ไม่พบสิ่งที่ขอให้ทำ" in page.words
    assert "ไม่พบลักษณะของหนังสือราชการ" in page.words
