"""Search by parts keeps in step with the rows, finds what holds every needle, newest first, on both databases."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tidtam.accounts import trigrams
from tidtam.accounts.trigrams import Searchable, in_turn, newest
from tidtam.directory.models import Kind, Organisation

pytestmark = pytest.mark.django_db

WORDS = {1: "|เทศบาลตำบลทับมา|", 2: "|เทศบาลตำบลมะขามคู่|", 3: "|อำเภอแกลง|", 4: "|100%_\\\"'|"}


def body(place: int, forms: str) -> Organisation:
    return Organisation(pk=place, code=f"T{place}", kind=Kind.SAO, name=f"ก{place}", written_forms=forms)


def found(*needles: str, most: int = 10) -> list[int]:
    """What is found, the same whether the rows are read first or the index is asked at once."""
    first = newest(Organisation.objects.all(), "written_forms", needles, most)
    assert newest(Organisation.objects.all(), "written_forms", needles, most, read_first=False) == first
    return first


@pytest.fixture
def bodies(db: None) -> None:
    Organisation.objects.bulk_create([body(place, forms) for place, forms in WORDS.items()])


@pytest.mark.usefixtures("bodies")
def test_rows_that_hold_every_needle_come_newest_first() -> None:
    assert found("เทศบาล") == [2, 1]
    assert found("เทศบาล", most=1) == [2]
    assert found("เทศบาล", "ทับมา") == [1]
    assert found("ทับมา", "แกลง") == []
    assert found() == found("") == []
    assert newest(Organisation.objects.none(), "written_forms", ["เทศบาล"], 10) == []
    assert newest(Organisation.objects.exclude(pk=2), "written_forms", ["เทศบาล"], 10, read_first=False) == [1]


@pytest.mark.usefixtures("bodies")
@pytest.mark.parametrize("needle", ["%_\\", "\\\"'", "0%_", "100%_\\\"'"])
def test_signs_that_databases_take_for_their_own_are_signs_like_others(needle: str) -> None:
    assert found(needle) == [4]


@pytest.mark.usefixtures("bodies")
def test_a_needle_too_short_for_the_index_is_found_alone_and_beside_a_long_one() -> None:
    assert found("คู") == [2]
    assert found("คู", "เทศบาล") == [2]
    assert found("%_") == [4]
    assert found("%%") == []


@pytest.mark.usefixtures("bodies")
def test_the_index_is_asked_where_the_newest_rows_do_not_hold_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trigrams, "NEWEST", 2)
    assert found("เทศบาล") == [2, 1]
    assert newest(Organisation.objects.all(), "written_forms", ["มา"], 10) == []
    assert newest(Organisation.objects.all(), "written_forms", ["แกล"], 1) == [3]


@pytest.mark.usefixtures("bodies")
def test_tiers_are_searched_in_turn_and_each_row_is_told_once() -> None:
    everyone = Organisation.objects.all()
    assert in_turn(everyone, "written_forms", [("ทับมา",), ("เทศบาล",), ("อำเภอ",)], 10) == [1, 2, 3]
    assert in_turn(everyone, "written_forms", [("ทับมา",), ("เทศบาล",), ("อำเภอ",)], 2) == [1, 2]


@pytest.mark.usefixtures("bodies")
def test_the_index_follows_every_change() -> None:
    Organisation.objects.filter(pk=1).update(written_forms="|เทศบาลเมืองทับมา|")
    assert (found("เทศบาลเมือง"), found("เทศบาลตำบล")) == ([1], [2])
    second = Organisation.objects.get(pk=2)
    second.written_forms = "|มะขาม|"
    Organisation.objects.bulk_update([second], ["written_forms"])
    assert found("เทศบาล") == [1]
    second.delete()
    Organisation.objects.filter(pk=3).delete()
    assert found("มะขาม") == found("อำเภอ") == []
    Organisation.objects.bulk_create(
        [body(1, "|เกาะเสม็ด|")], update_conflicts=True, unique_fields=["code"], update_fields=["written_forms"]
    )
    assert (found("เกาะ"), found("ทับมา")) == ([1], [])


def test_every_searchable_column_is_searchable_after_all_migrations() -> None:
    """A later migration that alters such a table ends with Searchable anew: SQLite has lost the triggers by then."""
    operations = [
        (app, operation)
        for (app, _), migration in MigrationLoader(None).disk_migrations.items()
        for operation in migration.operations
        if isinstance(operation, Searchable)
    ]
    assert {(app, one.model_name, one.column) for app, one in operations} >= {
        ("letters", "letter", "sought"),
        ("directory", "organisation", "written_forms"),
    }
    with connection.cursor() as cursor:
        for app, one in operations:
            index = f"{app}_{one.model_name}_{one.column}_parts"
            if connection.vendor == "sqlite":
                cursor.execute(
                    "SELECT count(*) FROM sqlite_master WHERE name LIKE %s AND type = 'trigger'", [f"{index}%"]
                )
                assert cursor.fetchone() == (3,), f"end the last migration of {app} with {one.describe()}"
            else:
                cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = %s", [index])
                assert cursor.fetchone() == (1,)


@pytest.mark.django_db(transaction=True)
def test_the_operation_fills_itself_may_be_laid_again_and_taken_back() -> None:
    state = MigrationLoader(connection).project_state()
    operation = Searchable("organisation", "written_forms")
    operation.state_forwards("directory", state)
    Organisation.objects.create(code="T1", kind=Kind.SAO, name="ก", written_forms="|ทับมา|")
    with connection.schema_editor() as editor:
        operation.database_backwards("directory", editor, state, state)
    Organisation.objects.create(code="T2", kind=Kind.SAO, name="ข", written_forms="|ทับมาใหม่|")
    for _ in range(2):
        with connection.schema_editor() as editor:
            operation.database_forwards("directory", editor, state, state)
    assert len(found("ทับมา")) == 2
    assert operation.describe() == "Make written_forms of organisation searchable by its parts"
    assert operation.deconstruct() == ("Searchable", ("organisation", "written_forms"), {})


class EveryPart(TestCase):
    """What was stored is found by any of its parts."""

    @settings(max_examples=40, deadline=None)
    @given(st.data())
    def test_any_part_of_three_characters_or_more_finds_its_row(self, data: st.DataObject) -> None:
        text = data.draw(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=3, max_size=40))
        start = data.draw(st.integers(0, len(text) - 3))
        end = data.draw(st.integers(start + 3, len(text)))
        row = Organisation.objects.create(code="T", kind=Kind.SAO, name="ก", written_forms=text)
        assert row.pk in found(text[start:end])
