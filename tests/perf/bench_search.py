"""Search over letters and organisations: many ways to write what is sought, on SQLite, and on PostgreSQL if installed.

SCALE=20000 in the environment makes fewer letters than 200,000. Beside each other in one run: the page as htmx gets it,
the query of letters alone, and `LIKE '%…%'` over the same column, which is what a search without an index does.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from importlib import import_module
from itertools import batched
from typing import Any
from zoneinfo import ZoneInfo

from tests import nation, postgresql
from tests.perf.bench_pages import new_office

LETTERS = int(os.environ.get("SCALE") or 200_000)
ORGANISATIONS = 15_000
RUNS = 5
SAVES = 40
SEED = 5512
BANGKOK = ZoneInfo("Asia/Bangkok")
ABSENT = "คำที่ไม่มีอยู่จริง"

CODES = ("รย", "ชบ", "มท", "กค", "ศธ", "สธ", "ยธ", "กษ", "พม", "อก", "นร", "ตช", "วธ", "รง")
OPENINGS = ("ติดตามรายงาน", "ขอเชิญประชุม", "แจ้งเวียน", "ขอความร่วมมือ", "ซักซ้อมแนวทาง", "ขอรับการสนับสนุน", "รายงาน")
MATTERS = (
    "ผลการปฏิบัติงาน", "การเบิกจ่ายงบประมาณ", "การป้องกันและแก้ไขปัญหายาเสพติด", "การจัดการขยะมูลฝอย",
    "คุณภาพชีวิตผู้สูงอายุ", "การเตรียมความพร้อมรับสถานการณ์ภัยแล้ง", "สิทธิมนุษยชน", "แผนพัฒนาท้องถิ่น",
    "การจัดเก็บภาษีที่ดินและสิ่งปลูกสร้าง", "ศูนย์ดำรงธรรม", "โครงการอาหารกลางวัน", "การควบคุมโรคติดต่อ", "ทะเบียนราษฎร",
)  # fmt: skip
PERIODS = ("ประจำปีงบประมาณ พ.ศ. {year}", "ครั้งที่ {small}/{year}", "ประจำเดือนตุลาคม {year}", "รอบ {small} เดือน")
GIVEN = ("สมชาย", "วรรณา", "ประภา", "อนันต์", "ปฐมา", "ยุทธพล", "กมลวรรณ", "ณัฐพล", "สุดารัตน์", "พิชัย")
FAMILY = ("ใจดี", "ศรีสุข", "งามอาจ", "เสียมหาญ", "ทองคำ", "แสงทอง", "พรหมมา", "บุญมี", "วงศ์ใหญ่", "ตัวอย่าง")

WAYS = (
    "รย ๐๐๑๗.๒/ว ๕๕๑๒", "รย0017.2/ว5512", "รย 0017.2 ว 5512", "0017.2/ว5512", "ว 5512", "ว5512", "5512", "๕๕๑๒",
    "รย ว 5512", "ด่วนที่สุด ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒ ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๒", "22 พ.ย. 2562", "22/11/62", "พ.ย. 62",
    "พฤศจิกายน 2562", "สิทธิมนุษยชน", "สิทธิ มนุษยชน 2562", "มนุษยชน ติดตาม ระยอง", "สิทธิมนุษยชน 5512", "2562",
    "รายงาน", "ปฐมา เสียมหาญ", "0 2141 2759", "น้ำ", "สิทธมนุษยชน", ABSENT, "อบต ตะพง", "สถจ", "ผวจ.ระยอง",
    "นายอำเภอแกลง", "ทต.ทับมา", "เทศบาล", "อบต.ตะพงง",
)  # fmt: skip
"""What is typed: the circular in its ways, and words that stand in one letter, in half of all, and in none."""


def main(_corpus: list[str]) -> None:
    """Each database in a process of its own, for settings are read once."""
    here = [sys.executable, "-m", "tests.perf.bench_search"]
    subprocess.run(here, check=True)
    if postgresql.programs():
        subprocess.run([sys.executable, "-m", "tests.postgresql", *here], check=True)


def measure() -> None:
    with tempfile.TemporaryDirectory() as folder:
        new_office(folder)
        connection = import_module("django.db").connection
        officer = _officer()
        say(f"\nsearch, {connection.vendor}, {LETTERS:,} letters, {ORGANISATIONS:,} organisations, {RUNS} runs\n")
        _lay(connection, "_LIFT")
        _load(officer)
        plain = _saving_ms()
        before = _size(connection)
        build = _ms(lambda: _lay(connection, "_LAY"))
        added = _size(connection) - before
        say(f"  index {build / 1000:.1f} s to build, {added / 2**20:,.0f} MiB beside {before / 2**20:,.0f} MiB\n")
        say(f"  saving a letter {_saving_ms():.1f} ms; without the index (baseline) {plain:.1f} ms\n")
        _measure_ways(officer)
        say(f"  LIKE over every letter (baseline) {_like_ms(connection):.1f} ms\n")


def say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _officer() -> Any:
    """The demo's officer with the circular, in a province of a whole nation."""
    story, directory = import_module("tidtam.front.demo.story"), import_module("tidtam.directory.actions")
    organisation = import_module("tidtam.directory.models").Organisation
    officer = story.load()
    story.receive(officer)
    rows = [row for row in nation.rows(ORGANISATIONS) if not row.code.startswith(story.PROVINCE)]
    directory.load_organisations(by=None, rows=rows)
    organisation.objects.filter(code=story.PROVINCE).update(parent=organisation.objects.get(code=nation.MINISTRY))
    return story.Officer.objects.select_related("user", "organisation").get(pk=officer.pk)


