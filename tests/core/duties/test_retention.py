from datetime import date

import pytest

from tidtam.core.duties import retention

DUTY = {"own": False}


@pytest.mark.parametrize(
    ("code", "last"),
    [("ordinary", 2572), ("routine", 2563), ("copy", 2567), ("financial", 2572), ("financial_audited", 2567),
     ("to_follow", None), ("historical", None)],
)  # fmt: skip
def test_the_last_year_of_a_letter_of_2562(code: str, last: int | None) -> None:
    assert retention.last_year(code, 2562) == last


@pytest.mark.parametrize("code", retention.CLASSES)
def test_a_class_ends_by_a_year_or_says_when(code: str) -> None:
    kept = retention.CLASSES[code]
    assert bool(kept.years) != bool(kept.until)
    assert kept.basis.startswith("ข้อ 57")


def test_at_least_so_many_years_are_full_even_for_the_last_day_of_the_year() -> None:
    last = retention.last_year("ordinary", 2562)
    assert last is not None
    assert (date(last - 543, 12, 31) - date(2019, 12, 31)).days >= 10 * 365


@pytest.mark.parametrize(
    ("today", "ends", "year"),
    [(date(2019, 1, 5), date(2019, 3, 1), 2561), (date(2020, 6, 1), date(2020, 2, 29), 2562)],
)
def test_the_survey_is_of_the_year_before_and_ends_after_sixty_days(today: date, ends: date, year: int) -> None:
    assert retention.survey_ends(today) == ends
    assert (ends - date(ends.year - 1, 12, 31)).days == 60
    assert retention.surveyed(today) == year


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"circular": True, "closing": "จึงเรียนมาเพื่อโปรดทราบและถือปฏิบัติ", "duties": [DUTY]}, "to_follow"),
        ({"circular": True, "closing": "จึงเรียนมาเพื่อโปรดทราบ", "duties": [{"own": True}]}, "routine"),
        ({"circular": True, "closing": "จึงเรียนมาเพื่อโปรดทราบ", "duties": [DUTY]}, "ordinary"),
        ({"circular": False, "closing": "จึงเรียนมาเพื่อโปรดทราบ", "duties": []}, "ordinary"),
        ({"circular": True, "closing": None, "duties": None}, "ordinary"),
        ({}, "ordinary"),
    ],
)
def test_a_class_is_proposed_with_its_reason(fields: dict[str, object], code: str) -> None:
    proposed, reason = retention.proposed(fields)
    assert proposed == code
    assert reason
