"""How alike two texts of what is asked are, and keys by which the alike are found among thousands (MinHash, LSH).

Thai is written without spaces, so runs of two and three characters stand for words. What every official letter says
("ขอให้หน่วยงานรายงานผลการดำเนินงาน…"), numbers, months and years are left out first, or all would be alike, and next
year's letter would not be like this year's. A. Z. Broder, "On the resemblance and containment of documents", 1997.
"""

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b, shake_256
from itertools import batched
from typing import Final, Literal

from tidtam.core.thai.text import fold

type Kind = Literal["duty", "question"]

ALIKE: Final = 0.475
"""From here two texts ask the same: chosen on two thirds of tests/perf/data/likeness.jsonl, held to the last third."""
VERY: Final = 0.8

PERMUTATIONS: Final = 64
ROWS: Final = 2
"""Values of the signature in one key: 32 keys of two find 9,997 in 10,000 of those alike by `ALIKE`."""

SHARED: Final = 2
"""Keys that two texts alike have in common at the least; 997 in 1,000 of those alike by `ALIKE` do."""

_SIGNATURE: Final = struct.Struct(f">{PERMUTATIONS}I")

_COMMON: Final = """
ขอให้ ขอความร่วมมือ ขอความอนุเคราะห์ ขอทราบ ขอรับ โปรด กรุณา จึง ด้วย เพื่อ ได้รับ รับแจ้ง แจ้ง รายงาน ผลการ ดำเนินงาน ดำเนินการ ดำเนิน
จัดส่ง จัดทำ นำส่ง ให้ทราบ ทราบ สำรวจ ติดตาม สรุป รวบรวม ข้อมูล จำนวน ยอด รายชื่อ บัญชี แบบ ที่แนบ มาพร้อมนี้ พร้อม
จังหวัด อำเภอ ตำบล กระทรวงมหาดไทย กระทรวง หน่วยงาน ส่วนราชการ องค์กรปกครองส่วนท้องถิ่น อปท พื้นที่ เขตรับผิดชอบ ความรับผิดชอบ รับผิดชอบ
ประจำปีงบประมาณ ปีงบประมาณ ประจำปี ประจำ ไตรมาส ภายในวันที่ ภายในกำหนด วันที่ ทุกเดือน เดือน ทุกสัปดาห์ สัปดาห์ ทุกวัน กำหนด ครั้ง พศ
ตาม ของ และ ที่ ซึ่ง ใน การ ความ ผล โดย เป็น จาก กับ แล้ว เรื่อง เกี่ยวกับ สถานการณ์ ก้าวหน้า คืบหน้า โครงการ กิจกรรม มาตรการ แผนปฏิบัติการ
ดังกล่าวข้างต้น ดังกล่าว ต่อไป ภาพรวม พิจารณา ปฏิบัติงาน วันจันทร์ วันศุกร์
มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
"""
_NOT_THESE: Final = {"ให้": "ให(?![มญ])", "ส่ง": "สง(?![ขคฆเ])"}
"""Words that stand at the head of others once their tone mark is gone: ใหม่ ใหญ่, สงขลา สงคราม สงฆ์ สงเคราะห์."""
_PHRASES: Final = {word: re.escape(fold(word)) for word in _COMMON.split()} | _NOT_THESE
_LONGEST_FIRST: Final = sorted(_PHRASES, key=lambda word: len(fold(word)), reverse=True)
_SAID_BY_ALL: Final = re.compile("|".join(_PHRASES[word] for word in _LONGEST_FIRST) + "|[0-9:;/]+")


@dataclass(frozen=True, slots=True)
class Match[Id]:
    """A stored text that asks the same; `likeness` from `ALIKE` to 1."""

    id: Id
    likeness: float

    @property
    def words(self) -> str:
        """How alike, in Thai."""
        return "เหมือนกันมาก" if self.likeness >= VERY else "ใกล้เคียง"


def content(text: str) -> list[str]:
    """What is left of a text, folded, without what every official text says; in pieces, in their order."""
    return [piece for piece in _SAID_BY_ALL.split(fold(text)) if piece]


def shingles(text: str) -> frozenset[str]:
    """The runs of two and three characters within the pieces of the content; empty where nothing is left to compare."""
    return frozenset(
        piece[start : start + length]
        for piece in content(text)
        for length in (2, 3)
        for start in range(max(1, len(piece) - length + 1))
    )


def likeness(one: str, other: str) -> float:
    """0 to 1: the shingles that two texts share, of those that either has (Jaccard). Two without content are alike."""
    return _jaccard(shingles(one), shingles(other))


def signature(runs: Iterable[str]) -> tuple[int, ...]:
    """The MinHash signature, 64 values of 32 bits; the share of equal values of two estimates their likeness."""
    return tuple(map(min, zip(*(_hashes(run) for run in runs), strict=True)))


def keys(text: str, kind: Kind) -> frozenset[int]:
    """32 keys, fit for a column of 64 bits; texts alike share `SHARED` or more, and only within one kind.

    None where the text has no content: it is like no other. They are stored: a change here needs a migration.
    """
    bands = batched(signature(shingles(text)), ROWS)
    return frozenset(_key(kind, number, band) for number, band in enumerate(bands))


def nearest[Id](text: str, stored: Iterable[tuple[Id, str]]) -> list[Match[Id]]:
    """Those of the stored texts that ask the same as `text`, most alike first."""
    own = shingles(text)
    matches = (Match(id_, _jaccard(own, shingles(other))) for id_, other in stored) if own else ()
    return sorted((match for match in matches if match.likeness >= ALIKE), key=lambda match: -match.likeness)


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0


def _hashes(run: str) -> tuple[int, ...]:
    """One hash of the run for each permutation."""
    return _SIGNATURE.unpack(shake_256(run.encode()).digest(_SIGNATURE.size))


def _key(kind: Kind, number: int, band: tuple[int, ...]) -> int:
    digest = blake2b(repr((kind, number, band)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
