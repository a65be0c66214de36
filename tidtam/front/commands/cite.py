"""tidtam cite: the letters that a text cites, as JSON."""

from tidtam.core.phrases.citation import find_citations
from tidtam.front.commands import sentences
from tidtam.front.commands.sentences import Question

GUIDE = """\
วิธีใช้: tidtam cite [--jsonl] < ข้อความ

หาหนังสือที่ข้อความอ้างถึง แล้วพิมพ์เป็น JSON: ผู้ออก ชั้นความเร็ว ชั้นความลับ เลขที่หนังสือ วันที่ และตำแหน่งในข้อความ

  --jsonl   อ่านทีละบรรทัด {"text": "…", "reference_date": "2020-08-26"} และตอบทีละบรรทัด
"""
FIELDS = ("issuer", "urgency", "secrecy", "number", "circular", "date", "span")
QUESTION = Question("citations", find_citations, FIELDS)


def run(argv: list[str]) -> int:
    """Print {"citations": […]} for standard input."""
    return sentences.run(argv, prog="tidtam cite", guide=GUIDE, question=QUESTION)
