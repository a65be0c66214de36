"""The chain: resolved by key, gaps filled by later arrivals, circles and depth, few questions whatever its length."""

from collections.abc import Iterable
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import seated
from tests.letters.conftest import Make, row
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.letters import actions
from tidtam.letters.chain import links
from tidtam.letters.models import Citation, Letter

pytestmark = pytest.mark.django_db


def cites(number: str | None, day: str | None = "2019-11-26", issuer: str | None = None) -> dict[str, Any]:
    return row("references", text=f"หนังสือ {number}", number=number, date=day, issuer=issuer)


def shown(steps: Iterable[links.Link]) -> list[Any]:
    """Subjects, with what is beyond them in brackets; a gap by its key."""
    told: list[Any] = []
    for link in steps:
        told.append(link.letter.subject if link.letter else f"? {link.citation.key or link.citation.stem}")
        if link.again:
            told.append("again")
        if link.links:
            told.append(shown(link.links))
    return told


def test_a_chain_is_followed_up_to_the_gap_at_its_top(make: Make) -> None:
    make(subject="กรม", number="ยธ 0404/ว 1", date="2019-11-01", references=[cites("นร 0505/ว 88", "2019-10-01")])
    make(
        subject="กระทรวง", number="มท 0211.4/ว 7160", date="2019-11-20", references=[cites("ยธ ๐๔๐๔/ว๑", "2019-11-01")]
    )
    ours = make(subject="จังหวัด", number="รย 0017.2/ว 5512", date="2019-11-22", references=[cites("มท0211.4/ว. 7160")])
    assert shown(links.above(ours)) == ["กระทรวง", ["กรม", ["? นร|0505||ว|88|2562"]]]
    assert links.below(ours) == ()


def test_a_later_arrival_fills_the_gap_by_itself(make: Make, officer: Officer) -> None:
    ours = make(subject="จังหวัด", number="รย 0017.2/ว 5512", date="2019-11-22", references=[cites("มท 0211.4/ว 7160")])
    assert shown(links.above(ours)) == ["? มท|0211.4||ว|7160|2562"]
    assert str(ours.citations.get()) == "ที่ มท 0211.4/ว 7160 ลงวันที่ 26 พฤศจิกายน 2562"
    assert Citation.objects.seen_by(officer).unmet().count() == 1
    there = make(subject="กระทรวง")
    there = actions.correct(by=officer, letter=there, changes={"number": "มท ๐๒๑๑.๔/ว๗๑๖๐", "date": "2019-11-26"})
    assert shown(links.above(ours)) == ["กระทรวง"]
    assert shown(links.below(there)) == ["จังหวัด"]
    assert not Citation.objects.seen_by(officer).unmet().exists()


def test_what_it_led_to_is_followed_down(make: Make) -> None:
    top = make(subject="กระทรวง", number="มท 0211.4/ว 7160", date="2019-11-20")
    make(subject="จังหวัด", number="รย 0017.2/ว 5512", date="2019-11-22", references=[cites("มท 0211.4/ว 7160")])
    make(subject="อำเภอ ก", number="รย 0118/1", date="2019-11-25", references=[cites("รย 0017.2/ว 5512")])
    make(subject="อำเภอ ข", number="รย 0218/1", date="2019-11-25", references=[cites("รย 0017.2/ว 5512")])
    assert shown(links.below(top)) == ["จังหวัด", ["อำเภอ ก", "อำเภอ ข"]]


def test_rewritten_fields_rewrite_the_citations(make: Make, officer: Officer) -> None:
    ours = make(subject="จังหวัด", references=[cites("มท 0211.4/ว 7160"), cites("มท 0211.4/ว 7161")])
    actions.correct(by=officer, letter=ours, changes={"references": [cites("มท 0211.4/ว 9")]})
    assert [one.number for one in ours.citations.all()] == ["มท 0211.4/ว 9"]


def test_a_letter_read_from_its_file_has_its_citations(circular: Letter) -> None:
    found = {(one.relation, one.key) for one in circular.citations.all()}
    assert ("attachment", "มท|0211.4||ว|7160|2562") in found
    assert circular.key == "รย|0017.2||ว|5512|2562"
    assert all(one.key != circular.key for one in circular.citations.all())


