"""Sentences that lay a duty: who shall do what, for whom, through which channel, by when.

    ask      := ("ขอให้" | "ขอความร่วมมือ" | "ขอเชิญ" | "โปรด" …) [{actor relay} actor] action      a duty, dated or not
              | ("ให้" | "ต้อง" | "เพื่อโปรด") [actor] action … deadline                              a duty, less sure
    onward   := "เพื่อ" ("รายงาน" | "ส่ง" …) office ["ทราบ"] ["ต่อไป"]                               the sender's own duty
    recital  := ("ตามที่" | "ตามหนังสือ" …) … "นั้น"                                                  told, not asked

One duty per recipient and date. An ask inside what a resolution or a law said is told too: it comes back as a mention.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from typing import Final, cast

from tidtam.core.phrases.deadlines import find_deadlines
from tidtam.core.phrases.found import Deadline, Span
from tidtam.core.reading.acts import ACTOR, OFFICE, VERB
from tidtam.core.reading.channels import find_channel
from tidtam.core.reading.contacts import EMAIL, URL
from tidtam.core.reading.layout import NUMBER, NUMBERED, Flow, Marks, between, items_of, trim
from tidtam.core.reading.parts import Duty, Issuer, Mention, MentionKind
from tidtam.core.thai.digits import DIGIT as D

_DOER: Final = re.compile(
    rf"\s*(?P<who>{ACTOR})(?<!งานที่)(?<!ราชการที่)(?<!ถิ่นที่)(?<!ไม่)(?<!(?<!ภู)มิ)(?<!ได้รับ)\s*(?:ได้)?(?:ในการ)?(?:ให้(?={VERB}))?(?<!ไม่ได้)(?<!มิได้)(?<!ที่ได้)(?={VERB})"
)
_RELAY: Final = re.compile(
    rf"\s*(?:{ACTOR})??\s*(?:สั่งการ|แจ้งเวียน|แจ้ง|กำชับ|มอบหมาย|ประสาน)(?:ไปยัง)?(?:ให้)?(?=\s*{ACTOR}\s*{VERB})"
)
_ASKS: Final = re.compile(
    rf"(?<!คำ)(?<!ร้อง)ขอ(?:ได้(?:โปรด|(?!รับ)(?={VERB}))|ความ(?:ร่วมมือ|อนุเคราะห์|กรุณา)(?:และสนับสนุน)?(?:มายัง|จาก|ไปยัง)?(?:ให้)?(?:ใน)?(?:การ)?"
    rf"|(?:กำชับ|เน้นย้ำ|มอบหมาย|สั่งการ|ซักซ้อม)?ให้|(?:เรียน)?เชิญ)|(?<!เพื่อ)(?<!ได้)โปรด(?={VERB})"
)
_ORDERS: Final = re.compile(
    rf"(?<!เพื่อ)(?<!ส่ง)(?<!งาน)(?<!ทำ)(?<!ผล)ให้(?=\s?(?:{ACTOR}\s*)?{VERB})|เพื่อโปรด(?={VERB})|ต้อง(?=\s?{VERB})"
)
_NO_DUTY: Final = re.compile(r"\s*(?:ท่าน|หน่วยงาน|ผู้เกี่ยวข้อง)?\s*(?:โปรด)?(?:ทราบ|ติดต่อ|สอบถาม|ประสานงาน(?=ได้)|ขอบคุณ|อภัย)")
_BREAK: Final = re.compile(
    r"\n|(?:(?<=\s)|^)(?=ในการนี้|(?:ใน)?โอกาสนี้|ทั้งนี้|อนึ่ง|ดังนั้น|หาก|สำหรับ(?=ผู้|หน่วยงาน|กรณี)|จึง(?:กราบ)?(?:เรียน|แจ้ง)มา"
    rf"|{NUMBERED})|(?=(?:โดย)?สามารถ(?:ดาวน์โหลด|สอบถาม|ติดต่อ)|สอบถาม(?:ข้อมูล|ราย|เพิ่ม|ได้))"
)
_RECITAL: Final = re.compile(
    r"(?:^|(?<=\s))(?:ตาม(?=ที่|หนังสือ|มติ|คำสั่ง|ประกาศ|บันทึก)|อนุสนธิ|สืบเนื่อง|อ้างถึง)[^\n]{0,3000}?"
    r"(?<!ดัง)(?<!เหล่า)นั้น(?=\s|$|จังหวัด|อำเภอ|กระทรวง|กรม|สำนัก|เพื่อ|บัดนี้)"
)
_TOLD: Final = re.compile(
    r"(?P<cabinet_resolution>คณะรัฐมนตรี)|(?P<law>พระราช(?:บัญญัติ|กฤษฎีกา)|พ\.ร\.บ\.|กฎกระทรวง|ระเบียบ)(?=.*(?:กำหนด|บัญญัติ)$)|(?P<meeting>ที่ประชุม)"
)
_ORG_HEAD: Final = rf"(?:{OFFICE}|นายก(?=เทศ|องค|รัฐ)|ที่ว่าการ|ศาลากลาง|ธนาคาร|สภา|ท้องถิ่น(?=จังหวัด|อำเภอ)|อธิบดี|เลขาธิการ)"
_ORG_END: Final = (
    r"ทราบ|โดย|ภายใน|ก่อน|ทาง(?=ไปร|อี|โทร|ระบบ|เว็บ|\s)|ผ่าน|เพื่อ(?=ทราบ|รวบ|ราย|ดำ|จะ|พิจ|นำ|จัด|ประกอบ|ใช้|สรุป|เสนอ|\s)|พิจารณา|ต่อไป|ได้ที่"
    r"|ตาม(?=แบบ|ที่|กำหนด)|พร้อม|ไม่เกิน|ทุก|เป็น|ใน|แล้ว|ด้วย|อีก|ซึ่ง|เมื่อ|ตั้งแต่|อย่าง|จำนวน|ให้|ดังนี้|ณ\s|และ(?=สำเนา|ให้|ส่ง|ราย|แจ้ง|จัด|กระทรวง|กรม|จังหวัด|อำเภอ|สำนักงาน)"
)
_ORG: Final = (
    rf"{_ORG_HEAD}(?:(?!{_ORG_END})[ก-๎ฯ])*(?:\s(?:[ก-ฮ]{{1,3}}\.)+)?(?:\s{_ORG_HEAD}(?:(?!{_ORG_END})[ก-๎ฯ])+)*"
)
_TO: Final = r"(?:ให้|ไปยัง|มายัง|ไปที่|กลับมายัง|ถึง|ต่อ|แก่)"
_RECIPIENT: Final = re.compile(
    r"(?:(?P<send>(?:จัด|นำ)?ส่ง|รายงาน|สำเนา|แจ้ง|เสนอ|ยื่น|ตอบ)(?P<object>กลับ|คืน|ผล|ข้อมูล|รายงาน|แผน|สำเนา|แบบ[ก-๎]{0,9}?)?\s?"
    rf"(?P<to>{_TO}|ที่)?\s?(?P<org>{_ORG})|{_TO}\s?(?P<given>{_ORG})(?=\s?(?:\([^)\n]*\)\s?)?(?:{_ORG_END}|$|\n)))"
    rf"(?:\s?และ\s?(?P<also>{_ORG}))?"
)
_ONWARD: Final = re.compile(
    r"(?:เพื่อ(?:จะได้|จักได้)?|จะได้|จักได้)\s?"
    rf"(?P<act>(?:(?:รวบรวม|สรุป|ประมวล|นำ)(?:ผล|ข้อมูล|และ)*\s?)?(?:รายงาน|จัดส่ง|ส่ง|เสนอ|แจ้ง)(?:ผล|ข้อมูล)?{_TO}?\s?(?P<org>{_ORG})"
    r"\s?(?:ทราบ|พิจารณา|ดำเนินการ)*(?:\s?ต่อไป)?)"
)
_AND: Final = re.compile(
    r"(?:และ|พร้อม(?:ทั้ง)?|รวมทั้ง|แล้ว|จากนั้น|ส่วน|สำหรับ|โดย(?=(?:ขอ)?ให้)|,|\s)\s*(?:ขอ)?(?:ให้)?\s*"
    rf"(?P<act>(?:{ACTOR}\s*(?:ให้)?)?(?!ให้){VERB}|(?:รอบ|ครั้ง|งวด|ไตรมาส)ที่)"
)
_ACT: Final = re.compile(rf"\s*(?:{VERB})")
_LET: Final = re.compile(r"(?:ขอ(?:ความ(?:ร่วมมือ|อนุเคราะห์))?(?:ให้)?|ให้)\s?")
_ROUND: Final = re.compile(rf"(?:^|(?<=\s))(?:รอบ|ครั้ง|งวด|ระยะ)ที่\s?({D}{{1,2}})\s+")
_TURN: Final = re.compile(rf"((?:รอบ|ครั้ง|งวด|ระยะ|ไตรมาส)ที่\s?{D}{{1,2}})\s*")
_THEREFORE: Final = re.compile(r"จึง(?:ใคร่)?$")
_SAME_TIME: Final = re.compile(r"(?:ภายใน|ตาม)(?:ระยะ|กำหนด|วัน)[ก-๎]*ดังกล่าว")
_TELLS: Final = ("แจ้ง", "เสนอ", "ตอบ")
_SHORTEST: Final = 4
_NEAR: Final = 15
_BARE: Final = re.compile(
    r"(?:(?:จัด|นำ)?ส่ง|รายงาน|แจ้ง|ดำเนินการ|ตอบ)(?:รายงาน|ข้อมูล|ผล|แบบ[ก-๎]{0,6}|เอกสาร|ดังกล่าว|ให้|แล้วเสร็จ|กลับ|\s)*"
)
_BARELY: Final = re.compile(rf"\s*(?:ทั้งนี้)?[\s,]*(?:ขอ)?(?:ให้)?(?:{_BARE.pattern})?\s*")
_SENDS: Final = re.compile(
    rf"(?:ส่ง|ตอบ|รายงาน|กรอก|ลงทะเบียน|บันทึก)(?:(?!สอบถาม|ติดต่อ|ดาวน์โหลด|\n).)*?(?:{EMAIL}|{URL}|ทาง|ผ่าน)"
)
_TAIL: Final = re.compile(
    r"(?:\s|(?:จังหวัด|อำเภอ|กรม|กระทรวง|สำนัก)[ก-๎]{0,40}จึง(?:ใคร่)?|พร้อมทั้ง|พร้อม|และ|หรือ|แล้ว|โดย|ด้วยตนเอง|ทั้งนี้|,|ขอให้|รายละเอียด(?:ปรากฏ)?(?:ดัง|ตาม)สิ่งที่ส่งมาด้วย\S*)+$"
)
_LIST: Final = re.compile(
    rf"(?:{_ASKS.pattern})(?P<lead>(?:(?!ดังนี้|ดังต่อไปนี้|ขอให้|ขอความ|\n).){{0,300}})ดัง(?:ต่อไป)?นี้\s*:?"
    r"(?P<items>.*?)(?=\s(?:ในการนี้|ทั้งนี้|อนึ่ง|จึง(?:กราบ)?(?:เรียน|แจ้ง)มา)|\Z)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Duties:
    """What a body asks, and what it tells of others' asking; both in the order of the text."""

    duties: tuple[Duty, ...]
    told: tuple[Mention, ...]


