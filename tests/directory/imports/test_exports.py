"""What goes out comes back unchanged, for any directory; one cell changed is one change."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import nation
from tests.directory.imports.tables import NOW
from tidtam.core.thai.text import normalise
from tidtam.directory import actions as directory
from tidtam.directory.imports import actions, exports
from tidtam.directory.imports.columns import guess
from tidtam.directory.imports.draft import entries
from tidtam.directory.imports.judging import judge
from tidtam.directory.imports.register import Register
from tidtam.directory.models import Organisation
from tidtam.directory.staff import Staff
from tidtam.paper.sheets.read import read
from tidtam.paper.sheets.write import delimited, workbook

TEXT = st.text("กขคงา่ำ09=+-@, \"'.\t", max_size=20)
FIELDS = st.fixed_dictionaries(
    {
        "short_name": TEXT.filter(str.strip),
        "head": TEXT,
        "phone": TEXT,
        "saraban_mailbox": st.sampled_from(["", "a@b.go.th"]),
    }
)


@pytest.mark.parametrize(("make", "name"), [(lambda page: workbook([page]), "ก.xlsx"), (delimited, "ก.csv")])
def test_the_directory_comes_back_unchanged(province: Organisation, make: Any, name: str) -> None:
    data = make(exports.page(Organisation.objects.for_listing(), NOW.date()))
    told = actions.load_table(by=None, day=NOW.date(), data=data, name=name)
    assert told.counts == {"wrong": 0, "change": 0, "add": 0, "same": Organisation.objects.count()}


def test_a_part_of_the_nation_comes_back_where_names_are_borne_twice(db: None) -> None:
    directory.load_organisations(by=None, rows=nation.rows(900))
    twin = Organisation.objects.filter(kind="district").last()
    Organisation.objects.filter(kind="district").exclude(pk=twin.pk).update(name=twin.name)
    data = workbook([exports.page(Organisation.objects.for_listing(), NOW.date())])
    assert actions.load_table(by=None, day=NOW.date(), data=data, name="ก.xlsx").counts["same"] == 901


def test_one_cell_changed_is_one_change(province: Organisation) -> None:
    data = delimited(exports.page(Organisation.objects.for_listing(), NOW.date()))
    changed = data.decode().replace("อบต.ตะพง", "อบต.ตะพงนอก").encode()
    assert actions.load_table(by=None, day=NOW.date(), data=changed, name="ก.csv").counts["change"] == 1
    assert Organisation.objects.get(name="องค์การบริหารส่วนตำบลตะพง").short_name == "อบต.ตะพงนอก"


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=FIELDS)
def test_whatever_stands_in_its_fields_comes_back(province: Organisation, fields: dict[str, str]) -> None:
    said = {name: normalise(value).strip() for name, value in fields.items()}
    Organisation.objects.filter(code="2101-S05").update(**said)
    found = guess(read(delimited(exports.page(Organisation.objects.filter(code="2101-S05"), NOW.date())), name="ก.csv"))
    (draft,) = judge(
        entries(found.sheet, found.header, found.places),
        Register.now(),
        Staff.of(Organisation.objects.all(), NOW.date()),
    )
    assert (draft.faults, draft.changes) == ([], [])


def test_refused_rows_keep_their_cells_and_lose_an_old_reason() -> None:
    page = exports.refused(("ชื่อ", "เหตุที่ไม่นำเข้า", "โทร"), [(("อบต.ก", "เดิม"), "ใหม่")])
    assert [column.title for column in page.columns] == ["ชื่อ", "โทร", "เหตุที่ไม่นำเข้า"]
    assert list(page.rows) == [["อบต.ก", "", "ใหม่"]]