def test_circles_end(make: Make) -> None:
    first = make(subject="ก", number="รย 0017.2/1", date="2019-11-22", references=[cites("รย 0017.2/2")])
    make(subject="ข", number="รย 0017.2/2", date="2019-11-23", references=[cites("รย 0017.2/1")])
    assert shown(links.above(first)) == ["ข", ["ก", "again"]]
    assert shown(links.below(first)) == ["ข", ["ก", "again"]]


def test_a_letter_that_names_another_twice_leads_to_it_once_by_the_stronger_relation(make: Make) -> None:
    mention = {"text": "x", "kind": "letter", "number": "มท 0211.4/ว 7160", "date": "2019-11-26"}
    ours = make(subject="จังหวัด", mentions=[mention], references=[cites("มท 0211.4/ว 7160")])
    (link,) = links.above(ours)
    assert link.relation == "อ้างถึง"


def test_of_a_letter_received_twice_the_confirmed_one_counts(make: Make, officer: Officer) -> None:
    make(subject="สแกน", number="มท 0211.4/ว 7160", date="2019-11-26")
    better = make(subject="ไฟล์", number="มท 0211.4/ว 7160", date="2019-11-26")
    ours = make(subject="จังหวัด", references=[cites("มท 0211.4/ว 7160")])
    assert shown(links.above(ours)) == ["สแกน"]
    better = actions.confirm(by=officer, letter=better, now=better.received_at)
    assert shown(links.above(ours)) == ["ไฟล์"]
    assert [shown(links.below(one)) for one in Letter.objects.filter(key=better.key)] == [["จังหวัด"], ["จังหวัด"]]


def test_a_number_without_a_year_means_the_nearest_before_the_citing_letter(make: Make, officer: Officer) -> None:
    for year in (2017, 2018, 2020):
        make(subject=str(year), number="มท 0211.4/ว 7", date=f"{year}-05-01", references=[cites("นร 0505/1")])
    ours = make(subject="จังหวัด", number="รย 1234/1", date="2019-11-22", references=[cites("มท 0211.4/ว 7", None)])
    assert shown(links.above(ours)) == ["2018", ["? นร|0505|||1|2562"]]
    undated = make(subject="ไม่มีวันที่", references=[cites("มท 0211.4/ว 7", None)])
    assert shown(links.above(undated))[0] == "2020"
    early = make(subject="ก่อน", date="2015-01-01", references=[cites("มท 0211.4/ว 7", None)])
    assert shown(links.above(early))[0] == "2017"
    assert shown(links.below(Letter.objects.get(subject="2018"))) == ["จังหวัด"]
    assert not Citation.objects.unmet().exclude(number="นร 0505/1").exists()


def test_a_letter_without_a_date_is_met_by_its_number_alone(make: Make) -> None:
    make(subject="ไม่มีวันที่", number="มท 0211.4/ว 7")
    ours = make(subject="จังหวัด", date="2019-11-22", references=[cites("มท 0211.4/ว 7", None)])
    assert shown(links.above(ours)) == ["ไม่มีวันที่"]


def circular(make: Make, number: str, office: str, day: str = "2005-09-15") -> Letter:
    return make(subject=office, number=number, date=day, issuer={"office": office, "address": None})


def test_a_short_number_means_the_one_circular_of_its_issuer(make: Make) -> None:
    ours = circular(make, "นร 1006/ว 10", "สำนักงาน ก.พ.")
    circular(make, "กค 0502/ว 10", "กระทรวงการคลัง")
    circular(make, "กค 0502/ว 110", "กระทรวงการคลัง")
    citing = make(subject="จังหวัด", references=[cites("ว 10", "2005-09-15", "สำนักงาน ก.พ.")])
    assert shown(links.above(citing)) == ["สำนักงาน ก.พ."]
    assert shown(links.below(ours)) == ["จังหวัด"]


