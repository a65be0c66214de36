"""Classes of addressees: from the words after เรียน to a rule, and back (ระเบียบงานสารบรรณ พ.ศ. 2526 ข้อ 11).

    written     := terms {restriction} [rest] | list
    terms       := head [all] {joint (head | tail) [all]}     นายก อบต. และนายกเทศมนตรีตำบลทุกแห่ง
    tail        := what stands for the last word of the head   นายกเทศมนตรีนคร/เมือง/ตำบล
    restriction := all | area | except | list                 in any order, in brackets or not
    all         := "ทุก" unit | "ทั้ง" [number] unit | "ทั้งหมด"   ทุกแห่ง, ทุกอำเภอ, ทั้ง 8 อำเภอ
    area        := "ใน" ["เขต" | "พื้นที่" …] place {joint place}  ในเขตอำเภอแกลง, ในอำเภอแกลงและบ้านค่าย, ประจำจังหวัดระยอง
    place       := ("อำเภอ" | "จังหวัด" | "ตำบล") name ["จังหวัด" name]
    except      := ("ยกเว้น" | "เว้น" | "นอกจาก" | "ไม่รวม") excepted {joint excepted}
    excepted    := class | area | name                        ยกเว้นเทศบาลตำบล, ยกเว้นในเขตอำเภอแกลง, ยกเว้นสำนักงานจังหวัด
    list        := "ตาม" … "แนบ" …                              ตามบัญชีแนบท้าย, ตามรายชื่อที่แนบมาพร้อมนี้
    joint       := "/" | "," | "และ" | "หรือ" | "ตลอดจน" | "รวมทั้ง" | white space
    rest        := words that none of these takes; kept, to be told

A head that may also begin a name ("นายอำเภอ", "เทศบาลตำบล") makes a class only with a restriction behind it; one that
is plural by itself ("หัวหน้าส่วนราชการ", "อปท.") always does. Which head means which class stands in `_HEADS`.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import squeeze

LABELS: Final = {
    "attached_list": "ตามบัญชีแนบท้าย",
    "agency_heads": "หัวหน้าส่วนราชการประจำจังหวัด",
    "state_enterprises": "หัวหน้ารัฐวิสาหกิจทุกแห่ง",
    "district_chiefs": "นายอำเภอทุกอำเภอ",
    "governors": "ผู้ว่าราชการจังหวัดทุกจังหวัด",
    "pao_chiefs": "นายกองค์การบริหารส่วนจังหวัดทุกแห่ง",
    "city_mayors": "นายกเทศมนตรีนครทุกแห่ง",
    "town_mayors": "นายกเทศมนตรีเมืองทุกแห่ง",
    "subdistrict_mayors": "นายกเทศมนตรีตำบลทุกแห่ง",
    "mayors": "นายกเทศมนตรีทุกแห่ง",
    "sao_chiefs": "นายกองค์การบริหารส่วนตำบลทุกแห่ง",
    "local_bodies": "องค์กรปกครองส่วนท้องถิ่นทุกแห่ง",
    "subordinate_units": "หน่วยงานในสังกัด",
    "all_units": "ทุกหน่วยงาน",
}
"""The classes with their canonical words, by their codes in the reading contract."""


def _rule(pattern: str) -> re.Pattern[str]:
    """Brackets are stepped over like white space: "(ทุกแห่ง)", "(ยกเว้นอำเภอแกลง)"."""
    return re.compile(rf"[\s()]*(?:{pattern})")


_UNIT: Final = (
    r"(?:แห่ง|อำเภอ|จังหวัด|ส่วนราชการ|หน่วยงาน|องค์กร|เทศบาล|ตำบล|เมือง|นคร|อปท\.?|อบต\.?|อบจ\.?|รัฐวิสาหกิจ|สังกัด|ท่าน|คน|ที่)"
)
_CHIEF: Final = r"(?:นายก|ผู้บริหาร|หัวหน้า)?\s?"
_PLURAL: Final = "plural"
_AND_UNITS: Final = r"(?:\s?(?:และ|/)\s?หน่วยงาน(?!(?:ภาย)?ในสังกัด))?"
_AGENCY_HEADS: Final = (
    r"(?:หัวหน้า(?:ส่วนราชการ(?!ส่วนท้องถิ่น|\s?\(?(?:ประจำ|ระดับ)อำเภอ)|หน่วย(?:งาน)?ราชการ)|ส่วนราชการ(?=ประจำจังหวัด))"
    r"(?:\s?\(?ประจำจังหวัด(?=$|[\s()/,]|และ|ทุก|ยกเว้น))?"
)
_HEADS: Final[tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]] = tuple(
    (_rule(pattern), codes, family)
    for pattern, codes, family in (
        # they sit in กรมการจังหวัด (พ.ร.บ. ระเบียบบริหารราชการแผ่นดิน 2534 ม.53); those ประจำอำเภอ are others (ม.63)
        (_AGENCY_HEADS, ("agency_heads",), _PLURAL),
        # takes in state enterprises (พ.ร.บ. การจัดซื้อจัดจ้างฯ 2560 ม.4); local bodies are named apart in letters
        (r"(?:หัวหน้า)?หน่วยงาน(?:ของ|ภาค)รัฐ", ("agency_heads", "state_enterprises"), _PLURAL),
        (
            r"(?:หัวหน้า|ผู้บริหาร|ผู้จัดการ|ผู้ว่าการ|ผู้อำนวยการ)?(?:หน่วยงาน|องค์กร)?รัฐวิสาหกิจ",
            ("state_enterprises",),
            _PLURAL,
        ),
        (
            r"(?:หัวหน้า)?(?:ทุก)?(?:หน่วยงาน|ส่วนราชการ)(?:ใน|ภายใน|ใต้)?สังกัด(?!\s?\(?(?:กระทรวง|กรม|สำนัก))(?:จังหวัด(?=$|[\s()]))?",
            ("subordinate_units",),
            _PLURAL,
        ),
        (
            rf"ทุก(?:ส่วนราชการ|หน่วยงาน){_AND_UNITS}|(?:หัวหน้า)?(?:หน่วยงาน|ส่วนราชการ){_AND_UNITS}(?=\s?\(?ทุก)",
            ("all_units",),
            _PLURAL,
        ),
        (rf"{_CHIEF}(?:องค์กรปกครองส่วนท้องถิ่น|อปท\.?)|ทุก\s?อปท\.?", ("local_bodies",), _PLURAL),
        (rf"{_CHIEF}(?:องค์การบริหารส่วนจังหวัด|อบจ\.?)", ("pao_chiefs",), "ส่วน"),
        (rf"{_CHIEF}(?:องค์การบริหารส่วนตำบล|อบต\.?)", ("sao_chiefs",), "ส่วน"),
        (r"(?:นายก\s?เทศมนตรี|(?:นายก)?เทศบาล)นคร|(?:นายก\s?)?ทน\.", ("city_mayors",), "เทศ"),
        (r"(?:นายก\s?เทศมนตรี|(?:นายก)?เทศบาล)เมือง|(?:นายก\s?)?ทม\.", ("town_mayors",), "เทศ"),
        (r"(?:นายก\s?เทศมนตรี|(?:นายก)?เทศบาล)ตำบล|(?:นายก\s?)?ทต\.", ("subdistrict_mayors",), "เทศ"),
        (r"นายก\s?เทศมนตรี|(?:นายก)?เทศบาล", ("mayors",), ""),
        (r"นายอำเภอ|นอภ\.|(?:ที่ว่าการ|ที่ทำการปกครอง)?อำเภอ", ("district_chiefs",), ""),
        (r"ผู้ว่าราชการจังหวัด|ผวจ\.?|จังหวัด", ("governors",), ""),
        (r"ทุกอำเภอ", ("district_chiefs",), _PLURAL),
        (r"ทุกจังหวัด", ("governors",), _PLURAL),
        (r"ทุกเทศบาล", ("mayors",), _PLURAL),
        (r"ทุก\s?(?:อบต\.?|องค์การบริหารส่วนตำบล)", ("sao_chiefs",), _PLURAL),
    )
)
_TAILS: Final = {
    "เทศ": {"นคร": "city_mayors", "เมือง": "town_mayors", "ตำบล": "subdistrict_mayors"},
    "ส่วน": {"จังหวัด": "pao_chiefs", "ตำบล": "sao_chiefs"},
}
_IN: Final = r"(?:ภาย)?ใน(?=เขต|พื้นที่|ท้องที่|อำเภอ|จังหวัด|ตำบล\S|อ\.|จ\.)(?:เขต)?(?:พื้นที่|ท้องที่)?(?:ปกครอง)?(?:ของ)?\s?"
_OPENS: Final = r"(?:โดย)?(?:ยกเว้น|เว้นแต่|เว้น|นอกจาก|ไม่รวม)(?:ถึง)?"
_LISTED: Final = r"(?:ตาม|ดัง)[^(),]{0,40}?(?:แนบ|ส่งมาด้วย)[^\s(),]*|(?:บัญชี|รายชื่อ|รายการ)[^(),]{0,40}?แนบ[^\s(),]*"
_STOP: Final = rf"และ|หรือ|ทุก|ทั้ง|{_OPENS}|ใน(?:เขต|พื้นที่|ท้องที่|อำเภอ|จังหวัด)|จังหวัด|อำเภอ|ตาม(?:บัญชี|รายชื่อ|รายการ|ที่แนบ)"
_NAME: Final = rf"(?:(?!{_STOP})[ก-๎]|-(?=[ก-ฮเ-ไ]))+"
_BEGINS: Final = (
    r"(?:อำเภอ|จังหวัด|ตำบล|อ\.|จ\.|ต\.|เทศบาล|นายก|นายอำเภอ|สำนักงาน|องค์การ|อบ[ตจ]|ท[ตมน]\.|ที่ทำการ|ที่ว่าการ|ผู้ว่า|หัวหน้า|ส่วนราชการ|ใน|ศูนย์"
    r"|โรงเรียน|กรุงเทพ|เมืองพัทยา|ศาล|เรือนจำ|สถาบัน|ด่าน(?:ศุล|กัก|ตรวจ)|มณฑล|ตำรวจ|รัฐวิสาหกิจ)"
)
_BARE: Final = rf"(?!{_BEGINS}|ที่|ซึ่ง|เฉพาะ|สังกัด|กระทรวง|กรม|โดย|จำนวน|เพื่อ|พร้อม){_NAME}"
"""A name without its kind before it, told from words that go on with the sentence."""

_ALL: Final = _rule(rf"ทุก\s?{_UNIT}|ทั้งหมด|ทั้งจังหวัด|(?:ทั้ง\s?)?\d+\s?{_UNIT}|ทั้งปวง")
_LIST: Final = _rule(_LISTED)
_AREA: Final = _rule(rf"{_IN}|ประจำ(?=จังหวัด)|(?:ของ)?(?=จังหวัด(?!{_STOP})[ก-๎])")
_INSIDE: Final = _rule(_IN)
_ANY_LIST: Final = re.compile(_LISTED)
_PREFIX: Final = re.compile(r"\s*(?:(กิ่งอำเภอ|อำเภอ|อ\.\s?)|(จังหวัด|จ\.\s?)|(ตำบล|ต\.\s?))")
_KINDS: Final = ("อำเภอ", "จังหวัด", "ตำบล")
_PLACE: Final = re.compile(_NAME)
_BARE_PLACE: Final = re.compile(_BARE)
_OF_PROVINCE: Final = re.compile(rf"\s+(?:จังหวัด|จ\.)\s?({_NAME})")
_JOINT: Final = re.compile(r"[\s()]*(?:/|,|และ|หรือ|ตลอดจน|รวมทั้ง|รวมถึง)[\s()]*|[\s()]+")
_NEXT_PLACE: Final = re.compile(
    rf"\s*(?:[/,]|และ|หรือ)\s*|\s+(?=(?:อำเภอ|อ\.)|{_BARE}(?:\s+{_BARE}){{0,20}}\s*และ(?!{_BEGINS}))"
)
_EXCEPT: Final = _rule(rf"{_OPENS}\s?")
_NEXT_EXCEPTED: Final = re.compile(rf"\s*[/,]\s*|\s+(?:และ|หรือ)\s*|(?:และ|หรือ)(?={_BEGINS})|\s+(?={_BEGINS})")
_EXCEPTED: Final = re.compile(
    rf"[^/,()]+?(?=\s*(?:[/,()]|$)|(?<!นายก)\s+(?:และ|หรือ|{_BEGINS}|ทุก|ตาม)|(?:และ|หรือ)(?={_BEGINS})|ทุก{_UNIT}|\s*{_OPENS})"
)
_ENDS: Final = re.compile(rf"(?=$|[\s()/,]|{_STOP})")
_ENDS_WHOLE: Final = re.compile(rf"(?=\s*(?:$|[()/,]|และ|หรือ|ทุก|ทั้ง|{_OPENS}|ตาม)|\s+{_BEGINS})")
"""The end of a class that is excepted: what follows a space must be no name ("นายก อบต. ตะพง")."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place by its kind ("อำเภอ", "จังหวัด", "ตำบล") and bare name; `province` where the letter names it too."""

    kind: str
    name: str
    province: str | None = None

    def __str__(self) -> str:
        return f"{self.kind}{self.name}" + (f" จังหวัด{self.province}" if self.province else "")


