"""What letters are read with on the command line."""

import subprocess
import sys
from datetime import date

from tidtam.front.commands.knowledge import Holidays, national
from tidtam.paper.calendars import national_holidays


def test_holidays_of_any_year_without_being_told_which() -> None:
    holidays = Holidays()
    assert len(holidays) == 0
    assert date(2019, 12, 5) in holidays
    assert date(2019, 12, 6) not in holidays
    assert date(2026, 4, 13) in holidays
    assert {day.year for day in holidays} == {2019, 2026}
    assert len(holidays) == len(list(holidays)) > 30


def test_the_country_is_known() -> None:
    knowledge = national()
    assert knowledge.calendar.last_working(date(2019, 12, 5)) == date(2019, 12, 4)
    assert knowledge.places.nearest("local_body", "เทศบาลเมืองมาตาพุด") == "เทศบาลเมืองมาบตาพุด"


def test_the_holidays_of_the_world_are_not_loaded() -> None:
    program = (
        "import sys; from datetime import date; from tidtam.front.commands.knowledge import Holidays;"
        "print(Holidays()[date(2019, 12, 5)], 'holidays.countries.france' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == f"{national_holidays(2019)[date(2019, 12, 5)]} False\n"
