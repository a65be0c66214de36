"""tidtam deadlines: the time limits in a text, as JSON."""

from tidtam.core.phrases.deadlines import find_deadlines
from tidtam.front.commands import sentences
from tidtam.front.commands.sentences import Question

GUIDE = """\
วิธีใช้: tidtam deadlines [--jsonl] < ข้อความ

หากำหนดเวลาในข้อความ แล้วพิมพ์เป็น JSON: วันที่ ชนิด กฎที่ใช้ ข้อความ และตำแหน่ง

  --jsonl   อ่านทีละบรรทัด {"text": "…", "reference_date": "2020-08-26"} และตอบทีละบรรทัด
            วันที่ที่ไม่มีปีอ่านตาม reference_date
"""
QUESTION = Question("deadlines", find_deadlines, ("deadline", "kind", "rule", "text", "span"))


def run(argv: list[str]) -> int:
    """Print {"deadlines": […]} for standard input."""
    return sentences.run(argv, prog="tidtam deadlines", guide=GUIDE, question=QUESTION)