def _lay(connection: Any, way: str) -> None:
    """Lay the index of letters, or lift it, as the migration does."""
    trigrams, letter = import_module("tidtam.accounts.trigrams"), import_module("tidtam.letters.models").Letter
    editor: AbstractContextManager[Any] = connection.schema_editor()
    with editor as opened:
        trigrams.Searchable("letter", "sought")._run(getattr(trigrams, way), opened, letter)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _load(officer: Any) -> None:
    letter, contents = import_module("tidtam.letters.models").Letter, import_module("tidtam.letters.contents")
    empty = contents.first({})
    for batch in batched(_letters(), 2_000):
        made = []
        for place, fields in batch:
            received = datetime.fromisoformat(fields["date"]).replace(tzinfo=BANGKOK)
            one = letter(organisation_id=officer.organisation_id, received_by=officer, received_at=received)
            one.state, one.sha256 = "read", f"{place:064}"
            one.set_fields(empty | fields)
            made.append(one)
        letter.objects.bulk_create(made)


def _letters() -> Iterator[tuple[int, dict[str, Any]]]:
    """Letters of eleven years: each number and each day has many look-alikes, and each word stands in thousands."""
    chance, first = random.Random(SEED), date(2012, 1, 1)
    for place in range(LETTERS):
        day = first + timedelta(days=place * 4_000 // LETTERS)
        unit = f"{chance.randint(1, 40):04}" + (f".{chance.randint(1, 5)}" if chance.random() < 0.7 else "")
        series = "ว " if chance.random() < 0.4 else ""
        cited = f"มท 0{chance.randint(200, 899)}.{chance.randint(1, 5)}/ว {chance.randint(1, 9_999)}"
        yield (
            place,
            {
                "number": f"{chance.choice(CODES)} {unit}/{series}{chance.randint(1, 9_999)}",
                "date": day.isoformat(),
                "subject": f"{chance.choice(OPENINGS)}{chance.choice(MATTERS)} {_period(chance, day)}",
                "issuer": {"office": f"จังหวัด{chance.choice(('ระยอง', 'ชลบุรี', 'จันทบุรี'))}", "address": ""},
                "signatory": {"name": f"นาย{_name(chance)}", "position": "ผู้ว่าราชการจังหวัด"},
                "contacts": [{"name": f"นางสาว{_name(chance)}", "emails": [], "phones": [_phone(chance)]}],
                "references": [{"text": "", "issuer": "กระทรวงมหาดไทย", "date": day.isoformat(), "number": cited}],
                "addressees": [{"text": "นายอำเภอทุกอำเภอ"}, {"text": "หัวหน้าส่วนราชการประจำจังหวัด"}],
            },
        )


def _period(chance: random.Random, day: date) -> str:
    return chance.choice(PERIODS).format(year=day.year + 543, small=chance.randint(1, 12))


def _name(chance: random.Random) -> str:
    return f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"


def _phone(chance: random.Random) -> str:
    return f"0 {chance.randint(2_000, 3_999)} {chance.randint(1_000, 9_999)}"


def _saving_ms() -> float:
    """Median milliseconds of saving a letter whose subject has changed."""
    letters = list(import_module("tidtam.letters.models").Letter.objects.order_by("-pk")[:SAVES])
    times = []
    for place, letter in enumerate(letters):
        letter.set_fields(letter.fields | {"subject": f"{letter.subject} แก้ไข {place}"})
        times.append(_ms(letter.save))
    return statistics.median(times)


def _size(connection: Any) -> int:
    ask = {
        "postgresql": "SELECT pg_database_size(current_database())",
        "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    }
    with connection.cursor() as cursor:
        cursor.execute(ask[connection.vendor])
        return int(cursor.fetchone()[0])


def _ms(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - start)


def _measure_ways(officer: Any) -> None:
    letters = import_module("tidtam.letters.models").Letter.objects.seen_by(officer)
    understand = import_module("tidtam.core.phrases.query").understand
    client = import_module("django.test").Client(SERVER_NAME="127.0.0.1")
    client.force_login(officer.user)

    def page(way: str) -> Any:
        return client.get("/search", {"q": way}, headers={"HX-Request": "true"})

    every: dict[str, list[float]] = {"page": [], "query": []}
    say("  page     query    letters, what was typed (medians)\n")
    for way in WAYS:
        assert page(way).status_code == 200
        count = len(letters.found_by(understand(way), 6))
        pages = [_ms(lambda way=way: page(way)) for _ in range(RUNS)]
        queries = [_ms(lambda way=way: letters.found_by(understand(way), 6)) for _ in range(RUNS)]
        every["page"] += pages
        every["query"] += queries
        say(f"  {statistics.median(pages):5.1f} ms {statistics.median(queries):5.1f} ms {count:3}  {way}\n")
    for name, times in every.items():
        say(f"  {name}: p50 {statistics.median(times):.1f} ms, p95 {statistics.quantiles(times, n=20)[-1]:.1f} ms\n")


def _like_ms(connection: Any) -> float:
    """Median milliseconds of reading every letter's text, as a search without an index does."""

    def scan() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM letters_letter WHERE sought || '' LIKE %s", [f"%{ABSENT}%"])
            cursor.fetchall()

    return statistics.median(_ms(scan) for _ in range(RUNS))


if __name__ == "__main__":
    measure()
