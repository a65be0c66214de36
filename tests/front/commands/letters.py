"""The demo's circular, and readings with more or less in them, for the tests of the pages."""

from dataclasses import replace
from datetime import date, datetime, time
from importlib import resources

from tidtam.core.phrases.found import Deadline
from tidtam.core.reading import parts, reader
from tidtam.core.reading.parts import Channel, Duty, Issuer, Mention, Reading, Reference, Resource
from tidtam.front.commands.knowledge import national
from tidtam.front.commands.letter_files import Letter
from tidtam.paper.extract import extract

CIRCULAR = resources.files("tidtam.front.demo").joinpath("rayong-circular-5512.txt").read_text("utf-8")


def circular() -> Reading:
    return reader.read(CIRCULAR, knowledge=national())


def nothing() -> Reading:
    """A text that is no letter."""
    return reader.read("สวัสดี", knowledge=national())


def rich() -> Reading:
    """A letter with what the circular lacks; markup in every place where a sender may write it."""
    hostile = "<script>alert('ก')</script> [bold]&"
    span = (0, 4)

    def duty(deadline: Deadline | None, value: str | None = None) -> Duty:
        return Duty(hostile, hostile, hostile, Channel("url", value), deadline, own=False, span=span)

    dated = Deadline(date(2019, 12, 6), "absolute", "x", "x", span, time(16, 30))
    vague = Deadline(None, "vague", "x", "ภายในต้นเดือน\nธันวาคม ๒๕๖๒", span)
    return replace(
        nothing(),
        kind="external",
        urgency="ด่วนภายใน",
        urgent_by=datetime(2019, 11, 22, 16, 30),  # noqa: DTZ001 - as written on the letter
        secrecy="ลับ",
        number="รย 0017.2/1",
        subject=hostile,
        issuer=Issuer(hostile, None),
        references=(Reference(hostile, None, None, None, None, span),),
        attachments=(Reference("", None, None, "มท 0211.4/1", None, span),),
        mentions=(Mention(hostile, "law", None, None, span),),
        duties=(duty(dated, hostile), duty(vague), replace(duty(None), span=(2, 9))),
        resources=(Resource(hostile, "url", "https://example.go.th"),),
        copies_to=(hostile,),
        text="<b>เรื่อง</b> ก\n",
        warnings=(parts.Warning("impossible_date", "date", hostile),),
        confidence={"duties[0].deadline": 0.5},
    )


def file() -> Letter:
    """The circular as a file that came with a note."""
    found = replace(extract(CIRCULAR.encode(), name="ว5512.txt"), notes=("หน้า 2 ไม่มีข้อความ",))
    return Letter("ว5512.txt", found, circular())
