"""Heads and contacts with their days."""

from datetime import date
from typing import Any

import pytest

from tests.directory.conftest import DAY, done, raised, unit
from tidtam.accounts.models import LedgerEntry
from tidtam.core.refusal import Refused
from tidtam.directory import actions
from tidtam.directory.models import Contact, Officer, Organisation, Post, Trust

ASKED = date(2019, 11, 22)


def appointed(by: Officer, name: str, since: date | None, until: date | None = None, **more: Any) -> Post:
    person = {"name": name, "since": since, "until": until, **more}
    return actions.appoint_head(by=by, organisation=unit("2103"), person=person)


def refused(act: Any) -> str:
    with pytest.raises(Refused) as reason:
        act()
    return reason.value.code


def test_who_was_head_of_klaeng_that_day(officer: Officer) -> None:
    klaeng = unit("2103")
    assert klaeng.head_on(ASKED) is None
    appointed(officer, "นายก่อน", None)
    appointed(officer, "นายนั้น", date(2018, 10, 1))
    appointed(officer, "นายหลัง", date(2019, 12, 1))
    heads = {day: str(klaeng.head_on(day)) for day in (date(2018, 9, 30), date(2018, 10, 1), ASKED, date(2019, 12, 1))}
    assert list(heads.values()) == ["นายก่อน", "นายนั้น", "นายนั้น", "นายหลัง"]
    appointed(officer, "นายรักษา", date(2019, 11, 20), date(2019, 11, 25), acting=True, position="ปลัดอำเภอ")
    acting = klaeng.head_on(ASKED)
    assert acting is not None
    assert (acting.name, acting.acting, acting.position) == ("นายรักษา", True, "ปลัดอำเภอ")
    assert {one.name for one in klaeng.posts.on(ASKED)} == {"นายนั้น", "นายรักษา"}


def test_two_do_not_hold_one_post(officer: Officer) -> None:
    appointed(officer, "นายหลัง", date(2019, 12, 1))
    assert refused(lambda: appointed(officer, "นายก่อน", date(2019, 1, 1))) == "post_overlaps"
    assert refused(lambda: appointed(officer, "นายก่อน", None)) == "post_overlaps"
    appointed(officer, "นายก่อน", date(2019, 1, 1), date(2019, 12, 1))
    assert refused(lambda: appointed(officer, "นายแทรก", None, date(2019, 1, 2))) == "post_overlaps"
    appointed(officer, "นายเดิม", None, date(2019, 1, 1))
    assert refused(lambda: appointed(officer, "นายสั้น", date(2020, 1, 1), date(2020, 2, 1))) == "post_overlaps"


def test_a_post_ends_once(officer: Officer) -> None:
    post = appointed(officer, "นายนั้น", date(2018, 10, 1))
    assert refused(lambda: actions.end_post(by=officer, post=post, on=date(2018, 9, 1))) == "ends_before_it_begins"
    actions.end_post(by=officer, post=post, on=DAY)
    assert unit("2103").head_on(DAY) is None
    assert refused(lambda: actions.end_post(by=officer, post=post, on=DAY)) == "post_ended"
    unknown = appointed(officer, "นายรักษา", None, acting=True)
    assert actions.end_post(by=officer, post=unknown, on=DAY).until == DAY


def test_days_are_those_of_the_organisation(officer: Officer) -> None:
    done(officer, raised())

    def contact(code: str, **days: date) -> None:
        actions.add_contact(by=officer, organisation=unit(code), reach={"name": "ก", "phone": "1", **days})

    assert refused(lambda: contact("2101-T99", since=date(2019, 1, 1))) == "not_there_then"
    assert refused(lambda: contact("2101-S01")) == "not_there_then"
    assert refused(lambda: contact("2101-S01", since=DAY, until=date(2020, 1, 1))) == "not_there_then"
    assert refused(lambda: contact("2101-S01", since=DAY, until=date(2019, 1, 1))) == "ends_before_it_begins"
    contact("2101-S01", since=date(2019, 1, 1), until=date(2019, 2, 1))
    contact("2101-T99", since=DAY)


def test_a_contact_is_confirmed_until_its_address_is_another(officer: Officer) -> None:
    klaeng = unit("2103")
    contact = actions.add_contact(
        by=officer, organisation=klaeng, reach={"name": "นางสาวหนึ่ง", "email": "a@example.com"}
    )
    assert (str(contact), contact.trust, contact.trust_on) == ("นางสาวหนึ่ง", "unconfirmed", None)
    actions.judge_contact(by=officer, contact=contact, trust=Trust.CONFIRMED, on=DAY)
    contact = actions.change_contact(by=officer, contact=contact, reach={"matter": "แผนงาน"})
    assert (contact.matter, contact.trust, contact.trust_on) == ("แผนงาน", "confirmed", DAY)
    contact = actions.change_contact(by=officer, contact=contact, reach={"phone": "038 000 000"})
    assert (contact.trust, contact.trust_on) == ("unconfirmed", None)


def test_whom_nobody_can_reach(officer: Officer) -> None:
    everyone = Organisation.objects.current().count()
    Organisation.objects.filter(code="2101").update(phone="038 000 000")
    Organisation.objects.filter(code="2102").update(saraban_mailbox="saraban@banchang.example")
    reach = {
        "2103": {"phone": "1"},
        "2104": {"email": "a@example.com"},
        "2105": {},
        "2106": {"phone": "1", "until": DAY},
    }
    for code, how in reach.items():
        Contact.objects.create(organisation=unit(code), name="ก", **how)
    unreachable = Organisation.objects.current().unreachable()
    assert unreachable.count() == everyone - 4
    assert {one.code for one in unreachable.of_kind("district")} == {"2105", "2106", "2107", "2108"}
    assert not Organisation.objects.unreachable(date(2019, 11, 24)).filter(code="2106").exists()
    Contact.objects.filter(email="a@example.com").update(trust=Trust.BOUNCED)
    assert unreachable.filter(code="2104").exists()


def test_the_ledger_tells_who_was_relieved_and_what_was_changed(officer: Officer) -> None:
    first, second = (
        actions.appoint_head(by=officer, organisation=unit("2103"), person={"name": name, "since": since})
        for name, since in (("นายก่อน", date(2017, 10, 1)), ("นายหลัง", date(2019, 11, 23)))
    )
    told = [entry.facts["relieved"] for entry in LedgerEntry.objects.filter(verb="post.appoint").order_by("pk")]
    assert told == [[], [first.pk]]
    assert Post.objects.get(pk=first.pk).until == second.since
    contact = actions.add_contact(by=officer, organisation=unit("2103"), reach={"name": "ก", "phone": "1"})
    actions.change_contact(by=officer, contact=contact, reach={"name": "ก", "phone": "2"})
    assert LedgerEntry.objects.get(verb="contact.change").facts == {"changed": ["phone"]}