@dataclass(frozen=True, slots=True)
class Excepted:
    """One that is left out: a class, all in an area, or (neither) one office by `text`, its name as written."""

    text: str
    class_code: str | None = None
    area: Area | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Rule:
    """Whom a phrase means: members of any of the classes, in any of the areas where there are some, but for `without`.

    `listed`: those on the attached list alone. `rest` are words that the grammar could not place.
    """

    classes: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    without: tuple[Excepted, ...] = ()
    listed: bool = False
    rest: str = ""

    @property
    def class_code(self) -> str:
        """The one code that the reading contract names: the first class, or the list."""
        return "attached_list" if self.listed else self.classes[0]

    @property
    def plain(self) -> bool:
        """Whether it is a class and nothing else."""
        return self == Rule(self.classes[:1], listed=self.listed)


def parse(text: str) -> Rule | None:
    """The rule that `text` writes ("นายอำเภอทุกอำเภอ ยกเว้นอำเภอเมืองระยอง"); None where it names no class."""
    scan = _Scan(squeeze(arabic(text)))
    rule = scan.read()
    if rule is None and (found := _ANY_LIST.search(scan.text)):
        apart = f"{scan.text[: found.start()]} {scan.text[found.end() :]}"
        return Rule(listed=True, rest=_trimmed(apart))
    return rule


