import csv
import tracemalloc
from typing import Any

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse

from tests.directives.conftest import TODAY
from tests.directives.test_laying import CALENDAR
from tidtam.directives.models import Directive, Obligation
from tidtam.directives.tables import sheet
from tidtam.directory.models import Officer, Organisation

pytestmark = pytest.mark.django_db


def table(directive: Directive) -> list[list[str]]:
    duties = list(directive.duties.asked().due_first().select_related("directive"))
    text = "".join(sheet.lines(duties, today=TODAY, calendar=CALENDAR))
    assert text.startswith("\ufeff")
    return list(csv.reader(text.removeprefix("\ufeff").splitlines()))


def test_every_organisation_is_a_line_with_its_states_in_words(directive: Directive) -> None:
    Organisation.objects.filter(code="2101").update(phone="+66 38 000 000")
    sent, late = Obligation.objects.filter(organisation__code="2101", duty__own=False).order_by("due_on")
    Obligation.objects.filter(pk=sent.pk).update(state="submitted")
    Obligation.objects.filter(pk=late.pk).update(due_on=TODAY.replace(day=20))
    head, *rows = table(directive)
    assert head[:5] == ["รหัส", "หน่วยงาน", "อำเภอ/สังกัด", "ทางที่แจ้ง", "โทรศัพท์"]
    assert head[5] == "กรมคุ้มครองสิทธิและเสรีภาพ 2561–2562 ครบกำหนด 30 พ.ย. 2562"
    assert len(rows) == directive.bindings.count()
    mueang = next(row for row in rows if row[0] == "2101")
    assert mueang[:4] == ["2101", "อำเภอเมืองระยอง", "อำเภอเมืองระยอง", "โดยตรง"]
    assert mueang[4:] == ["\t+66 38 000 000", "รอตรวจ", "พ้นกำหนด 5 วัน"]


def test_who_is_not_concerned_is_said_and_days_not_set_are_left_out(directive: Directive) -> None:
    undated = directive.duties.get(position=2)
    undated.obligations.update(due_on=None)
    undated.deadline = None
    undated.save()
    undated.obligations.filter(organisation__code="2101").delete()
    head, *rows = table(directive)
    assert head[6] == "จังหวัดระยอง 2561–2562"
    assert next(row for row in rows if row[0] == "2101")[6] == "ไม่เกี่ยวข้อง"


def test_memory_does_not_grow_with_the_lines(directive: Directive, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a fifth of the lines in memory at a time, the most that is held is a part of all that is sent."""
    monkeypatch.setattr(sheet, "_AT_ONCE", 25)
    duties = list(directive.duties.asked().select_related("directive"))
    all_at_once = len(list(sheet.lines(duties, today=TODAY, calendar=CALENDAR)))
    held: list[int] = []
    tracemalloc.start()
    for number, _ in enumerate(sheet.lines(duties, today=TODAY, calendar=CALENDAR)):
        if number % 25 == 1:
            held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert all_at_once == directive.bindings.count() + 1
    assert max(held[2:]) < 1.5 * held[1]


def test_it_is_sent_as_a_file(client: Client, officer: Officer, directive: Directive, settings: Any) -> None:
    settings.TODAY = TODAY
    client.force_login(officer.user)
    response = client.get(reverse("directives:letter_sheet", args=[directive.letter_id]))
    assert isinstance(response, StreamingHttpResponse)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="matrix-{directive.letter_id}-2019-11-25.csv"' in response["Content-Disposition"]
    assert b"".join(response.streaming_content).startswith("\ufeff".encode())  # type: ignore[arg-type]
