"""What letters are asked, and what one knows of itself."""

import pytest
from django.db import IntegrityError, transaction

from tests.letters.conftest import CIRCULAR, NOW, SHOPPING, Make
from tidtam.directory.models import Officer, Organisation
from tidtam.letters import actions
from tidtam.letters.models import Letter

pytestmark = pytest.mark.django_db


def test_what_waits_for_an_officer_comes_longest_waiting_first(officer: Officer, make: Make) -> None:
    first, second, third = (make(subject=name) for name in "กขค")
    actions.confirm(by=officer, letter=second, now=NOW)
    assert list(Letter.objects.to_confirm()) == [first, third]
    assert Letter.objects.newest_first().first() == third


def test_a_letter_is_known_by_its_bytes(circular: Letter) -> None:
    assert Letter.objects.all().holding(CIRCULAR) == circular
    assert Letter.objects.all().holding(SHOPPING) is None


def test_a_letter_is_called_by_what_is_known_of_it(make: Make) -> None:
    assert str(make(subject="เรื่อง", number="รย 1/1")) == "เรื่อง"
    assert str(make(number="รย 1/1")) == "รย 1/1"
    assert str(make()) == "หนังสือรับเมื่อ 25 พ.ย. 2562"


def test_a_letter_of_which_nothing_is_known_is_called_by_its_day_in_bangkok_and_its_file(officer: Officer) -> None:
    early = NOW.replace(hour=5)
    letter = actions.receive(by=officer, data=SHOPPING, name="รายการ.txt", now=early)
    letter.refresh_from_db()
    assert str(letter) == "หนังสือรับเมื่อ 25 พ.ย. 2562 รายการ.txt"


def test_twins_have_the_same_number_and_day_in_the_same_organisation(make: Make) -> None:
    first = make(number="รย 0017.2/ว 5512", date="2019-11-22")
    second = make(number="รย 0017.2/ว5512", date="2019-11-22")
    for other in ({"number": "รย 0017.2/ว 5512"}, {"number": "รย 0017.2/ว 5513", "date": "2019-11-22"}, {}, {}):
        make(**other)
    district = Organisation.objects.filter(kind="district").first()
    assert district
    theirs = make(number="รย 0017.2/ว 5512", date="2019-11-22")
    Letter.objects.filter(pk=theirs.pk).update(organisation=district)
    assert list(first.twins) == [second]
    assert list(second.twins) == [first]
    assert not make().twins


@pytest.mark.parametrize("words", ["ว 5512", "0017.2/ว๕๕๑๒", "สิทธิ มนุษยชน"])
def test_a_letter_is_found_by_number_or_subject_however_written(circular: Letter, make: Make, words: str) -> None:
    make(subject="อื่น", number="รย 1/1")
    assert list(Letter.objects.all().about(words)) == [circular]


def test_a_confirmed_letter_says_when_and_by_whom(make: Make) -> None:
    letter = make(subject="ก")
    letter.state = "confirmed"
    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()


def test_files_and_answers_are_called_by_what_they_say(officer: Officer, circular: Letter) -> None:
    assert str(circular.files.get()) == "ว5512.txt"
    one = circular.open_warnings[0]
    answer = actions.answer_warning(by=officer, letter=circular, code=one["code"], field=one["field"])
    assert str(answer) == f"{one['code']} ({one['field']}): รับทราบแล้ว"


def test_columns_hold_what_is_too_long_for_them(make: Make) -> None:
    """PostgreSQL refuses a longer value; the whole of it stays in the fields."""
    letter = make(number="๑" * 300, urgency="ด่วน" * 30)
    for name in ("number", "urgency"):
        assert len(getattr(letter, name)) == Letter._meta.get_field(name).max_length
    assert len(letter.fields["urgency"]) == 120