def waits(text: str) -> bool:
    """Whether `text` is heads of classes alone, which need a ทุกแห่ง behind them ("นายกเทศมนตรีเมือง")."""
    scan = _Scan(squeeze(arabic(text)))
    return scan.heads() and scan.open and scan.at == len(scan.text)


def format(rule: Rule) -> str:  # noqa: A001 - parse and format are a pair
    """Canonical words: "นายกองค์การบริหารส่วนตำบลทุกแห่ง ในเขตอำเภอแกลง ยกเว้นอบต.กร่ำ"; `parse` takes them back."""
    words = [_joined([LABELS[code] for code in rule.classes], ", ")]
    words += [f"ในเขต{_joined(list(map(str, rule.areas)), ', ')}"] if rule.areas else []
    words += [LABELS["attached_list"]] if rule.listed else []
    words += [f"ยกเว้น{_joined(list(map(str, rule.without)), ', ')}"] if rule.without else []
    words += [f"({rule.rest})"] if rule.rest else []
    return " ".join(filter(None, words))


def exceptions(text: str) -> tuple[Excepted, ...]:
    """The exceptions that words without ยกเว้น list: classes, areas ("ในเขตอำเภอแกลง") and names; areas last."""
    return _Scan(_trimmed(arabic(text))).exceptions()


