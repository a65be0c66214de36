"""What organisations were called and who supervised them, day by day."""

from dataclasses import replace
from datetime import date
from importlib import import_module

from django.apps import apps

from tests.directory.conftest import BEFORE, DAY, change, done, raised, renamed, unit
from tidtam.core.thai.text import fold
from tidtam.directory import actions, rayong
from tidtam.directory.models import EventKind, Name, Officer, Organisation

ROWS = rayong.read()


def rows_with(code: str, **other: str) -> list:
    return [replace(row, **other) if row.code == code else row for row in ROWS]


def spans(code: str) -> list[tuple[str, date | None, date | None]]:
    return list(Name.objects.filter(organisation__code=code).values_list("name", "since", "until"))


def test_a_load_writes_one_row_for_each(province: Organisation) -> None:
    assert Name.objects.count() == len(ROWS)
    assert spans("2101-T02") == [("เทศบาลตำบลทับมา", None, None)]


def test_a_load_with_a_day_keeps_what_was(province: Organisation) -> None:
    actions.load_organisations(by=None, rows=rows_with("2101-T02", name="เทศบาลตำบลทับมาใหม่"), on=DAY)
    assert spans("2101-T02") == [("เทศบาลตำบลทับมา", None, DAY), ("เทศบาลตำบลทับมาใหม่", DAY, None)]
    actions.load_organisations(by=None, rows=rows_with("2101-T02", name="เทศบาลตำบลทับ"), on=DAY)
    assert spans("2101-T02") == [("เทศบาลตำบลทับมา", None, DAY), ("เทศบาลตำบลทับ", DAY, None)]
    thap_ma = unit("2101-T02")
    before, after = thap_ma.named_on(BEFORE), thap_ma.named_on(DAY)
    assert before is not None
    assert after is not None
    assert (str(before), before.code, before.kind) == ("เทศบาลตำบลทับมา", "2101-T02", "subdistrict_municipality")
    assert (before.prefix, before.bare_name, before.head_title) == ("เทศบาลตำบล", "ทับมา", "นายกเทศมนตรีตำบลทับมา")
    assert after.name == "เทศบาลตำบลทับ"


def test_a_load_without_a_day_puts_right_what_was_written(province: Organisation) -> None:
    actions.load_organisations(by=None, rows=rows_with("2101-T02", name="เทศบาลตำบลทับมาใหม่"))
    assert spans("2101-T02") == [("เทศบาลตำบลทับมาใหม่", None, None)]


def test_a_load_touches_nothing_that_has_ended(officer: Officer) -> None:
    done(officer, raised())
    loaded = actions.load_organisations(by=None, rows=rows_with("2101-S01", name="องค์การบริหารส่วนตำบลอื่น"), on=DAY)
    assert loaded.changed == 0
    assert unit("2101-S01").name != "องค์การบริหารส่วนตำบลอื่น"


def test_those_below_get_another_province_with_the_one_above(province: Organisation) -> None:
    other = replace(ROWS[0], code="22", name="จังหวัดจันทบุรี", short_name="จ.จันทบุรี")
    moved = [replace(row, parent="22") for row in ROWS if row.code == "2104"]
    loaded = actions.load_organisations(by=None, rows=[other, *moved], on=DAY)
    assert (loaded.created, loaded.changed) == (1, 6)
    below = Organisation.objects.filter(parent__code="2104")
    assert {one.realm for one in below} == {unit("22")}
    assert unit("2104-S01").province == unit("22")
    assert Name.objects.on(BEFORE).in_province(province).count() == len(ROWS)
    assert Name.objects.on(DAY).in_province(province).count() == len(ROWS) - 6


def test_a_name_borne_that_day_and_one_borne_formerly_are_found(officer: Officer) -> None:
    done(officer, renamed())
    assert Organisation.objects.written_as("ทต.ทับมา").count() == 0
    assert Name.objects.on(BEFORE).written_as("ทต.ทับมา").get().organisation == unit("2101-T02")
    assert not Name.objects.on(DAY).written_as("ทต.ทับมา").exists()
    assert [one.code for one in Organisation.objects.named_like("นายกเทศมนตรีตำบลทับมา")] == ["2101-T02"]
    assert fold("เทศบาลตำบลทับมาใหม่") in unit("2101-T02").written_forms


def test_an_end_ends_name_heads_and_contacts(officer: Officer) -> None:
    sao = unit("2101-S01")
    for since in (None, date(2018, 1, 1), date(2020, 1, 1)):
        sao.posts.create(name="นายตัวอย่าง", since=since, acting=since is None)
    sao.contacts.create(name="นางตัวอย่าง", phone="038 000 000", matter="แผน", trust="confirmed")
    done(officer, raised())
    assert [one.until for one in sao.names.all()] == [DAY]
    assert {(one.since, one.until) for one in sao.posts.all()} == {
        (None, DAY), (date(2018, 1, 1), DAY), (date(2020, 1, 1), date(2020, 1, 1)),
    }  # fmt: skip
    (contact,) = unit("2101-T99").contacts.all()
    assert (contact.name, contact.matter, contact.trust, contact.since) == ("นางตัวอย่าง", "แผน", "unconfirmed", DAY)
    assert sao.contacts.get().until == DAY
    assert sao.named_on(DAY) is None


def test_a_supervisor_that_day(officer: Officer) -> None:
    done(officer, change(EventKind.MOVE, "2101-S02", supervisor=unit("2103")))
    sao = unit("2101-S02")
    assert sao.parent == sao.area == unit("2103")
    before = sao.named_on(BEFORE)
    assert before is not None
    assert before.parent == before.area == unit("2101")


def test_those_in_the_directory_before_names_were_kept_get_theirs(province: Organisation) -> None:
    columns = ("organisation", "name", "parent", "realm", "written_forms")
    known = dict(Organisation.objects.values_list("pk", "realm"))
    names = set(Name.objects.values_list(*columns))
    Name.objects.all().delete()
    Organisation.objects.update(realm=None)
    import_module("tidtam.directory.migrations.0004_names_and_provinces_of_those_there").fill(apps, None)
    assert dict(Organisation.objects.values_list("pk", "realm")) == known
    assert set(Name.objects.values_list(*columns)) == names
