"""A confirmed circular like Rayong's ว ๕๕๑๒, with its fields as an officer left them."""

from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import seated
from tests.nation import rows
from tidtam.directives import actions
from tidtam.directives.circulation import plan
from tidtam.directives.models import Directive
from tidtam.directory import actions as directory
from tidtam.directory.models import Kind, Officer, Organisation, Role
from tidtam.directory.rows import Row
from tidtam.letters import contents
from tidtam.letters.models import Letter

BANGKOK = ZoneInfo("Asia/Bangkok")
NOW = datetime(2019, 11, 25, 9, 0, tzinfo=BANGKOK)
TODAY = date(2019, 11, 25)


def addressee(text: str, *, organisation: str | None = None, class_code: str | None = None) -> dict[str, Any]:
    match = {"organisation": organisation, "class": class_code, "decided_by": "exact", "suggestions": []}
    return {"text": text, "kind": "class" if class_code else "office", "class": class_code, "match": match, "origin": 0}


def duty(recipient: str, deadline: str | None, *, who: str | None = None, own: bool = False) -> dict[str, Any]:
    blank = contents.ROWS["duties"]
    kind = "absolute" if deadline else None
    return {**blank, "who": who, "action": f"รายงานต่อ{recipient}", "recipient": recipient, "deadline": deadline,
            "deadline_kind": kind, "own": own}  # fmt: skip


@pytest.fixture
def circular(officer: Officer) -> Letter:
    fields = contents.first({})
    fields |= {
        "number": "รย 0017.2/ว 5512",
        "date": "2019-11-22",
        "subject": "ติดตามรายงานผลการปฏิบัติตามวาระแห่งชาติ",
        "addressees": [
            addressee("หัวหน้าส่วนราชการ", class_code="agency_heads"),
            addressee("นายอำเภอทุกอำเภอ", class_code="district_chiefs"),
            addressee("นายกองค์การบริหารส่วนจังหวัดระยอง", organisation=code("องค์การบริหารส่วนจังหวัดระยอง")),
            addressee("นายกเทศมนตรีเมืองมาตาพุด"),
        ],
        "attachments": [
            {"text": "หนังสือกระทรวงมหาดไทย", "issuer": "กระทรวงมหาดไทย", "urgency": None, "number": "มท 0211.4/ว 7160",
             "date": "2019-11-26", "copies": 1},
            {"text": "แบบรายงาน", "issuer": None, "urgency": None, "number": None, "date": None, "copies": 1},
        ],
        "mentions": [
            {"text": "มติ", "kind": "cabinet_resolution", "date": "2017-11-21", "number": None},
            {"text": "กฎหมาย", "kind": "law", "date": None, "number": None},
        ],
        "duties": [
            duty("กรมคุ้มครองสิทธิและเสรีภาพ", "2019-11-30", who="ทุกหน่วยงานในจังหวัด"),
            duty("จังหวัดระยอง", "2019-12-06", who="หน่วยงาน"),
            duty("กระทรวงมหาดไทย", None, own=True),
        ],
        "fiscal_years": [2561, 2562],
    }  # fmt: skip
    return letter(officer, fields)


def letter(officer: Officer, fields: dict[str, Any], *, state: str = "confirmed", sha256: str = "0" * 64) -> Letter:
    made = Letter(organisation=officer.organisation, state=state, received_at=NOW, received_by=officer, sha256=sha256)
    if state == "confirmed":
        made.confirmed_at, made.confirmed_by = NOW, officer
    made.set_fields(fields)
    made.save()
    return made


def code(name: str) -> str:
    return Organisation.objects.get(name=name).code


@pytest.fixture
def directive(officer: Officer, circular: Letter) -> Directive:
    usual = {group.key: group.usual for group in plan(circular).groups}
    return actions.circulate(by=officer, letter=circular, choices=usual, now=NOW)


def nationwide(officer: Officer, duties: int, years: set[int]) -> Letter:
    """A confirmed letter to all units that lays some duties and asks for some years."""
    asked = [duty(f"กรมที่ {number}", "2019-12-20", who="ทุกหน่วยงานในจังหวัด") for number in range(duties)]
    everyone = addressee("ทุกหน่วยงาน", class_code="all_units")
    told = {"addressees": [everyone], "duties": asked, "fiscal_years": sorted(years)}
    return letter(officer, {**contents.first({}), **told})


@pytest.fixture
def ministry(db: None) -> Officer:
    """An officer of the ministry, in a nation of two small provinces."""
    directory.load_organisations(by=None, rows=two_provinces())
    return seated(Organisation.objects.get(kind=Kind.MINISTRY), Role.ADMINISTRATOR)


@cache
def two_provinces() -> tuple[Row, ...]:
    """Samut Prakan and Nonthaburi, each with a few of its agencies and all its districts and bodies."""
    wanted = [row for row in rows() if row.code.startswith(("MT", "11", "12"))]
    return tuple(row for row in wanted if "-A" not in row.code or row.code.endswith(("1", "2")))
