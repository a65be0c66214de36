"""tidtam form: look through the definition of a form, and say by place what is wrong in it."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from tidtam.core.forms import notation
from tidtam.core.forms.definition import Form, Question
from tidtam.core.refusal import Refused

FAULTY: Final = 3
"""Exit status, as of `tidtam read`."""

WORDS: Final = {
    "text": "ข้อความ",
    "long_text": "ข้อความยาว",
    "integer": "จำนวนเต็ม",
    "decimal": "ตัวเลข",
    "money": "จำนวนเงิน",
    "date": "วันที่",
    "choice": "เลือกหนึ่งข้อ",
    "choices": "เลือกได้หลายข้อ",
    "table": "ตาราง",
    "file": "ไฟล์แนบ",
}


def run(argv: list[str]) -> int:
    """Exit status 0 where the form is sound: its outline is printed. 3 where it is not: one fault a line."""
    options = parser().parse_args(argv)
    data = read(options.file)
    found = notation.faults(data)
    for fault in found:
        sys.stderr.write(f"{fault.place}: {fault.why}\n")
    if found:
        sys.stderr.write(f"แบบรายงานมีที่ผิด {len(found)} แห่ง\n")
        return FAULTY
    sys.stdout.write(outline(notation.read(data)))
    return 0


def read(path: Path) -> Any:
    """The JSON of a file. Refuses one that is not there, no text, no JSON, or JSON that goes down without end."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise Refused("form_unreadable", file=path, why=error) from error


def outline(form: Form) -> str:
    """The form for a person to look through: sections, questions with type, marks of what may be left empty."""
    lines = [form.title, ""]
    for number, section in enumerate(form.sections, start=1):
        lines.append(f"ส่วนที่ {number} {section.title}")
        lines += [line for question in section.questions for line in _lines(question, "  ")]
    return "\n".join([*lines, ""])


def _lines(question: Question, margin: str) -> list[str]:
    optional = "" if question.required else " (ถ้ามี)"
    depends = " (ถามเมื่อเข้าเงื่อนไข)" if question.relevant else ""
    head = f"{margin}{question.code}  {question.label}{optional}: {WORDS[question.type]}{depends}"
    return [head, *(line for column in question.columns for line in _lines(column, f"{margin}  "))]


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("tidtam form", description="ตรวจแบบรายงาน (JSON) และแสดงโครงของแบบ")
    made.add_argument("file", type=Path, help="ไฟล์ JSON ของแบบรายงาน")
    return made
