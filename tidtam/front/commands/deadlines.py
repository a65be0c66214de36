"""tidtam deadlines: the time limits in a text, as JSON."""

from datetime import date
from typing import Any

from tidtam.core.reading.deadlines import find_deadlines
from tidtam.front.commands.sentences import answer

GUIDE = """\
วิธีใช้: tidtam deadlines [--jsonl] < ข้อความ

หากำหนดเวลาในข้อความ แล้วพิมพ์เป็น JSON: วันที่ ชนิด กฎที่ใช้ ข้อความ และตำแหน่ง

  --jsonl   อ่านทีละบรรทัด {"text": "…", "reference_date": "2020-08-26"} และตอบทีละบรรทัด
            วันที่ที่ไม่มีปีอ่านตาม reference_date
"""


def run(argv: list[str]) -> int:
    """Print {"deadlines": […]} for standard input."""
    return answer(argv, prog="tidtam deadlines", guide=GUIDE, word="deadlines", find=_deadlines)


def _deadlines(text: str, reference: date | None) -> list[dict[str, Any]]:
    return [
        {
            "deadline": found.date.isoformat() if found.date else None,
            "kind": found.kind,
            "rule": found.rule,
            "text": found.text,
            "span": list(found.span),
        }
        for found in find_deadlines(text, reference=reference)
    ]