def read_duties(body: Flow, *, issuer: Issuer | None, dated: date | None, marks: Marks) -> Duties:
    """The duties in a letter's body. `dated` is the letter's date, by which dates without a year are read."""
    text = _RECITAL.sub(_blank, body.text)
    found = _Prose(body, text, find_deadlines(body.text, reference=dated), _names(issuer)).read()
    for n, duty in enumerate(found.duties):
        marks.put(f"duties[{n}]", duty.confidence, duty.span)
        for name, span in duty.places.items():
            marks.put(f"duties[{n}].{name}", duty.confidence, span)
    return found


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _names(issuer: Issuer | None) -> frozenset[str]:
    """The names by which a letter calls its own office."""
    office = issuer.office if issuer else ""
    hall = re.match("(?:ศาลากลาง(จังหวัด)|ที่ว่าการ(อำเภอ))(.*)", office)
    if not hall:
        return frozenset({office})
    realm, chief = (hall[1], "ผู้ว่าราชการจังหวัด") if hall[1] else (hall[2], "นายอำเภอ")
    return frozenset({office, realm, realm + hall[3], chief, chief + hall[3]})


@dataclass(frozen=True, slots=True)
class _Ask:
    """A stretch that asks: `start` at the asking word, `act` behind it. `sure`: by a word that can only ask.

    `org` is set where the sender says to whom it will itself pass on what comes in; `lead` is what introduces a list.
    """

    start: int
    act: int
    end: int
    sure: bool = True
    who: Span | None = None
    org: Span | None = None
    lead: Span | None = None


