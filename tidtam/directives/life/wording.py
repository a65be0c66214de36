"""The Thai sentences of a plan: how many, from what to what, and what stays as it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.dates import format_date
from tidtam.directives.life.plan import Ground, Move, Round, Row

NO_DAY: Final = "ไม่ได้กำหนดวัน"
SHORT_NOTICE: Final = 7
"""Working days that a letter should leave at least (the reader's `short_notice` counts the same)."""

_STAYS: Final = {
    "submitted": "ส่งแล้ว",
    "accepted": "ส่งแล้ว",
    "exempt": "ยกเว้น",
    "carried": "มีผู้รับช่วง",
    "withdrawn": "ยกเลิกแล้ว",
}


def day(value: date | None) -> str:
    return format_date(value, "short") if value else NO_DAY


def who(rows: Sequence[Row]) -> str:
    """The one organisation by name, several by number; set right behind a word, for a name follows without a space."""
    named = {row.organisation: row.name for row in rows}
    return next(iter(named.values())) if len(named) == 1 else f" {len(named):,} หน่วยงาน"


def from_days(moves: Iterable[Move]) -> str:
    """The days before, with their numbers where there are several: "6 ธ.ค. 2562 (120 แห่ง) และ 9 ธ.ค. 2562 (6 แห่ง)"."""
    days = Counter(move.row.stand.due_on for move in moves)
    inside = sorted(days.items(), key=lambda item: (item[0] is None, item[0]))
    if len(inside) == 1:
        return day(inside[0][0])
    return " และ ".join(f"{day(one)} ({count:,} แห่ง)" for one, count in inside)


def stays(rows: Iterable[Row], *, owed: str = "") -> str:
    """What is not changed: " (ส่งแล้ว 12 แห่ง ยกเว้น 1 แห่งไม่เปลี่ยน)"; empty where everything changes.

    `owed` says why some that still owe stay as they are; without it they are not told.
    """
    counted: Counter[str] = Counter()
    for row in rows:
        if word := _STAYS.get(row.stand.state, owed):
            counted[word] += 1
    told = " ".join(f"{word} {count:,} แห่ง" for word, count in counted.items())
    return f" ({told}ไม่เปลี่ยน)" if told else ""


def lead(ground: Ground, one: Round) -> str:
    """Names the round first, where the directive has more than one."""
    return f"{ground.name_of(one)}: " if len(ground.rounds) > 1 else ""


def by_round(ground: Ground, moves: Sequence[Move], sentence: str, *, owed: str = "") -> tuple[str, ...]:
    """One sentence a round that moves; `sentence` has a place for {who}, and is closed by what stays."""
    told = []
    for one in ground.in_scope:
        moved = [move.row for move in moves if move.row.round == one]
        if moved:
            pks = {row.pk for row in moved}
            rest = [row for row in ground.rows_of(one) if row.pk not in pks]
            told.append(lead(ground, one) + sentence.format(who=who(moved)) + stays(rest, owed=owed))
    return tuple(told)


def redated(ground: Ground, one: Round, moves: Sequence[Move], until: date | None) -> str:
    """The sentence of a round whose day moves."""
    before = [move.row.stand.due_on for move in moves]
    later = [old is not None and until is not None and until > old for old in before]
    verb = "ขยายกำหนดส่ง" if all(later) else "เปลี่ยนกำหนดส่ง" if any(later) or None in (*before, until) else "ร่นกำหนดส่ง"
    moved = {move.row.pk for move in moves}
    rest = [row for row in ground.rows_of(one) if row.pk not in moved]
    tail = stays(rest, owed="กำหนดตรงหรือหลังวันนั้นอยู่แล้ว")
    rows = [move.row for move in moves]
    return f"{lead(ground, one)}{verb}ของ{who(rows)} จาก {from_days(moves)} เป็น {day(until)}{tail}"


def later_days(moves: Sequence[Move]) -> tuple[str, ...]:
    """The day that those get who owe again, where the one that holds for all is later than their own."""
    given = Counter(move.after.due_on for move in moves if move.after.due_on != move.row.stand.due_on)
    return tuple(f"กำหนดส่งเป็น {day(due)} ตามที่ขยายไว้ {count:,} รายการ" for due, count in given.items())


def warnings_of_day(until: date | None, moves: Sequence[Move], today: date, calendar: Calendar) -> tuple[str, ...]:
    """What to look at before a new day is set: a day off, earlier than the old one, past, or too near."""
    if until is None or not moves:
        return ()
    told = []
    if off := calendar.why_not(until):
        last = format_date(calendar.last_working(until), "weekday_short")
        told.append(f"{day(until)} ตรงกับ{off} วันทำการสุดท้ายก่อนครบกำหนดคือ{last}")
    earlier = [move.row for move in moves if move.row.stand.due_on and move.row.stand.due_on > until]
    if earlier:
        told.append(f"กำหนดใหม่เร็วกว่ากำหนดเดิมของ{who(earlier)}")
    if until < today:
        told.append("กำหนดใหม่ผ่านมาแล้ว หน่วยงานที่ยังไม่ส่งจะแสดงว่าพ้นกำหนดทันที")
    elif (left := calendar.between(today, until)) < SHORT_NOTICE:
        told.append(f"นับจากวันนี้เหลือ {left} วันทำการ น้อยกว่า {SHORT_NOTICE} วันทำการ")
    return tuple(told)
