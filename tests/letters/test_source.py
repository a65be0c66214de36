"""The text with its places marked: every mark closed, every character kept, nothing of the text becomes mark-up."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.letters.source import anchor, marked


def test_a_field_is_marked_with_the_id_that_links_lead_to() -> None:
    assert marked("ที่ รย 1", {"number": [[4, 8]]}) == 'ที่ <mark id="span-number" data-place="span-number">รย 1</mark>'
    assert anchor("duties[0].deadline") == "span-duties-0-deadline"


def test_only_the_first_stretch_of_a_field_has_the_id() -> None:
    assert marked("กขค", {"f": [[0, 1], [2, 3]]}).count("id=") == 1


def test_fields_within_fields_nest() -> None:
    shown = marked("abcdef", {"inner": [[2, 4]], "outer": [[0, 6]]})
    assert re.sub(r" [a-z-]+=\"[^\"]*\"", "", shown) == "<mark>ab<mark>cd</mark>ef</mark>"


def test_text_is_never_mark_up() -> None:
    assert "<script>" not in marked("<script>alert(1)</script>", {"subject": [[0, 8]]})


def test_places_outside_the_text_are_left_out() -> None:
    assert marked("กข", {"a": [[5, 9]], "b": [[1, 1]], "c": [[-1, 1]]}) == "กข"
    assert marked("กข", {"a": [[1, 9]]}).endswith("ข</mark>")


def test_a_page_of_blank_lines_is_one() -> None:
    assert marked("ก\n \n\n\nข\n\nค", {}) == "ก\n\nข\n\nค"


spans = st.dictionaries(
    st.sampled_from(["number", "date", "duties[0]", "duties[0].deadline", "x"]),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3),
)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="ก<&ข\n", max_size=30), spans)
def test_no_character_is_lost_and_every_mark_is_closed(text: str, spans: dict[str, list[tuple[int, int]]]) -> None:
    shown = marked(text, spans)
    kept = html.unescape(re.sub(r"</?mark[^>]*>", "", shown))
    assert kept.replace("\n", "") == text.replace("\n", "")
    depth = 0
    for tag in re.findall(r"</?mark", shown):
        depth += 1 if tag == "<mark" else -1
        assert depth >= 0
    assert depth == 0
