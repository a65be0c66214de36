from datetime import date

import pytest

from tidtam.core.thai.calendar import Calendar
from tidtam.directives.tables import cells
from tidtam.directives.tables.cells import UNCONCERNED, Cell, cells_on, painter

TODAY, BEFORE, AFTER = date(2019, 12, 2), date(2019, 11, 30), date(2019, 12, 6)


def test_what_is_owed_past_its_day_is_late_and_what_is_sent_is_not() -> None:
    cell = cells_on(TODAY, Calendar({}))
    assert cell("in_progress", BEFORE, BEFORE).sign == "late"
    assert cell("submitted", BEFORE, BEFORE).sign == "submitted"
    assert cell("not_started", AFTER, AFTER).sign == "not_started"
    assert cell("not_started", None, None).sign == "not_started"


def test_cells_that_are_alike_are_one() -> None:
    cell = cells_on(TODAY, Calendar({}))
    assert cell("not_started", AFTER, AFTER) is cell("not_started", AFTER, AFTER)


@pytest.mark.parametrize(
    ("state", "sent", "counts"),
    [
        ("not_started", False, True),
        ("submitted", True, True),
        ("accepted", True, True),
        ("exempt", False, False),
        ("carried", False, False),
        ("withdrawn", False, False),
        (None, False, False),
    ],
)
def test_what_counts(state: str | None, sent: bool, counts: bool) -> None:
    cell = Cell(state)
    assert (cell.sent, cell.counts) == (sent, counts)


def test_a_day_of_its_own_is_told_in_the_cell() -> None:
    cell = cells_on(TODAY, Calendar({}))
    extended = cell("not_started", date(2019, 12, 20), AFTER)
    assert "ถึง" in painter()((extended,))
    assert "ถึง" not in painter()((cell("accepted", date(2019, 12, 20), AFTER),))


def test_each_sign_is_painted_with_its_word_and_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[object] = []
    real = cells.render_to_string
    monkeypatch.setattr(cells, "render_to_string", lambda *args: rendered.append(args) or real(*args))
    paint = painter()
    row = (Cell("carried"), Cell("withdrawn"), UNCONCERNED, Cell("carried"))
    html = paint(row) + paint(row)
    assert html.count("มีผู้รับช่วง") == 4
    assert html.count("ยกเลิกแล้ว") == html.count("ไม่เกี่ยวข้อง") == 2
    assert html.count("<td>") == 8
    assert len(rendered) == 3
