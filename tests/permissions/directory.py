"""The directory's actions."""

from datetime import date

from tests.permissions.case import ADMINISTRATORS, WORKERS, Case
from tidtam.directory import actions
from tidtam.directory.models import Contact, Organisation, Post, Role, Trust

DAY = date(2019, 11, 25)


def district(code: str = "2103") -> Organisation:
    return Organisation.objects.get(code=code)


def post() -> Post:
    return Post.objects.create(organisation=district(), name="นายตัวอย่าง")


def contact() -> Contact:
    return Contact.objects.create(organisation=district(), name="นางตัวอย่าง", phone="1")


CASES = {
    "appoint_head": Case(
        WORKERS, lambda _, by: actions.appoint_head(by=by, organisation=district(), person={"name": "นายตัวอย่าง"})
    ),
    "end_post": Case(WORKERS, lambda _, by: actions.end_post(by=by, post=post(), on=DAY)),
    "add_contact": Case(
        WORKERS, lambda _, by: actions.add_contact(by=by, organisation=district(), reach={"name": "นางตัวอย่าง"})
    ),
    "change_contact": Case(
        WORKERS, lambda _, by: actions.change_contact(by=by, contact=contact(), reach={"phone": "2"})
    ),
    "judge_contact": Case(
        WORKERS, lambda _, by: actions.judge_contact(by=by, contact=contact(), trust=Trust.CONFIRMED, on=DAY)
    ),
    "keep_apart": Case(WORKERS, lambda _, by: actions.keep_apart(by=by, one=district(), other=district("2104"))),
    "load_people": Case(WORKERS, lambda _, by: actions.load_people(by=by, people=[], day=DAY)),
    "load_organisations": Case(WORKERS, lambda _, by: actions.load_organisations(by=by, rows=[])),
    "seat": Case(
        ADMINISTRATORS,
        lambda world, by: actions.seat(
            by=by, user=by.user, organisation=world.province, role=Role.EXECUTIVE, position=""
        ),
    ),
}