def test_a_short_number_that_several_letters_fit_is_offered(make: Make) -> None:
    offices = {circular(make, f"{code} 0502/ว 10", office).pk for code, office in (("นร", "สำนักงาน ก"), ("กค", "ข"))}
    citing = make(subject="จังหวัด", references=[cites("ว 10", "2005-09-15")])
    (link,) = links.above(citing)
    assert link.letter is None
    assert {letter.pk for letter in link.offered} == offices
    assert [links.below(letter) for letter in Letter.objects.filter(pk__in=offices)] == [(), ()]


def test_a_short_number_with_its_year_alone_looks_through_the_year(make: Make) -> None:
    circular(make, "ธป 0100/ว 11", "ธนาคารแห่งประเทศไทย", "2016-12-31")
    circular(make, "ธป 0100/ว 11", "ธนาคารแห่งประเทศไทย", "2017-01-01")
    citing = make(subject="จังหวัด", references=[cites("ว 11/2559", None, "ธนาคารแห่งประเทศไทย")])
    (link,) = links.above(citing)
    assert link.letter is not None
    assert link.letter.dated == date(2016, 12, 31)


def test_a_reference_without_a_number_is_told_as_it_is_written(make: Make) -> None:
    ours = make(subject="จังหวัด", references=[row("references", text="หนังสือกรมที่ดิน", number=None)])
    (link,) = links.above(ours)
    assert str(link.citation) == "หนังสือกรมที่ดิน"
    assert (link.letter, link.offered) == (None, ())
    assert not Citation.objects.unmet().exists()


def test_a_reference_without_a_number_is_offered_the_letters_of_its_issuer_and_day(make: Make) -> None:
    near = circular(make, "มท 0516.2/3025", "กรมที่ดิน", "2017-01-05")
    circular(make, "มท 0516.2/3026", "กรมที่ดิน", "2017-01-06")
    circular(make, "มท 0616/1", "กรมป้องกันและบรรเทาสาธารณภัย", "2017-01-05")
    told = row("references", text="หนังสือกรมที่ดิน", issuer="กรมที่ดิน", number=None, date="2017-01-05")
    (link,) = links.above(make(subject="จังหวัด", references=[told]))
    assert (link.letter, [letter.pk for letter in link.offered]) == (None, [near.pk])


def test_what_another_organisation_has_is_not_ours(make: Make, officer: Officer) -> None:
    ours = make(subject="จังหวัด", number="รย 1234/1", date="2019-11-22", references=[cites("มท 0211.4/ว 7160")])
    theirs = make(subject="อำเภอ", number="มท 0211.4/ว 7160", date="2019-11-26")
    district = Organisation.objects.filter(kind="district").first()
    Letter.objects.filter(pk=theirs.pk).update(organisation=district)
    theirs.refresh_from_db()
    assert shown(links.above(ours)) == ["? มท|0211.4||ว|7160|2562"]
    assert links.below(theirs) == ()
    assert district
    assert Citation.objects.seen_by(officer).unmet().count() == 1
    assert Citation.objects.seen_by(seated(district, Role.ADMINISTRATOR)).unmet().count() == 0


def long_chain(make: Make, length: int) -> Letter:
    """Letter number n cites letter n - 1; the last."""
    last = make(subject="1", number="รย 0017.2/1", date="2019-11-22")
    for number in range(2, length + 1):
        above = [cites(f"รย 0017.2/{number - 1}")]
        last = make(subject=str(number), number=f"รย 0017.2/{number}", date="2019-11-22", references=above)
    return last


def asked(letter: Letter) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        links.above(letter)
        links.below(letter)
    return len(queries)


def test_questions_do_not_grow_with_the_chain_and_depth_has_an_end(make: Make) -> None:
    last = long_chain(make, 3)
    few = asked(last)
    last = make(subject="4", number="รย 0017.2/4", date="2019-11-22", references=[cites("รย 0017.2/3")])
    for number in range(5, 31):
        above = [cites(f"รย 0017.2/{number - 1}")]
        last = make(subject=str(number), number=f"รย 0017.2/{number}", date="2019-11-22", references=above)
    assert asked(last) == few <= 8
    link = links.above(last)[0]
    depth = 1
    while link.links:
        link, depth = link.links[0], depth + 1
    assert depth == links.DEEPEST
    assert link.further


