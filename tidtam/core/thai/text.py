"""Thai text made fit to read: cleaning that never changes sound text, folding to compare, collation."""

import re
from typing import Final

from tidtam.core.thai.digits import arabic

_PRIVATE: Final = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ\u0e34\u0e35\u0e36\u0e37" + "่้๊๋์" * 2 + "ญ\u0e31\u0e4d\u0e47" + "่้๊๋์" + "\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
"""Private codes of Thai fonts for lowered and shifted marks, by their glyphs' names."""
_INVISIBLE: Final = dict.fromkeys(
    [*range(0x09), 0x0B, *range(0x0E, 0x20), 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]
)
_SPACES: Final = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_CLEAN: Final = {**_INVISIBLE, **_SPACES, **_PRIVATE}

MARKS: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""The marks above and below a letter, for use inside a character class."""
_SPLIT_AM: Final = re.compile(rf"[ํ˸]([{MARKS}]*)า")
_CLUSTER: Final = re.compile(rf"[{MARKS}ำ]{{2,}}")
_TONES: Final = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e"


def normalise(text: str) -> str:
    """Clean `text` before it is read: damage of typing and PDF that has one sure repair. Sound text stays as it is.

    ํ+า becomes ำ in every order, เ+เ becomes แ, doubled marks one, marks stand in their order; private font codes
    become letters; invisible characters go, special spaces become spaces, line ends "\\n". Thai digits stay.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN)
    return _CLUSTER.sub(_in_order, _SPLIT_AM.sub(r"\1ำ", text.replace("เเ", "แ")))


def _in_order(run: re.Match[str]) -> str:
    """The marks of one letter once each: those on it first, then tones, then ำ, which holds ํ already."""
    am = "ำ" in run[0]
    marks = (mark for mark in dict.fromkeys(run[0]) if not (am and mark in "ำํ"))
    return "".join(sorted(marks, key=_TONES.__contains__)) + "ำ" * am


def squeeze(text: str) -> str:
    """Every run of white space, line ends too, as one space; none at either end."""
    return " ".join(text.split())


_SHORT_FORMS: Final = {
    "อบต": "องค์การบริหารส่วนตำบล",
    "อบจ": "องค์การบริหารส่วนจังหวัด",
    "ทต": "เทศบาลตำบล",
    "ทม": "เทศบาลเมือง",
    "ทน": "เทศบาลนคร",
    "กทม": "กรุงเทพมหานคร",
    "สนง": "สำนักงาน",
    "ผวจ": "ผู้ว่าราชการจังหวัด",
}
_SHORT: Final = re.compile(
    r"(?<![ก-๎.])(?:"
    + "|".join(rf"({r'\.?'.join(short)})" for short in _SHORT_FORMS)
    + r")(?:\.|(?![ก-๎.])|(?<=อบ[ตจ])(?=[ก-ฮเ-ไ]))"
    r"|(?<![ก-๎.])([อจต])\.(?!\s?[ก-ฮ]\.)"
)
_LETTERS: Final = {"อ": "อำเภอ", "จ": "จังหวัด", "ต": "ตำบล"}
_TAIL: Final = re.compile("[\u0e47-\u0e4e]*")
_DROPPED: Final = re.compile(r"[\s\u0e47-\u0e4eฯ.,·…'\"“”‘’()\[\]–—-]+")


def fold(text: str) -> str:
    """`text` as compared and searched: digits Arabic, short forms of offices written out, Latin in small letters;
    tone marks, ์, ็, spaces, quotes, brackets, dots, hyphens and ฯ dropped."""
    return _DROPPED.sub("", _SHORT.sub(_long_form, arabic(normalise(text)))).casefold()


def find_folded(text: str, sought: str) -> list[tuple[int, int]]:
    """Where `sought`, a folded text, stands in `text` (normalised): start and end, with the marks that folding drops.

    Of short forms written out by folding, none is found.
    """
    kept = [
        (place, small)
        for place, sign in enumerate(arabic(text))
        if not _DROPPED.match(sign)
        for small in sign.casefold()
    ]
    folded = "".join(small for _, small in kept)
    found, start = [], folded.find(sought) if sought else -1
    while start >= 0:
        last = start + len(sought)
        end = kept[last - 1][0] + 1
        found.append((kept[start][0], end + len(_TAIL.match(text, end)[0])))  # type: ignore[index]
        start = folded.find(sought, last)
    return found


def _long_form(match: re.Match[str]) -> str:
    if match[match.re.groups]:
        return _LETTERS[match[match.re.groups]]
    return _SHORT_FORMS[match[0].replace(".", "")]


def sort_key(text: str) -> str:
    """Key for Thai collation: a leading vowel comes after its consonant, tone marks count where all else is equal."""
    swapped = re.sub("([เ-ไ])([ก-ฮ])", r"\2\1", arabic(normalise(text)).casefold())
    return re.sub("[\u0e47-\u0e4e]", "", swapped) + "\0" + swapped


