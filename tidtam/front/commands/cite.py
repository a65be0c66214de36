"""tidtam cite: the letters that a text cites, as JSON."""

from datetime import date
from typing import Any

from tidtam.core.reading.citation import find_citations
from tidtam.front.commands.sentences import answer

GUIDE = """\
วิธีใช้: tidtam cite [--jsonl] < ข้อความ

หาหนังสือที่ข้อความอ้างถึง แล้วพิมพ์เป็น JSON: ผู้ออก ชั้นความเร็ว ชั้นความลับ เลขที่หนังสือ วันที่ และตำแหน่งในข้อความ

  --jsonl   อ่านทีละบรรทัด {"text": "…", "reference_date": "2020-08-26"} และตอบทีละบรรทัด
"""


def run(argv: list[str]) -> int:
    """Print {"citations": […]} for standard input."""
    return answer(argv, prog="tidtam cite", guide=GUIDE, word="citations", find=_citations)


def _citations(text: str, reference: date | None) -> list[dict[str, Any]]:
    return [
        {
            "issuer": found.issuer,
            "urgency": found.urgency,
            "secrecy": found.secrecy,
            "number": found.number,
            "circular": found.circular,
            "date": found.date.isoformat() if found.date else None,
            "span": list(found.span),
        }
        for found in find_citations(text, reference=reference)
    ]
