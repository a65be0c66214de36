"""What is asked by words typed into a search box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.phrases.query import LONGEST, MOST_WORDS, Query, understand

CIRCULAR = (("รย", "0017.2", "ว", "5512", None),)


def parts(query: Query) -> tuple[tuple[object, ...], ...]:
    return tuple((one.code, one.unit, one.series, one.run, one.year) for one in (*query.numbers, *query.bare))


@pytest.mark.parametrize(
    "text",
    [
        "รย ๐๐๑๗.๒/ว ๕๕๑๒", "รย0017.2/ว5512", "รย 0017.2/ว.5512", "ที่ รย 0017.2/ว 5512", "รย 0017.2 ว 5512",
        "รย0017.2ว5512", "รย 0017.2 / ว 5512", "เลขที่ รย 0017.2/ว5512", "รย. 0017.2/ว5512",
    ],
)  # fmt: skip
def test_a_whole_number_is_understood_in_every_writing(text: str) -> None:
    assert parts(understand(text)) == CIRCULAR
    assert understand(text).words == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0017.2/ว5512", (None, "0017.2", "ว", "5512", None)),
        ("0017.2 ว 5512", (None, "0017.2", "ว", "5512", None)),
        ("ว 5512", (None, None, "ว", "5512", None)),
        ("ว.5512", (None, None, "ว", "5512", None)),
        ("ว/5512", (None, None, "ว", "5512", None)),
        ("/ว5512", (None, None, "ว", "5512", None)),
        ("ว๕๕๑๒", (None, None, "ว", "5512", None)),
        ("ว 5512/2562", (None, None, "ว", "5512", 2562)),
        ("รย ว 5512", ("รย", None, "ว", "5512", None)),
        ("รยว5512", ("รย", None, "ว", "5512", None)),
        ("5512", (None, None, None, "5512", None)),
        ("๕๕๑๒", (None, None, None, "5512", None)),
        ("5512/2562", (None, None, None, "5512", 2562)),
        ("0017.2/5512", (None, "0017.2", None, "5512", None)),
        ("รย 0017.2/5512", ("รย", "0017.2", None, "5512", None)),
        ("กค (กวจ) 0405.2/ว 466", ("กค", "0405.2", "ว", "466", None)),
        ("พม 12/2562", ("พม", None, None, "12", 2562)),
    ],
)
def test_a_part_of_a_number_is_understood(text: str, number: tuple[object, ...]) -> None:
    assert parts(understand(text)) == (number,)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("22 พ.ย. 2562", ("22พฤศจิกายน2562",)),
        ("๒๒ พฤศจิกายน ๒๕๖๒", ("22พฤศจิกายน2562",)),
        ("22/11/62", ("22พฤศจิกายน2562",)),
        ("2019-11-22", ("22พฤศจิกายน2562",)),
        ("พ.ย. 62", ("พฤศจิกายน2562",)),
        ("พฤศจิกายน 2562", ("พฤศจิกายน2562",)),
        ("31 พฤศจิกายน 2562", ()),
    ],
)
def test_days_and_months(text: str, dates: tuple[str, ...]) -> None:
    assert understand(text).dates == dates


def test_a_line_of_a_letter_is_its_number_and_its_date() -> None:
    query = understand("ด่วนที่สุด ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒ ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๒")
    assert parts(query) == CIRCULAR
    assert (query.dates, query.words) == (("22พฤศจิกายน2562",), ())


def test_words_are_folded_and_short_forms_written_out() -> None:
    assert understand("อบต.ตะพง").words == ("องคการบริหารสวนตำบลตะพง",)
    assert understand("สิทธิ  มนุษยชน").words == ("สิทธิ", "มนุษยชน")
    assert understand("หนังสือ เรื่อง ด่วนที่สุด").words == ("หนังสือ", "เรือง", "ดวนทีสุด")
    assert understand("เรื่อง สิทธิ 5512").words == ("สิทธิ",)


@pytest.mark.parametrize("text", ["0 2141 2759", "02-141-2759", "๐ ๒๑๔๑ ๒๗๕๙", "+66 2141 2759"])
def test_a_phone_is_one_word(text: str) -> None:
    assert understand(text).words == ("021412759",)
    assert parts(understand(text)) == ()


@pytest.mark.parametrize("text", ["", " ", "\0", "\n", "...", "“”"])
def test_nothing_asks_nothing(text: str) -> None:
    assert not understand(text)


@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=600))
def test_it_never_fails_and_never_asks_too_much(text: str) -> None:
    query = understand(text)
    assert len(query.text) <= LONGEST
    assert max(len(query.words), len(query.typed)) <= MOST_WORDS
    assert "\0" not in query.text
