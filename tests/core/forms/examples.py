"""A form with a question of every type, as JSON and as read."""

from typing import Any

from tidtam.core.forms import notation
from tidtam.core.forms.definition import Form, Question

EXAMPLE: dict[str, Any] = {
    "code": "example",
    "title": "แบบรายงานตัวอย่าง",
    "sections": [
        {
            "code": "head",
            "title": "ผู้รายงาน",
            "questions": [
                {"code": "reporter", "type": "text", "label": "ชื่อผู้รายงาน", "required": True, "longest": 60},
                {
                    "code": "done",
                    "type": "choice",
                    "label": "มีการดำเนินการหรือไม่",
                    "required": True,
                    "choices": [{"code": "yes", "label": "มี"}, {"code": "no", "label": "ไม่มีการดำเนินการ"}],
                },
                {
                    "code": "reason",
                    "type": "long_text",
                    "label": "เหตุผล",
                    "required": True,
                    "relevant": {"is": ["done", "no"]},
                },
            ],
        },
        {
            "code": "work",
            "title": "ผลการดำเนินงาน",
            "relevant": {"is": ["done", "yes"]},
            "questions": [
                {"code": "begun", "type": "date", "label": "วันเริ่ม", "minimum": "2017-10-01", "maximum": "2019-09-30"},
                {
                    "code": "ended",
                    "type": "date",
                    "label": "วันสิ้นสุด",
                    "constraints": [
                        {
                            "level": "block",
                            "holds": {"at_least": ["ended", {"answer": "begun"}]},
                            "message": "วันสิ้นสุดต้องไม่ก่อนวันเริ่ม",
                        }
                    ],
                },
                {
                    "code": "people",
                    "type": "integer",
                    "label": "จำนวนผู้เข้าร่วม",
                    "unit": "คน",
                    "minimum": 0,
                    "maximum": 5000,
                },
                {"code": "men", "type": "integer", "label": "ชาย"},
                {"code": "women", "type": "integer", "label": "หญิง"},
                {"code": "share", "type": "decimal", "label": "ร้อยละความพึงพอใจ", "maximum": 100},
                {"code": "budget", "type": "money", "label": "งบประมาณรวม"},
                {
                    "code": "groups",
                    "type": "choices",
                    "label": "กลุ่มเป้าหมาย",
                    "choices": [{"code": "youth", "label": "เยาวชน"}, {"code": "elderly", "label": "ผู้สูงอายุ"}],
                },
                {"code": "photos", "type": "file", "label": "ภาพถ่าย"},
                {
                    "code": "activities",
                    "type": "table",
                    "label": "กิจกรรม",
                    "fewest_rows": 1,
                    "most_rows": 3,
                    "columns": [
                        {"code": "name", "type": "text", "label": "ชื่อกิจกรรม", "required": True},
                        {"code": "cost", "type": "money", "label": "งบประมาณ"},
                        {"code": "gained", "type": "integer", "label": "ได้รับ"},
                        {"code": "spent", "type": "integer", "label": "ใช้จริง"},
                        {"code": "left", "type": "integer", "label": "คงเหลือ", "relevant": {"answered": "gained"}},
                    ],
                    "totals": [{"total": "gained", "of": ["spent", "left"], "level": "warn"}],
                },
            ],
        },
    ],
    "totals": [
        {"total": "people", "of": ["men", "women"]},
        {"total": "budget", "of": ["activities.cost"], "level": "warn"},
    ],
}

FORM: Form = notation.read(EXAMPLE)


def question(code: str) -> Question:
    return FORM.by_code[code]