def _stretches(rule: re.Pattern[str], text: str, start: int, end: int) -> list[_Ask]:
    """From each match up to the next, the last to the end."""
    found = list(rule.finditer(text, start, end))
    ends = [*(match.start() for match in found[1:]), end]
    return [_Ask(match.start(), match.end(), stop) for match, stop in zip(found, ends, strict=False)]


@dataclass(frozen=True, slots=True)
class _Prose:
    """A body: `text` is the flow's with recitals blank, character for character."""

    flow: Flow
    text: str
    deadlines: Sequence[Deadline]
    sender: frozenset[str]

    def read(self) -> Duties:
        laid: list[Duty] = []
        told: list[Mention] = []
        for start, end, asks in sorted(self._sentences(), key=itemgetter(0)):
            for ask in asks:
                if not ask.sure and (source := _TOLD.search(self.text, start, ask.start)):
                    told.append(self._told(ask, cast("MentionKind", source.lastgroup)))
                elif new := list(self._lay(ask)):
                    self._add(laid, [duty for duty in new if not self._caused(duty, ask, asks)], start)
            if not asks:
                self._complete(laid, start, end)
        return Duties(tuple(laid), tuple(told))

    def _sentences(self) -> Iterator[tuple[int, int, list[_Ask]]]:
        """Stretches, each with what it asks; of a list (ดังนี้ ๑. … ๒. …) each item asks."""
        text = self.text
        for match in _LIST.finditer(text):
            if items := self._items(match):
                yield *match.span(), items
                text = text[: match.start()] + _blank(match) + text[match.end() :]
        onward = [m for m in _ONWARD.finditer(text) if m["org"] not in self.sender]
        own = {m.start("act"): [_Ask(m.start(), m.start("act"), m.end(), org=m.span("org"))] for m in onward}
        cuts = [(0, 0), *(m.span() for m in _BREAK.finditer(text)), *((m.start(), m.start("act")) for m in onward)]
        cuts += [(m.end(), m.end()) for m in onward]
        for start, end in between(text, sorted(cuts)):
            yield start, end, own.get(start) or [*self._asks(text, start, end)]

    def _caused(self, duty: Duty, ask: _Ask, asks: Sequence[_Ask]) -> bool:
        """Told as the cause of what the sender then asks itself: "กรม ก ขอให้ … จังหวัดจึงขอให้ …"."""
        if duty.deadline or duty.recipient or not (verb := _ACT.match(duty.action)):
            return False
        therefore = [one for one in asks if one.start >= ask.end and _THEREFORE.search(self.text, ask.act, one.start)]
        return any(verb[0] in self.text[one.act : one.end] for one in therefore)

    def _items(self, match: re.Match[str]) -> list[_Ask]:
        """The items of a list, where one at least begins with an act or has a deadline."""
        who, _ = self._doer(match.start("lead"), match.end("lead"))
        base, lead = match.start("items"), match.span("lead")
        spans = [span for rule in (NUMBER, _ROUND) for span in items_of(match["items"], number=rule) if span[0]]
        items = [
            _Ask(base + start, base + _behind(_LET, match["items"], start), base + end, who=who, lead=lead)
            for start, end in spans
        ]
        return items if any(_ACT.match(self.text, one.act) or self._within(one.act, one.end) for one in items) else []

    def _asks(self, text: str, start: int, end: int) -> Iterator[_Ask]:
        sure = _stretches(_ASKS, text, start, end)
        for order in _stretches(_ORDERS, text, start, sure[0].start if sure else end):
            if any(deadline.kind != "vague" for deadline in self._within(order.act, order.end)):
                yield replace(order, sure=False)
        yield from sure

    def _within(self, start: int, end: int) -> list[Deadline]:
        return [deadline for deadline in self.deadlines if start <= deadline.span[0] and deadline.span[1] <= end]

    def _same_time(self, ask: _Ask) -> list[Deadline]:
        """Of an ask "ภายในกำหนดเวลาดังกล่าว", the deadline last named."""
        same = _SAME_TIME.search(self.text, ask.act, ask.end)
        named = [d for d in self._within(0, ask.start) if d.date and self.text[slice(*d.span)].strip()]
        return named[-1:] if same else []

    def _told(self, ask: _Ask, kind: MentionKind) -> Mention:
        """What a resolution or a law lays, as the letter tells it."""
        end = self._within(ask.start, ask.end)[-1].span[1]
        return Mention(self.text[ask.start : end], kind, None, None, self.flow.span(ask.start, end))

    def _lay(self, ask: _Ask) -> Iterator[Duty]:
        """The duties of one ask: one for each deadline that has an act of its own, and for each recipient."""
        if ask.org:
            yield self._duty(ask.act, ask.end, ask.end, org=ask.org, own=True)
            return
        kept: list[Deadline] = []
        before: list[Duty] = []
        for deadline in self._within(ask.act, ask.end) or self._same_time(ask):
            also = _AND.search(self.text, kept[-1].span[1], deadline.span[0]) if kept else None
            if also:
                part = replace(ask, end=also.start())
                before = self._again(before, part, kept)
                yield from before
                ask, kept = replace(ask, act=also.start("act"), who=self._doer(part.act, part.end)[0] or ask.who), []
            kept.append(deadline)
        yield from self._again(before, ask, kept)

    def _again(self, before: Sequence[Duty], ask: _Ask, dated: Sequence[Deadline]) -> list[Duty]:
        """The duties of one act; of a mere "ครั้งที่ ๒ ภายใน …" those `before`, under its name and with its date."""
        turn = _TURN.fullmatch(self.text, ask.act, dated[0].span[0]) if before else None
        if not turn:
            return list(self._act(ask, dated))
        due, act = self._placed(dated[0]), self.flow.span(*turn.span(1))
        places = {"action": act, "deadline": due.span}
        span = act[0], due.span[1]
        return [
            replace(one, action=turn[1], deadline=due, span=span, places={**one.places, **places}) for one in before
        ]

    def _act(self, ask: _Ask, dated: Sequence[Deadline]) -> Iterator[Duty]:
        """The duties of one act: one for each recipient."""
        doer, at = self._doer(ask.act, ask.end)
        act = _ACT.match(self.text, at, ask.end)
        if not act and (not ask.sure or _NO_DUTY.match(self.text, at, ask.end) or ask.end - at < _SHORTEST):
            return
        sent = list(_RECIPIENT.finditer(self.text, at, ask.end))
        sent = [m for m in sent if m["send"] not in _TELLS] or sent[-1:]
        orgs = {m[name]: m.span(name) for m in sent for name in ("org", "given", "also") if m[name]}
        to = min((_sent_from(m, at) for m in sent), default=ask.end)
        for org in orgs.values() or [None]:
            duty = self._duty(at, to, ask.end, who=doer or ask.who, org=org, dated=dated, sure=bool(act and ask.sure))
            yield self._led(duty, *ask.lead) if ask.lead else duty

    def _led(self, duty: Duty, start: int, end: int) -> Duty:
        """An item of a list with the deadline and the channel that stand before the list and it has not itself."""
        dated = [] if duty.deadline else self._within(start, end)
        return _joined(duty, self._duty(start, end, end, dated=dated))

    def _doer(self, start: int, end: int) -> tuple[Span | None, int]:
        """Who acts, and where the act begins; in a chain of orders (ขอให้ ก สั่งการให้ ข) the last."""
        while relay := _RELAY.match(self.text, start, end):
            start = relay.end()
        doer = _DOER.match(self.text, start, end)
        return (doer.span("who"), doer.end()) if doer else (None, start)

    def _duty(
        self,
        at: int,
        to: int,
        end: int,
        *,
        who: Span | None = None,
        org: Span | None = None,
        dated: Sequence[Deadline] = (),
        sure: bool = True,
        own: bool = False,
    ) -> Duty:
        """One duty from `at` to `end`. Its act ends before the words to whom (from `to`), by when or how."""
        dated = [deadline for deadline in dated if deadline.kind != "vague"] or dated
        due = next((deadline for deadline in dated if deadline.date), next(iter(dated), None))
        channel, by = find_channel(self.text, at, end)
        stops = [place for place in (to, due.span[0] if due else end, by[0] if by else end) if place >= at + _SHORTEST]
        tail = _TAIL.search(self.text, at, stop := min(stops, default=end))
        act = trim(self.text, at, tail.start() if tail else stop)
        named = {"who": who, "action": act, "recipient": org, "channel": by, "deadline": due.span if due else None}
        near = [span for span in named.values() if span and (span is not who or span[1] > at - _NEAR)]
        doer = self._said(who)
        return Duty(
            who=None if doer == "ท่าน" else doer,
            action=self.text[slice(*act)],
            recipient=self._said(org),
            channel=channel,
            deadline=self._placed(due) if due else None,
            own=own or doer in self.sender,
            span=self.flow.span(min(near)[0], max(span[1] for span in near)),
            other_deadlines=tuple(self._placed(one) for one in dated if due and one.date and one.date != due.date),
            places={name: self.flow.span(*span) for name, span in named.items() if span and span[0] < span[1]},
            confidence=0.9 if sure else 0.7,
        )

    def _said(self, span: Span | None) -> str | None:
        return self.text[slice(*span)] if span else None

    def _placed(self, deadline: Deadline) -> Deadline:
        return replace(deadline, span=self.flow.span(*deadline.span))

    def _add(self, laid: list[Duty], new: list[Duty], start: int) -> None:
        """What a sentence with ทั้งนี้ asks barely ("ให้ส่งภายใน …") says when and how for the duty before it."""
        bare = len(new) == 1 and laid and self.text.startswith("ทั้งนี้", start) and _BARE.fullmatch(new[0].action)
        if bare and not laid[-1].own and new[0].recipient in (None, laid[-1].recipient):
            laid[-1] = _joined(laid[-1], new[0])
        else:
            laid.extend(new)

    def _complete(self, laid: list[Duty], start: int, end: int) -> None:
        """A sentence that asks nothing may begin with when, or say how, for a duty before it."""
        dated = [d for d in self._within(start, end) if _BARELY.fullmatch(self.text, start, d.span[0])]
        if not dated and not _SENDS.search(self.text, start, end):
            return
        for n in reversed(range(len(laid))):
            passed_on = laid[n].own and laid[n].action.endswith("ต่อไป")
            if not passed_on and (not laid[n].deadline if dated else not laid[n].channel.type):
                laid[n] = _joined(laid[n], self._duty(start, end, end, dated=dated))
                return


def _behind(rule: re.Pattern[str], text: str, start: int) -> int:
    """Where what `rule` matches at `start` ends; `start` where it matches nothing."""
    match = rule.match(text, start)
    return match.end() if match else start


def _sent_from(match: re.Match[str], act: int) -> int:
    """Where the words to whom begin: with their verb, or behind it where it is the act's own and has an object."""
    urged = _ACT.fullmatch(match.string, act, match.start())
    if (match.start() >= act + _SHORTEST and not urged) or not match["object"]:
        return match.start()
    return match.start("to") if match["to"] else match.start("org")


def _joined(duty: Duty, more: Duty) -> Duty:
    """A duty with what a later sentence adds to it; what it has already stays."""
    added = {name: span for name, span in more.places.items() if name not in ("who", "action")}
    other = [d for d in (more.deadline,) if d and d.date and duty.deadline and d.date != duty.deadline.date]
    return replace(
        duty,
        other_deadlines=(*duty.other_deadlines, *other),
        recipient=duty.recipient or more.recipient,
        channel=duty.channel if duty.channel.type else more.channel,
        deadline=duty.deadline or more.deadline,
        span=(duty.span[0], max([duty.span[1], *(end for _, end in added.values())])),
        places={**added, **duty.places},
    )
