"""The circular is found by each way of writing it, among many look-alikes; and by nobody of another organisation."""

from importlib import import_module
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.letters.conftest import NOW, Make
from tidtam.accounts import trigrams
from tidtam.core.phrases.query import understand
from tidtam.core.thai.text import fold
from tidtam.directory.models import Officer, Organisation
from tidtam.letters import actions, contents, sought
from tidtam.letters.models import Letter

pytestmark = pytest.mark.django_db

CODES, UNITS, RUNS = (
    ("รย", "ชบ", "มท"),
    ("0017.1", "0017.2", "0017.3", "0018.2"),
    ("551", "5511", "5513", "55120", "15512"),
)
WAYS = (
    "รย 0017.2/ว 5512",
    "รย ๐๐๑๗.๒/ว ๕๕๑๒",
    "รย0017.2/ว5512",
    "รย 0017.2 ว 5512",
    "รย0017.2ว5512",
    "ที่ รย 0017.2/ว 5512",
    "0017.2/ว5512",
    "0017.2 ว 5512",
    "ว 5512",
    "ว5512",
    "ว.5512",
    "ว๕๕๑๒",
    "ว 5512/2562",
    "5512",
    "๕๕๑๒",
    "รย ว 5512",
    "รยว5512",
    "ด่วนที่สุด ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒ ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๒",
    "หนังสือจังหวัดระยอง ด่วนที่สุด ที่ รย 0017.2/ว 5512 ลงวันที่ 22 พฤศจิกายน 2562",
    "22 พ.ย. 2562",
    "22/11/62",
    "๒๒ พฤศจิกายน ๒๕๖๒",
    "พ.ย. 62 สิทธิมนุษยชน",
    "พฤศจิกายน 2562 วาระแห่งชาติ",
    "ว 5512 22 พ.ย. 62",
    "สิทธิมนุษยชนร่วมขับเคลื่อน",
    "สทธิมนุษยชนรวมขับเคลือน",
    "สิทธิมนุษยชน ติดตามรายงาน 2562",
    "Thailand ๔.๐ วาระแห่งชาติ",
    "นางสาวปฐมา",
    "0 2141 2759",
    "๐-๒๑๔๑-๒๗๕๙",
    "มท 0211.4/ว 7160",
    "ว 7160",
    "นายยุทธพล งามอาจอิทธิชัย",
    "กลุ่มงานยุทธศาสตร์ สิทธิมนุษยชน",
)
NEARLY = {"สทธิมนุษยชนรวมขับเคลือน"}
"""Ways in which a letter is wrong, not only a tone mark: found as near, not as whole."""


@pytest.fixture
def crowd(officer: Officer, circular: Letter) -> Letter:
    """The circular, and sixty later letters that look like it."""
    made = []
    for place, (code, unit, run) in enumerate(product(CODES, UNITS, RUNS)):
        fields = contents.first({}) | {
            "number": f"{code} {unit}/ว {run}",
            "date": f"2019-11-{21 if place % 2 else 23}",
            "subject": f"ติดตามรายงานผลการปฏิบัติตามแผนแม่บทด้านสิทธิและสวัสดิการ ครั้งที่ {place}",
        }
        letter = Letter(organisation=officer.organisation, received_at=NOW, received_by=officer, sha256=f"{place:064}")
        letter.set_fields(fields)
        made.append(letter)
    Letter.objects.bulk_create(made)
    return circular


@pytest.mark.parametrize("way", WAYS)
def test_the_circular_is_found_among_the_first_three(crowd: Letter, officer: Officer, way: str) -> None:
    seen, query = Letter.objects.seen_by(officer), understand(way)
    whole = seen.found_by(query, 3)
    assert (not whole) is (way in NEARLY)
    assert crowd in (whole or seen.near_to(query, 3))


def test_there_are_more_than_twenty_ways() -> None:
    assert len(WAYS) - len(NEARLY) >= 24


@pytest.mark.parametrize("way", ["รย 0017.2/ว 5512", "ว 5512", "5512", "รย ว 5512", "22 พ.ย. 2562"])
def test_what_bears_the_number_or_the_day_stands_first(crowd: Letter, officer: Officer, way: str) -> None:
    assert Letter.objects.seen_by(officer).found_by(understand(way), 10)[0] == crowd


def test_as_one_types_the_number_it_comes_nearer(crowd: Letter, officer: Officer) -> None:
    seen = Letter.objects.seen_by(officer)
    assert {one.number for one in seen.found_by(understand("ว 55"), 100)} >= {"รย 0017.2/ว 5512", "รย 0017.2/ว 551"}
    exact = [letter.number for letter in seen.found_by(understand("ว 551"), 12)]
    assert all(number.endswith("ว 551") for number in exact)
    assert len(exact) == 12


@pytest.mark.parametrize(
    "way", ["รย 0017.2/ว 5512 ลงวันที่ 21 พฤศจิกายน 2562", "ขอ ว 5512", "ชบ 0099/ว 5512", "รย 0017.2/ว 5512 ไม่มีคำนี้เลย"]
)
def test_where_something_asked_is_wrong_the_number_still_tells(crowd: Letter, officer: Officer, way: str) -> None:
    seen, query = Letter.objects.seen_by(officer), understand(way)
    assert crowd in (seen.found_by(query, 3) or seen.near_to(query, 3))


def test_words_with_a_letter_wrong_find_what_is_like_them(crowd: Letter, officer: Officer) -> None:
    seen = Letter.objects.seen_by(officer)
    assert seen.near_to(understand("สิทธมนุษยชน"), 3) == [crowd]
    assert seen.near_to(understand("คำที่ไม่มีอยู่เลย"), 3) == []
    assert seen.near_to(understand(""), 3) == seen.found_by(understand(""), 3) == []


