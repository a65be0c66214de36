"""The plan of a letter: prose across broken lines, lists, zones."""

import pytest

from tidtam.core.reading.layout import Line, flow, items_of, lay_out

WRAPPED = "กระทรวงมหาดไทยได้รับแจ้งจากกรมคุ้มครองสิทธิและเสรีภาพว่าได้จัดทำแผน"


def test_a_full_line_goes_on_without_a_space_and_keeps_its_places() -> None:
    text = f"{WRAPPED}\n    ปฏิบัติการ\n\nวรรคใหม่"
    prose = flow(text, 0, len(text))
    assert prose.text == f"{WRAPPED}ปฏิบัติการ\nวรรคใหม่"
    start = prose.text.index("แผนปฏิบัติการ")
    begin, end = prose.span(start, start + len("แผนปฏิบัติการ"))
    assert text[begin:end] == "แผน\n    ปฏิบัติการ"


@pytest.mark.parametrize("following", ["ทั้งนี้ ให้รายงาน", "จึงขอให้รายงาน", "2562"])
def test_a_new_clause_or_a_number_keeps_its_space(following: str) -> None:
    text = f"{WRAPPED}\n{following}"
    assert flow(text, 0, len(text)).text == f"{WRAPPED} {following}"


def test_a_very_long_line_is_a_paragraph() -> None:
    text = f"{'ก' * 200}\nจังหวัด"
    assert flow(text, 0, len(text)).text == text


def test_a_short_line_was_broken_between_phrases() -> None:
    assert flow("แผนงาน\nประจำปี", 0, 14).text == "แผนงาน ประจำปี"


def test_a_list_needs_its_numbers_in_order() -> None:
    text = "๑. แบบ ๓. หน้า ๒. บัญชี"
    assert [text[slice(*span)] for span in items_of(text)] == ["แบบ ๓. หน้า", "บัญชี"]


def test_white_space_is_no_flow_and_no_item() -> None:
    assert flow(" \n ", 0, 3).text == ""
    assert items_of(" ") == []


def test_a_piece_of_a_line_knows_its_place() -> None:
    line = Line("ที่ รย 1   ศาลากลาง", 10)
    assert line.part(8) == Line("ศาลากลาง", 21)
    assert line.part(0, 7).span == (10, 16)


def test_ruled_lines_are_no_lines() -> None:
    assert lay_out("เรื่อง ก\n-----\n=====").zones["subject"] == [Line("ก", 7)]


def test_text_without_labels_is_loose() -> None:
    page = lay_out("ไข่ ๑๐ ฟอง\nน้ำปลา")
    assert (set(page.zones), page.body.text, list(page.foot)) == ({"loose"}, "", [])


def test_a_label_seen_twice_is_text_of_the_first() -> None:
    assert lay_out("เรื่อง ก\nเรื่อง ข").flow("subject").text == "ก เรื่อง ข"


def test_the_body_may_begin_with_any_long_sentence_that_tells_or_asks() -> None:
    told = "จังหวัดระยองได้รับแจ้งจากกรมการปกครองว่าได้จัดทำแบบสำรวจความพึงพอใจของประชาชนเรียบร้อยแล้ว"
    assert lay_out(f"เรื่อง ก\nเรียน ข\n{told}").body.text == told


def test_an_enclosure_that_asks_is_still_an_enclosure() -> None:
    listed = "๑. สำเนาหนังสือกรมการปกครอง เรื่อง ขอความร่วมมือในการจัดส่งข้อมูลผู้ประสบภัย จำนวน ๑ ฉบับ"
    page = lay_out(f"เรียน ก\nสิ่งที่ส่งมาด้วย\n{listed}\nด้วยจังหวัด")
    assert page.flow("attachments").text == listed
    assert page.body.text == "ด้วยจังหวัด"
