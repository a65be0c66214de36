"""What letters are read with on the command line."""

from datetime import date

from tidtam.front.commands.knowledge import national


def test_the_country_is_known() -> None:
    knowledge = national()
    assert knowledge.calendar.last_working(date(2019, 12, 5)) == date(2019, 12, 4)
    assert knowledge.places.nearest("local_body", "เทศบาลเมืองมาตาพุด") == "เทศบาลเมืองมาบตาพุด"