def test_the_migration_fills_keys_and_citations_of_letters_there(make: Make) -> None:
    ours = make(subject="จังหวัด", number="รย 0017.2/ว 5512", date="2019-11-22", references=[cites("มท 0211.4/ว 7160")])
    Citation.objects.all().delete()
    Letter.objects.update(key="", stem="")
    import_module("tidtam.letters.migrations.0003_chain_of_letters_there").fill(apps, None)
    ours.refresh_from_db()
    assert ours.key == "รย|0017.2||ว|5512|2562"
    assert ours.citations.get().key == "มท|0211.4||ว|7160|2562"


# pages


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_what_it_rests_on_what_it_led_to_and_what_is_missing(door: Client, make: Make) -> None:
    make(subject="ของกระทรวง", number="มท 0211.4/ว 7160", date="2019-11-26", references=[cites("นร 0505/ว 88")])
    ours = make(subject="จังหวัด", number="รย 1/2", date="2019-11-22", references=[cites("มท 0211.4/ว 7160")])
    top = Letter.objects.get(subject="ของกระทรวง")
    shown = page(door, "chain:letter", ours.pk)
    assert reverse("letters:letter", args=[top.pk]) in shown
    assert "ยังไม่มีในระบบ:</strong> ที่ นร 0505/ว 88 ลงวันที่ 26 พฤศจิกายน 2562" in shown
    assert "ยังไม่มีหนังสือในระบบที่อ้างถึงฉบับนี้" in shown
    assert "จังหวัด" in page(door, "chain:letter", top.pk)
    assert "ไม่ได้อ้างถึงหนังสือฉบับอื่น" in page(door, "chain:letter", make(subject="โดดเดี่ยว").pk)


def test_a_page_that_does_not_show_all_says_so(door: Client, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    top = make(subject="ระเบียบ", number="นร 0106/1", date="2019-01-01")
    for number in range(3):
        make(subject=f"ฉบับ {number}", references=[cites("นร 0106/1", "2019-01-01")])
    assert "แสดงเฉพาะ" not in page(door, "chain:letter", top.pk)
    monkeypatch.setattr(links, "MOST", 2)
    shown = page(door, "chain:letter", top.pk)
    assert "แสดงเฉพาะ 2 ฉบับที่รับล่าสุด" in shown


def test_the_gaps_of_the_office_are_listed_once_each(door: Client, make: Make) -> None:
    for subject in ("ก", "ข"):
        make(
            subject=subject,
            references=[cites("มท 0211.4/ว 7160", issuer="กระทรวงมหาดไทย"), cites("ว 10", "2005-09-15")],
        )
    circular(make, "นร 1006/ว 10", "สำนักงาน ก.พ.")
    shown = page(door, "chain:gaps")
    assert shown.count("กระทรวงมหาดไทย ที่ มท 0211.4/ว 7160 ลงวันที่ 26 พฤศจิกายน 2562</span>") == 2  # line and button
    assert "ขาด 2 ฉบับ" in shown
    assert "อาจหมายถึง" in shown


def test_an_office_without_gaps_is_told_so(door: Client, make: Make) -> None:
    make(subject="ก")
    assert "ไม่มีหนังสือที่ขาด" in page(door, "chain:gaps")


def test_who_receives_nothing_is_offered_no_button(client: Client, make: Make, province: Organisation) -> None:
    ours = make(subject="จังหวัด", references=[cites("มท 0211.4/ว 7160")])
    client.force_login(seated(province, Role.EXECUTIVE).user)
    assert "รับหนังสือฉบับนี้" not in page(client, "chain:letter", ours.pk)
    assert "รับหนังสือฉบับนี้" not in page(client, "chain:gaps")


def test_the_list_of_gaps_asks_few_questions(door: Client, make: Make) -> None:
    make(subject="ก", references=[cites(f"มท 0211.4/ว {n}") for n in range(2)])
    with CaptureQueriesContext(connection) as few:
        page(door, "chain:gaps")
    make(subject="ข", references=[cites(f"มท 0211.4/ว {n}") for n in range(30)])
    with CaptureQueriesContext(connection) as many:
        page(door, "chain:gaps")
    assert len(many) == len(few)