_TORN: Final = """
จำนวน จำเป็น จำกัด จำแนก จำหน่าย จำเลย จำพวก สำนัก สำคัญ สำเร็จ สำหรับ สำเนา สำรวจ สำรอง สำราญ กำหนด กำกับ กำลัง กำไร กำจัด กำนัน
กำแพง ดำเนิน ดำรง ดำริ ตำบล ตำแหน่ง ตำรวจ ตำรา ลำดับ ลำปาง ลำพูน ลำภู ลำเลียง อำเภอ อำนาจ อำนวย บำรุง บำบัด บำนาญ บำเหน็จ บำเพ็ญ
ชำระ ชำนาญ ชำรุด ประจำ กระทำ จัดทำ ทำงาน ทำการ ทำให้ ทำเนียบ ทำแผน แนะนำ ผู้นำ นำส่ง นำเสนอ นำเข้า นำไป นำมา คำสั่ง คำขอ คำร้อง
คำนวณ คำนึง คำรับรอง คำแนะนำ คำชี้แจง คำตอบ คำถาม คำว่า น้ำ ซ้ำ ต่ำกว่า ร่ำรวย สม่ำเสมอ รำลึก
"""
_TORN_LAST: Final = "ทำ|นำ|คำ|จำ|ต่ำ|ย้ำ|ค่ำ|ถ้ำ|ล้ำ"
_AM_WORDS: Final = re.compile(
    "|".join([*sorted(_TORN.split(), key=len, reverse=True), f"(?:{_TORN_LAST})(?![ก-ฮ])"]).replace("ำ", "(?:ำ| า)")
)
"""Words whose ำ a PDF may have torn ("จ านวน"). Short ones only at their end: "น าย" is no ำ."""
_STRAY_SPACE: Final = re.compile(rf"(?<=[ก-ฮ{MARKS}]) +(?=[{MARKS}])")

_OLD_FONT_BYTES: Final = [0x80, *range(0x81, 0x85), *range(0x86, 0x91), *range(0x98, 0xA0)]
_TIS_620: Final = {code: chr(code + 0xE00 - 0xA0) for code in (*range(0xA1, 0xDB), *range(0xDF, 0xFC))} | dict(
    zip(_OLD_FONT_BYTES, map(chr, range(0xF700, 0xF718)), strict=True)
)
"""Thai by its byte; Windows fonts kept their shifted marks at 80-9F, in the order of the private codes."""
_WESTERN: Final = {
    **{chr(code): thai for code, thai in _TIS_620.items()},
    **{bytes([code]).decode("cp1252", "ignore"): thai for code, thai in _TIS_620.items()},
    "μ": _TIS_620[0xB5],
}
_WESTERN.pop("", None)
_LEGACY: Final = re.compile(f"[{re.escape(''.join(_WESTERN))}]+")
_LETTER: Final = re.compile("[ก-๛]")

_FAULT: Final = re.compile(
    rf"[\0\ufffd\ue000-\uf8ff]|\(cid:\d+\)|(?<![ก-ฮ{MARKS}])[{MARKS}าำ]|(?<![ก-ฮา{MARKS}])ะ|[่-๋]{{2}}"
    r"|[ก-ฮ][่-๋]? [าำ]|[เ-ไ](?![ก-ฮเ])|[ัื](?![ก-ฮ่-๋])"
)


def mend(text: str) -> str:
    """Repair the text layer of a damaged PDF, as it came out of the file (`normalise` is part of it).

    Runs of TIS-620 read as Western are decoded, spaces before marks go ("ที ่"), and a torn ำ is put back in known
    words ("จ านวน"). What has no sure repair stays, for `damage` to weigh.
    """
    text = normalise(_STRAY_SPACE.sub("", normalise(_decoded(text))))
    return _AM_WORDS.sub(lambda word: word[0].replace(" า", "ำ"), text) if " า" in text else text


def damage(text: str) -> float:
    """How broken a text layer is, 0 (sound) to 1: impossible sequences per Thai character.

    Counted: marks and vowels without a letter, two tones, a leading vowel that leads nothing, a torn ำ, private codes,
    "(cid:", U+0000 and U+FFFD, and every character of a run of TIS-620 read as Western.
    """
    western = sum(len(run[0]) for run in _LEGACY.finditer(text) if _is_legacy(run[0]))
    faults = sum(1 for _ in _FAULT.finditer(text)) + western
    return min(1.0, faults / max(1, len(_LETTER.findall(text)) + western))


def _decoded(text: str) -> str:
    runs = [run[0] for run in _LEGACY.finditer(text)]
    western = sum(len(run) for run in runs if _is_legacy(run))
    if not western:
        return text
    mostly = western > len(_LETTER.findall(text))
    return _LEGACY.sub(lambda run: _as_thai(run[0]) if mostly or _is_legacy(run[0]) else run[0], text)


def _as_thai(run: str) -> str:
    return "".join(map(_WESTERN.__getitem__, run))


def _is_legacy(run: str) -> bool:
    """Whether a run of Western characters is Thai: three or more, that make sound Thai."""
    return len(run) >= 3 and not _FAULT.search(normalise(_as_thai(run)))