def area(text: str) -> Area | None:
    """A place from its words ("อำเภอแกลง", "อ.แกลง จ.ระยอง"), None where they are none."""
    found = _Scan(squeeze(arabic(text))).places()
    return found[0] if found else None


def to_json(rule: Rule) -> dict[str, Any]:
    """The rule as plain values: codes, and areas and exceptions in their canonical words."""
    return {
        "classes": list(rule.classes),
        "areas": list(map(str, rule.areas)),
        "except": list(map(str, rule.without)),
        "listed": rule.listed,
        "rest": rule.rest,
    }


def from_json(value: dict[str, Any]) -> Rule:
    """The rule of plain values, as `to_json` made them; words that are no place or exception any more are left out."""
    return Rule(
        classes=tuple(code for code in value["classes"] if code in LABELS),
        areas=tuple(found for one in value["areas"] if (found := area(one))),
        without=tuple(found for one in value["except"] for found in exceptions(one)),
        listed=value["listed"],
        rest=value["rest"],
    )


def _joined(words: list[str], between: str) -> str:
    *most, last = words or [""]
    return f"{between.join(most)} และ{last}" if most else last


def _trimmed(text: str) -> str:
    return squeeze(text).strip(" (),/")


class _Scan:
    """A phrase read from left to right; what was found so far."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.classes: list[str] = []
        self.family = ""
        self.open = False
        """Whether a head waits for a restriction, without which it may begin a name."""

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Step over `pattern` where it comes next; else stay."""
        if match := pattern.match(self.text, self.at):
            self.at = match.end()
        return match

    def read(self) -> Rule | None:
        """written := terms {restriction} [rest]"""
        if not self.heads():
            return None
        areas: list[Area] = []
        without: list[Excepted] = []
        listed, before = False, -1
        while before != self.at:
            before = self.at
            listed = bool(self.take(_LIST)) or listed
            self.open = not (self.take(_ALL) or listed) and self.open
            areas += self._area()
            without += self._without()
        if self.open:
            return None
        rest = _trimmed(self.text[self.at :])
        return Rule(tuple(dict.fromkeys(self.classes)), tuple(areas), tuple(without), listed, rest)

    def heads(self) -> bool:
        """terms := head [all] {joint (head | tail) [all]}"""
        found = self._head()
        while found:
            if self.take(_ALL):
                self.open = False
            back = self.at
            found = bool(self.take(_JOINT)) and (self._tail() or self._head())
            if not found:
                self.at = back
        return bool(self.classes)

    def _head(self) -> bool:
        for pattern, codes, family in _HEADS:
            if self.take(pattern):
                self.classes += codes
                self.family = family
                self.open = family != _PLURAL
                return True
        return False

    def _tail(self) -> bool:
        """tail := the last word of a head of the same family, with nothing of a name behind it"""
        for word, code in _TAILS.get(self.family, {}).items():
            if self.text.startswith(word, self.at) and _ENDS.match(self.text, self.at + len(word)):
                self.at += len(word)
                self.classes.append(code)
                self.open = True
                return True
        return False

    def _area(self) -> list[Area]:
        """area := "ใน" … place {joint place}; "ในจังหวัด" and "ในเขตอำเภอ" alone mean the sender's own"""
        if not self.take(_AREA):
            return []
        self.open = False
        return self.places()

    def places(self) -> list[Area]:
        """place {joint place}; a name without its kind is of the kind of the one before"""
        found: list[Area] = []
        kind: str | None = None
        while True:
            back = self.at
            if found and not self.take(_NEXT_PLACE):
                return found
            prefix = self.take(_PREFIX)
            kind = _KINDS[(prefix.lastindex or 1) - 1] if prefix else kind
            name = self.take(_PLACE if prefix else _BARE_PLACE) if kind else None
            if kind is None or name is None or (found and not prefix and _is_head(name[0])):
                self.at = back if found or not prefix else self.at
                return found
            of = self.take(_OF_PROVINCE) if kind != "จังหวัด" else None
            found.append(Area(kind, name[0], of[1] if of else None))

    def _without(self) -> tuple[Excepted, ...]:
        """except := "ยกเว้น" excepted {joint excepted}"""
        if not self.take(_EXCEPT):
            return ()
        self.open = False
        return self.exceptions()

    def exceptions(self) -> tuple[Excepted, ...]:
        """excepted {joint excepted}; areas come last, so that no name written behind one is taken for one more"""
        found: list[Excepted] = []
        kind = ""
        while True:
            some, kind = self._excepted(kind)
            found += some
            back = self.at
            if not some or not ((kind and self.take(_NEXT_PLACE)) or self.take(_NEXT_EXCEPTED)):
                return tuple(sorted(found, key=lambda one: one.area is not None))
            if self.at == len(self.text):
                self.at = back

    def _excepted(self, kind: str) -> tuple[list[Excepted], str]:
        """excepted := class | area | name; with it the kind of place that a bare name after it would be of"""
        back = self.at
        if self.take(_INSIDE) and (places := self.places()):
            return [Excepted(f"ในเขต{place}", area=place) for place in places], ""
        self.at = back
        if code := self._whole_class():
            return [Excepted(LABELS[code], class_code=code)], ""
        return self._name(kind)

    def _whole_class(self) -> str | None:
        back = self.at
        for pattern, codes, _ in _HEADS:
            if self.take(pattern) and _ENDS_WHOLE.match(self.text, self.at):
                self.take(_ALL)
                return codes[0]
            self.at = back
        return None

    def _name(self, kind: str) -> tuple[list[Excepted], str]:
        back = self.at
        prefix = self.take(_PREFIX)
        kind = _KINDS[(prefix.lastindex or 1) - 1] if prefix else kind
        if kind and (name := self.take(_PLACE if prefix else _BARE_PLACE)):
            return [Excepted(f"{kind}{name[0]}")], kind
        self.at = back
        name = self.take(_EXCEPTED)
        return ([Excepted(_trimmed(name[0]))] if name and _trimmed(name[0]) else []), ""


def _is_head(word: str) -> bool:
    return any(pattern.match(word) for pattern, _, _ in _HEADS)
