import subprocess
import sys
from datetime import date

import holidays
import pytest
from holidays.countries.thailand import Thailand

from tidtam.core.refusal import Refused
from tidtam.paper.calendars import national_holidays, office_calendar


@pytest.fixture
def write(tmp_path):
    def written(text, encoding="utf-8"):
        path = tmp_path / "holidays.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return written


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2019, 5, 1), None),
        (date(2021, 5, 3), None),
        (date(2019, 5, 9), "วันพืชมงคล"),
        (date(2019, 11, 30), "วันเสาร์"),
        (date(2019, 12, 6), None),
        (date(2019, 12, 10), "วันรัฐธรรมนูญ"),
        (date(2019, 12, 31), "วันสิ้นปี"),
        (date(2020, 11, 19), "วันหยุดพิเศษ (เพิ่มเติม)"),
        (date(2021, 10, 22), "ชดเชยวันปิยมหาราช"),
        (date(2021, 10, 25), None),
    ],
)
def test_when_offices_are_closed(day, why):
    assert office_calendar().why_not(day) == why


def test_a_day_of_several_names_shows_them_all():
    assert "วันชาติ; วันพ่อแห่งชาติ" in office_calendar().holidays[date(2019, 12, 5)]


def test_days_that_do_not_close_an_office_are_not_listed():
    names = " ".join(name for year in range(2015, 2030) for name in national_holidays(year).values())
    assert "แรงงาน" not in names
    assert "วันเด็ก" not in names
    assert "สงกรานต์" in names


def test_the_circulars_deadlines_in_working_days():
    calendar = office_calendar()
    assert calendar.between(date(2019, 11, 22), date(2019, 11, 30)) == 5
    assert calendar.between(date(2019, 11, 22), date(2019, 12, 6)) == 9


def test_holidays_of_any_year_without_being_told_which():
    days = office_calendar().holidays
    assert len(days) == 0
    assert date(2019, 12, 5) in days
    assert date(2019, 12, 6) not in days
    assert date(2026, 4, 13) in days
    assert {day.year for day in days} == {2019, 2026}
    assert len(days) == len(national_holidays(2019)) + len(national_holidays(2026))


def test_the_offices_own_days_are_listed_in_their_order(write):
    days = office_calendar(write("12/10/2564,add,วันหยุดจังหวัด,\n13/10/2564,remove\n1/1/2560,remove\n")).holidays
    assert date(2021, 10, 12) in days
    listed = list(days)
    assert listed == sorted(listed)
    assert date(2021, 10, 12) in listed
    assert date(2021, 10, 13) not in listed


def test_the_holidays_of_the_world_are_not_loaded():
    program = (
        "import sys; from tidtam.paper.calendars import national_holidays;"
        "print(len(national_holidays(2019)), 'holidays.countries.france' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == f"{len(national_holidays(2019))} False\n"


def test_without_the_government_category_the_public_one_remains(monkeypatch):
    monkeypatch.setattr(Thailand, "supported_categories", ("public",))
    found = national_holidays.__wrapped__(2019)
    assert found[date(2019, 12, 10)] == "วันรัฐธรรมนูญ"
    assert date(2019, 5, 9) not in found


def test_the_library_still_has_the_known_error():
    """Where this fails the library was corrected: drop the entry from `_KNOWN_ERRORS`."""
    assert date(2021, 10, 25) in holidays.country_holidays("TH", years=2021)


def test_the_offices_own_file_adds_and_removes(write):
    path = write(
        "date,change,name,source\n"
        "# วันหยุดประจำภาค\n"
        "\n"
        "21 ตุลาคม 2564,add,วันหยุดประจำภาคกลาง,มติคณะรัฐมนตรี\n"
        "๒๒/๑๐/๒๕๖๔,remove,,ประกาศจังหวัด\n"
        '2021-12-31,add,"วันสิ้นปี, ประกาศใหม่",\n'
        "20 ต.ค. 64,remove\n"
    )
    calendar = office_calendar(path)
    assert calendar.why_not(date(2021, 10, 21)) == "วันหยุดประจำภาคกลาง"
    assert calendar.why_not(date(2021, 10, 22)) is None
    assert calendar.why_not(date(2021, 12, 31)) == "วันสิ้นปี, ประกาศใหม่"
    assert calendar.why_not(date(2021, 10, 20)) is None


def test_a_changed_file_is_read_anew_and_the_national_days_stay(write):
    assert office_calendar(write("12/10/2564,add,วันหยุดจังหวัด,\n")).why_not(date(2021, 10, 12)) == "วันหยุดจังหวัด"
    assert office_calendar(write("")).why_not(date(2021, 10, 12)) is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp874"])
def test_a_file_saved_by_excel_is_read(write, encoding):
    path = write("date,change,name,source\r\n21/10/2564,add,วันหยุดประจำภาค,\r\n", encoding)
    assert office_calendar(path).why_not(date(2021, 10, 21)) == "วันหยุดประจำภาค"


@pytest.mark.parametrize(
    "line",
    [
        "31 พฤศจิกายน 2564,add,วันหยุด,",
        "พรุ่งนี้,add,วันหยุด,",
        "21/10/2564,เพิ่ม,วันหยุด,",
        "21/10/2564,add,,มติคณะรัฐมนตรี",
        "21/10/2564,add",
        "21/10/2564",
        ",add,วันหยุด,",
    ],
)
def test_a_bad_line_is_refused_by_its_number(write, line):
    path = write(f"date,change,name,source\n20/10/2564,add,วันหยุด,\n{line}\n")
    with pytest.raises(Refused) as refused:
        office_calendar(path)
    assert refused.value.code == "bad_calendar_line"
    assert "บรรทัดที่ 3" in refused.value.sentence
    assert "holidays.csv" in refused.value.sentence


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path):
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"\xff\xfe\x00\xdb")
    for path in (tmp_path / "none.csv", broken):
        with pytest.raises(Refused) as refused:
            office_calendar(path)
        assert refused.value.code == "calendar_file_unreadable"
        assert path.name in refused.value.sentence
