"""The demo's story in steps, each safe to run again: load Rayong, seat its officers, receive the circular, play on."""

from dataclasses import dataclass
from importlib import resources

from tidtam.accounts import clock
from tidtam.accounts.models import User
from tidtam.core.reading import reader
from tidtam.core.reading.parts import Reading
from tidtam.core.refusal import Refused
from tidtam.directives import actions as directives
from tidtam.directives import circulation
from tidtam.directives.laying import Laying
from tidtam.directives.models import Directive
from tidtam.directory import actions as directory
from tidtam.directory import rayong
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.letters import actions as letters
from tidtam.letters.knowledge import knowledge
from tidtam.letters.models import Letter

CIRCULAR = "rayong-circular-5512.txt"
PROVINCE = "21"


@dataclass(frozen=True, slots=True)
class Seat:
    """An officer of the demo: all invented."""

    email: str
    name: str
    role: Role
    position: str


HERO = "wanna@demo.example"
"""The officer whose day the demo shows."""

SEATS = (
    # the administrator first: the operator of the machine gives the first seat, an administrator the others
    Seat("it@demo.example", "อนันต์ ตัวอย่าง", Role.ADMINISTRATOR, "นักวิชาการคอมพิวเตอร์"),
    Seat(HERO, "วรรณา ตัวอย่าง", Role.PROVINCE_OFFICER, "นักวิเคราะห์นโยบายและแผน"),
    Seat("somsak@demo.example", "สมศักดิ์ ตัวอย่าง", Role.REVIEWER, "หัวหน้ากลุ่มงานยุทธศาสตร์ฯ"),
    Seat("executive@demo.example", "ประภา ตัวอย่าง", Role.EXECUTIVE, "รองผู้ว่าราชการจังหวัด"),
)


def check_is_the_demos() -> None:
    """Refuses a database where people other than the demo's have accounts: its officers, all open to who runs it."""
    others = User.objects.exclude(email__in=[seat.email for seat in SEATS]).count()
    if others:
        raise Refused("demo_in_real_office", others=others)


def load() -> Officer:
    """Rayong's organisations and the demo's officers; returns the province officer."""
    administrator = Officer.objects.filter(role=Role.ADMINISTRATOR).first()
    directory.load_organisations(by=administrator, rows=rayong.read())
    for seat in SEATS:
        _seat(seat, Organisation.objects.get(code=PROVINCE))
    return Officer.objects.get(user__email=HERO)


def receive(officer: Officer) -> Letter:
    """The circular, received once however often the demo is run, and read."""
    data = resources.files("tidtam.front.demo").joinpath(CIRCULAR).read_bytes()
    known = Letter.objects.seen_by(officer).holding(data)
    letter = known or letters.receive(by=officer, data=data, name=CIRCULAR, now=clock.now())
    if letter.state == "waiting":
        letters.read_letter(letter=letter, today=clock.today())
        letter.refresh_from_db()
    return letter


def read_again(letter: Letter) -> Reading:
    """The reading of the stored text, for the terminal."""
    return reader.read(letter.text, knowledge=knowledge())


def play(officer: Officer, letter: Letter) -> Directive:
    """Confirm the circular as an officer would, taking the offered name for "มาตาพุด", and circulate it."""
    if letter.state == "read":
        for index, addressee in enumerate(letter.fields["addressees"]):
            offers = addressee["match"].get("suggestions", [])
            if offers and not addressee["match"].get("organisation"):
                letters.decide_addressee(by=officer, letter=letter, index=index, organisation=offers[0]["code"])
        letters.confirm(by=officer, letter=letter, now=clock.now())
    directive = Directive.objects.circulated().filter(letter=letter).first()
    if directive is not None:
        return directive
    usual = {group.key: group.usual for group in circulation.plan(letter).groups}
    laying = Laying(calendar=clock.calendar())
    return directives.circulate(by=officer, letter=letter, choices=usual, laying=laying, now=clock.now())


def _seat(seat: Seat, province: Organisation) -> None:
    user, _ = User.objects.get_or_create(email=seat.email, defaults={"name": seat.name})
    if not Officer.objects.filter(user=user).exists():
        administrator = Officer.objects.filter(role=Role.ADMINISTRATOR).first()
        directory.seat(by=administrator, user=user, organisation=province, role=seat.role, position=seat.position)