@pytest.mark.parametrize("way", WAYS)
def test_no_letter_of_another_organisation_is_found(crowd: Letter, officer: Officer, way: str) -> None:
    district = Organisation.objects.filter(kind="district").first()
    assert district
    officer.organisation = district
    seen = Letter.objects.seen_by(officer)
    assert seen.found_by(understand(way), 10) == seen.near_to(understand(way), 10) == []


def test_a_correction_is_found_at_once_and_what_was_corrected_no_more(officer: Officer, circular: Letter) -> None:
    actions.correct(by=officer, letter=circular, changes={"number": "รย 0017.2/ว 9999", "subject": "เรื่องใหม่"})
    seen = Letter.objects.seen_by(officer)
    assert seen.found_by(understand("ว 9999"), 3) == [circular]
    assert seen.found_by(understand("ว 5512"), 3) == []
    assert seen.found_by(understand("วาระแห่งชาติ สิทธิมนุษยชนร่วมขับเคลื่อน"), 3) == []
    actions.discard(by=officer, letter=circular)
    assert seen.found_by(understand("ว 9999"), 3) == []


def test_a_number_outside_the_grammar_is_found_by_its_digits_and_as_written(make: Make) -> None:
    odd, none = make(number="สค พิเศษ ที่ 0098"), make(number="ไม่มีเลข")
    assert Letter.objects.all().found_by(understand("98"), 3) == [odd]
    assert Letter.objects.all().found_by(understand("สค พิเศษ"), 3) == [odd]
    assert Letter.objects.all().found_by(understand("ไม่มีเลข"), 3) == [none]


def test_a_number_without_series_or_with_a_year_of_its_own(make: Make) -> None:
    plain, yearly = make(number="รย 0017/5512", date="2020-01-05"), make(number="พม 12/2562")
    found = Letter.objects.all().found_by
    assert found(understand("0017/5512"), 3) == found(understand("5512/2563"), 3) == [plain]
    assert found(understand("พม 12/2562"), 3) == found(understand("12/2562"), 3) == [yearly]
    assert found(understand("ว 5512"), 3) == []


def test_days_and_numbers_named_in_a_subject_are_found(make: Make) -> None:
    letter = make(subject="แก้ไขหนังสือ ที่ ชบ 0017.2/ว 77 ลงวันที่ 2 ธ.ค. 62")
    assert Letter.objects.all().found_by(understand("2 ธันวาคม 2562"), 3) == [letter]
    assert Letter.objects.all().found_by(understand("ชบ 0017.2/ว77"), 3) == [letter]


def test_why_a_letter_was_found_is_told_where_it_does_not_show(circular: Letter) -> None:
    def why(words: str) -> list[tuple[str, str]]:
        return sought.reasons(circular.fields, understand(words))

    assert why("ว 5512") == why("สิทธิมนุษยชน") == why("22 พ.ย. 2562") == why("ไม่มีคำนี้") == []
    assert why("ปฐมา") == [("contacts", "นางสาวปฐมา เสียมหาญ")]
    assert why("ว 7160") == [("attachments", "กระทรวงมหาดไทย ที่ มท 0211.4/ว 7160 ลงวันที่ 26 พฤศจิกายน 2562")]


def test_letters_from_before_are_filled_in(circular: Letter) -> None:
    right = circular.sought
    Letter.objects.update(sought="")
    migration = import_module("tidtam.letters.migrations.0004_sought")
    apps = import_module("django.apps").apps
    migration.fill(apps, None)
    circular.refresh_from_db()
    assert circular.sought == right
    Letter.objects.bulk_create(
        Letter(organisation_id=circular.organisation_id, received_at=NOW, received_by_id=circular.received_by_id,
               sha256=f"{place:064}", fields={"subject": f"ฉบับที่ {place}"})
        for place in range(501)
    )  # fmt: skip
    migration.fill(apps, None)
    assert Letter.objects.filter(sought="").count() == 0


def test_the_text_of_a_letter_to_very_many_stays_short() -> None:
    fields = contents.first({}) | {
        "subject": "ก",
        "addressees": [{"text": f"หน่วยงานที่ {place}"} for place in range(5_000)],
    }
    assert len(sought.text_of(fields)) <= sought.LONGEST


class EveryPart(TestCase):
    """A letter is found by any part of its subject."""

    @settings(max_examples=25, deadline=None)
    @given(st.data())
    def test_any_part_of_a_subject_finds_it(self, data: st.DataObject) -> None:
        words = st.sampled_from(["ติดตาม", "รายงาน", "น้ำท่วม", "5512", "สิทธิมนุษยชน", "ประจำปี 2562", "ว่าด้วย", "Thailand"])
        subject = " ".join(data.draw(st.lists(words, min_size=1, max_size=5)))
        folded = fold(subject)
        start = data.draw(st.integers(0, len(folded) - trigrams.LEAST))
        end = data.draw(st.integers(start + trigrams.LEAST, len(folded)))
        officer = self.officer()
        letter = Letter(organisation=officer.organisation, received_at=NOW, received_by=officer, sha256=f"{0:064}")
        letter.set_fields(contents.first({}) | {"subject": subject})
        letter.save()
        query = understand(folded[start:end])
        assert letter in (Letter.objects.all().found_by(query, 3) or Letter.objects.all().near_to(query, 3))

    @staticmethod
    def officer() -> Officer:
        user = import_module("tidtam.accounts.models").User.objects.create(email="a@demo.example", name="ก")
        organisation = Organisation.objects.create(code="21", kind="province", name="จังหวัดระยอง")
        return Officer.objects.create(user=user, organisation=organisation, role="province_officer")
