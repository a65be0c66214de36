"""Lines on paper become the text that was typed."""

from tidtam.paper.extract.printed import Line, as_text

PAPER = 595.0
FULL = 540.0


def page(*lines: tuple[str, float, float], first: float = 800.0) -> list[Line]:
    """Lines of (text, left, right), one under another."""
    return [Line(text, left, right, first - 20 * row, 14.0) for row, (text, left, right) in enumerate(lines)]


def test_a_page_without_lines_has_no_text() -> None:
    assert as_text([], PAPER) == ""
    assert as_text(page(("- ๒ -", 290, 310)), PAPER) == ""


def test_a_date_broken_by_the_paper_is_whole_again() -> None:
    lines = page(("ส่งภายในวันที่ ๓๐ พฤศจิกายน", 156, 520), ("๒๕๖๒ ทางไปรษณีย์", 85, 300))
    assert as_text(lines, PAPER) == "ส่งภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๒ ทางไปรษณีย์"


def test_thai_runs_on_without_a_space_and_abbreviations_do_not() -> None:
    assert as_text(page(("กรมคุ้มครองสิทธิและ", 85, FULL), ("เสรีภาพ", 85, 120)), PAPER) == "กรมคุ้มครองสิทธิและเสรีภาพ"
    assert as_text(page(("ปีงบประมาณ", 85, FULL), ("พ.ศ. ๒๕๖๒", 85, 120)), PAPER) == "ปีงบประมาณ พ.ศ. ๒๕๖๒"
    assert as_text(page(("แผนปฏิบัติการ ", 85, FULL), ("(Action Plan)", 85, 120)), PAPER) == "แผนปฏิบัติการ (Action Plan)"


def test_gaps_of_a_justified_paragraph_are_spaces_and_of_a_last_line_columns() -> None:
    lines = page(("ด้วย\tจังหวัด", 156, FULL), ("ขอให้\tรายงาน", 85, 300))
    assert as_text(lines, PAPER) == "ด้วย จังหวัดขอให้\tรายงาน"


def test_a_centred_signature_is_not_joined_to_the_unit_at_the_left() -> None:
    lines = page(("ผู้ว่าราชการจังหวัดระยอง", 290, 500), ("สำนักงานจังหวัด", 85, 160))
    assert as_text(lines, PAPER) == "ผู้ว่าราชการจังหวัดระยอง\nสำนักงานจังหวัด"


def test_a_box_drawn_last_stands_where_it_is_on_paper() -> None:
    letter = page(("ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒", 85, 200), ("เรื่อง ก", 85, 130))
    stamp = page(("ด่วนที่สุด", 85, 130), first=830)
    note = page(("QR Code", 450, 500), first=790)
    assert as_text([*letter, *stamp, *note], PAPER) == "ด่วนที่สุด\nที่ รย ๐๐๑๗.๒/ว ๕๕๑๒\nเรื่อง ก\nQR Code"


def test_columns_drawn_one_after_another_stay_whole() -> None:
    left = page(("สำนักงานจังหวัด", 85, 160), ("กลุ่มงานยุทธศาสตร์", 85, 190), first=300)
    right = page(("ขอแสดงความนับถือ", 300, 400), ("รองผู้ว่าราชการ", 300, 400), first=305)
    assert as_text([*left, *right], PAPER).split("\n") == [line.text for line in [*left, *right]]


def test_page_number_and_catchword_are_furniture() -> None:
    lines = page(("- ๒ -", 290, 310), ("เรื่อง ก", 85, 130), ("/เรื่อง ข…", 480, 540))
    assert as_text(lines, PAPER) == "เรื่อง ก"
