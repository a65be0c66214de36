"""The states of letters, directives, obligations and imports, as tables. docs/states.md is drawn from `TABLES`."""

from typing import Final

from tidtam.core.refusal import Refused

type Table = dict[tuple[str, str], str]

LETTER: Final[Table] = {
    ("waiting", "read"): "read",
    ("waiting", "fail"): "unreadable",
    ("unreadable", "read"): "read",
    ("read", "read"): "read",
    ("read", "confirm"): "confirmed",
    ("unreadable", "confirm"): "confirmed",
    ("confirmed", "reopen"): "read",
    ("confirmed", "circulate"): "circulated",
    ("circulated", "recall"): "confirmed",
}

DIRECTIVE: Final[Table] = {
    ("draft", "circulate"): "circulated",
    ("circulated", "recall"): "draft",
    ("circulated", "withdraw"): "withdrawn",
    ("circulated", "close"): "closed",
    ("closed", "reopen"): "circulated",
}

_ENDS: Final = {"carry": "carried", "withdraw": "withdrawn"}
"""What ends an obligation that is still owed: its organisation's successor bears it, or nobody is asked any more."""

OBLIGATION: Final[Table] = {
    ("not_started", "start"): "in_progress",
    ("not_started", "submit"): "submitted",
    ("not_started", "exempt"): "exempt",
    ("in_progress", "submit"): "submitted",
    ("in_progress", "exempt"): "exempt",
    ("submitted", "return"): "returned",
    ("submitted", "accept"): "accepted",
    ("submitted", "exempt"): "exempt",
    ("submitted", "take_back"): "not_started",
    ("returned", "start"): "in_progress",
    ("returned", "submit"): "submitted",
    ("returned", "exempt"): "exempt",
    ("exempt", "restore"): "not_started",
    **{(state, verb): after for verb, after in _ENDS.items() for state in ("not_started", "in_progress", "returned")},
}

ENTRY: Final[Table] = {
    ("free", "register"): "used",
    ("free", "reserve"): "reserved",
    ("reserved", "use"): "used",
    ("reserved", "cancel"): "cancelled",
    ("used", "cancel"): "cancelled",
}
"""A number of a register: never free again."""

IMPORT: Final[Table] = {
    ("uploaded", "map"): "checking",
    ("checking", "check"): "checked",
    ("checked", "map"): "checking",
    ("checked", "commit"): "writing",
    ("writing", "finish"): "written",
    ("uploaded", "discard"): "discarded",
    ("checking", "discard"): "discarded",
    ("checked", "discard"): "discarded",
}

EXTENSION: Final[Table] = {
    ("asked", "grant"): "granted",
    ("asked", "deny"): "denied",
}
"""A request for more time."""

TABLES: Final[dict[str, Table]] = {
    "letter": LETTER,
    "directive": DIRECTIVE,
    "obligation": OBLIGATION,
    "register entry": ENTRY,
    "import": IMPORT,
    "extension": EXTENSION,
}

FIRST: Final = {
    "letter": "waiting",
    "directive": "draft",
    "obligation": "not_started",
    "register entry": "free",
    "import": "uploaded",
    "extension": "asked",
}
"""The state each begins in."""

WORDS: Final = {
    "waiting": "รออ่าน",
    "unreadable": "อ่านไม่ออก",
    "read": "รอยืนยัน",
    "confirmed": "ยืนยันแล้ว",
    "draft": "ร่าง",
    "circulated": "แจ้งเวียนแล้ว",
    "withdrawn": "ยกเลิกแล้ว",
    "carried": "มีผู้รับช่วง",
    "closed": "ปิดเรื่องแล้ว",
    "not_started": "ยังไม่เริ่ม",
    "in_progress": "กำลังจัดทำ",
    "submitted": "รอตรวจ",
    "returned": "ส่งคืนแก้ไข",
    "accepted": "ผ่านแล้ว",
    "exempt": "ยกเว้น",
    "free": "ยังไม่ใช้",
    "used": "ลงทะเบียนแล้ว",
    "reserved": "จองไว้",
    "cancelled": "ยกเลิกเลข",
    "uploaded": "รอจับคู่คอลัมน์",
    "checking": "กำลังตรวจ",
    "checked": "ตรวจแล้ว รอยืนยัน",
    "writing": "กำลังบันทึก",
    "written": "นำเข้าแล้ว",
    "discarded": "เลิกแล้ว",
    "asked": "รอพิจารณา",
    "granted": "อนุญาตแล้ว",
    "denied": "ไม่อนุญาต",
}

MARKS: Final = {
    "not_started": "○",
    "in_progress": "◐",
    "submitted": "●",
    "returned": "↩",
    "accepted": "✓",
    "exempt": "–",
    "carried": "→",
    "withdrawn": "×",
}
"""The sign beside an obligation's word: meaning must survive grey printing."""


def move(table: Table, state: str, verb: str) -> str:
    """The state after `verb`. Raises Refused `wrong_state` where the table has no such move."""
    if (state, verb) not in table:
        raise Refused("wrong_state", state=WORDS[state], verb=verb)
    return table[state, verb]


def states_of(table: Table) -> list[str]:
    """Every state of a table, those entered first to last."""
    return list(dict.fromkeys([*(state for state, _ in table), *table.values()]))
