"""Search over letters and organisations: median and p95 of many ways to write what is sought, on SQLite and PostgreSQL.

SCALE=20000 in the environment makes fewer letters (200,000 else). The baseline is what a search without an index does:
`LIKE '%…%'` over the same column, in the same run.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from importlib import import_module
from itertools import batched
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import django
from django.core.management import call_command

from tests import nation, postgresql

LETTERS = int(os.environ.get("SCALE") or 200_000)
ORGANISATIONS = 15_000
RUNS = 3
SEED = 5512
BANGKOK = ZoneInfo("Asia/Bangkok")

CODES = ("รย", "ชบ", "มท", "กค", "ศธ", "สธ", "ยธ", "กษ", "พม", "อก", "นร", "ตช", "วธ", "รง")
OPENINGS = ("ติดตามรายงาน", "ขอเชิญประชุม", "แจ้งเวียน", "ขอความร่วมมือ", "ซักซ้อมแนวทาง", "ขอรับการสนับสนุน", "รายงาน", "ขอส่ง", "แต่งตั้ง")
MATTERS = (
    "ผลการปฏิบัติงาน", "การเบิกจ่ายงบประมาณ", "การป้องกันและแก้ไขปัญหายาเสพติด", "การจัดการขยะมูลฝอย", "คุณภาพชีวิตผู้สูงอายุ",
    "การเตรียมความพร้อมรับสถานการณ์ภัยแล้ง", "สิทธิมนุษยชน", "แผนพัฒนาท้องถิ่น", "การจัดเก็บภาษีที่ดินและสิ่งปลูกสร้าง", "ศูนย์ดำรงธรรม",
    "โครงการอาหารกลางวัน", "การควบคุมโรคติดต่อ", "ความปลอดภัยทางถนน", "ทะเบียนราษฎร", "การเลือกตั้งผู้บริหารท้องถิ่น",
)  # fmt: skip
PERIODS = ("ประจำปีงบประมาณ พ.ศ. {year}", "ครั้งที่ {small}/{year}", "ประจำเดือนตุลาคม {year}", "ไตรมาสที่ {quarter}", "รอบ {small} เดือน")
GIVEN = ("สมชาย", "วรรณา", "ประภา", "อนันต์", "ปฐมา", "ยุทธพล", "กมลวรรณ", "ณัฐพล", "สุดารัตน์", "พิชัย")
FAMILY = ("ใจดี", "ศรีสุข", "งามอาจ", "เสียมหาญ", "ทองคำ", "แสงทอง", "พรหมมา", "บุญมี", "วงศ์ใหญ่", "ตัวอย่าง")

WAYS = (
    "รย ๐๐๑๗.๒/ว ๕๕๑๒", "รย0017.2/ว5512", "รย 0017.2 ว 5512", "0017.2/ว5512", "ว 5512", "ว5512", "5512", "๕๕๑๒", "รย ว 5512",
    "ด่วนที่สุด ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒ ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๒", "22 พ.ย. 2562", "22/11/62", "พ.ย. 62", "พฤศจิกายน 2562",
    "สิทธิมนุษยชน", "สิทธิ มนุษยชน 2562", "มนุษยชน ติดตาม ระยอง", "สิทธิมนุษยชน 5512", "2562", "รายงาน", "ปฐมา เสียมหาญ", "0 2141 2759",
    "น้ำ", "สิทธมนุษยชน", "คำที่ไม่มีอยู่จริง", "อบต ตะพง", "สถจ", "ผวจ.ระยอง", "นายอำเภอแกลง", "ทต.ทับมา",
)  # fmt: skip


def main(_corpus: list[str]) -> None:
    """SQLite in this process's child, PostgreSQL in another where its programs are there: settings are read once."""
    here = [sys.executable, "-m", "tests.perf.bench_search"]
    subprocess.run(here, check=True)
    if postgresql.programs():
        subprocess.run([sys.executable, "-m", "tests.postgresql", *here], check=True)


def measure() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "TIDTAM_DATA": folder,
            "TIDTAM_TODAY": "2019-11-25",
            "DJANGO_SETTINGS_MODULE": "tidtam.front.settings",
        }
        django.setup()
        connection = import_module("django.db").connection
        call_command("migrate", verbosity=0)
        officer, circular = _filled(connection)
        say(f"\nsearch, {connection.vendor}, {LETTERS:,} letters, {ORGANISATIONS:,} organisations, {RUNS} runs each\n")
        say(f"  loading {_timed(lambda: _load(officer), 1):,.0f} ms\n")
        _build(connection)
        _ways(officer, circular)
        _baseline(connection)


def say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _filled(connection: Any) -> tuple[Any, Any]:
    """The nation's organisations and the demo's officer with the circular."""
    story, directory = import_module("tidtam.front.demo.story"), import_module("tidtam.directory.actions")
    officer = story.load()
    directory.load_organisations(by=None, rows=[row for row in nation.rows(ORGANISATIONS) if row.code[:2] != "21"])
    return officer, story.receive(officer)


def _load(officer: Any) -> None:
    models, sought = import_module("tidtam.letters.models"), import_module("tidtam.letters.sought")
    contents, trigrams = import_module("tidtam.letters.contents"), import_module("tidtam.accounts.trigrams")
    with import_module("django.db").connection.schema_editor() as editor:
        trigrams.Searchable("letter", "sought")._run(trigrams._LIFT, editor, models.Letter)
    empty = contents.first({})
    for batch in batched(_letters(), 2_000):
        made = []
        for place, fields in batch:
            letter = models.Letter(
                organisation_id=officer.organisation_id, received_by=officer, state="read", sha256=f"{place:064}",
                received_at=datetime.fromisoformat(fields["date"]).replace(tzinfo=BANGKOK),
            )  # fmt: skip
            letter.set_fields(empty | fields)
            made.append(letter)
        models.Letter.objects.bulk_create(made)


def _letters() -> Iterator[tuple[int, dict[str, Any]]]:
    """Letters of eleven years, numbers running from 1 in each year, so that each way meets thousands of look-alikes."""
    chance = random.Random(SEED)
    first = date(2012, 1, 1)
    for place in range(LETTERS):
        day = first + timedelta(days=place * 4_000 // LETTERS)
        year = day.year + 543
        unit = f"{chance.randint(1, 40):04}" + (f".{chance.randint(1, 5)}" if chance.random() < 0.7 else "")
        series = "ว " if chance.random() < 0.4 else ""
        period = chance.choice(PERIODS).format(year=year, small=chance.randint(1, 12), quarter=chance.randint(1, 4))
        yield place, {
            "number": f"{chance.choice(CODES)} {unit}/{series}{chance.randint(1, 9_999)}",
            "date": day.isoformat(),
            "subject": f"{chance.choice(OPENINGS)}{chance.choice(MATTERS)} {period}",
            "issuer": {"office": f"จังหวัด{chance.choice(('ระยอง', 'ชลบุรี', 'จันทบุรี'))}", "address": ""},
            "signatory": {"name": f"นาย{chance.choice(GIVEN)} {chance.choice(FAMILY)}", "position": "ผู้ว่าราชการจังหวัด"},
            "contacts": [{"name": f"นางสาว{chance.choice(GIVEN)} {chance.choice(FAMILY)}", "emails": [],
                          "phones": [f"0 {chance.randint(2000, 3999)} {chance.randint(1000, 9999)}"]}],
            "references": [{"text": "", "issuer": "กระทรวงมหาดไทย", "urgency": None, "date": day.isoformat(),
                            "number": f"มท 0{chance.randint(200, 899)}.{chance.randint(1, 5)}/ว {chance.randint(1, 9_999)}"}],
            "addressees": [{"text": "นายอำเภอทุกอำเภอ"}, {"text": "หัวหน้าส่วนราชการประจำจังหวัด"}],
        }  # fmt: skip


def _build(connection: Any) -> None:
    trigrams, Letter = import_module("tidtam.accounts.trigrams"), import_module("tidtam.letters.models").Letter
    before = _size(connection)

    def lay() -> None:
        with connection.schema_editor() as editor:
            trigrams.Searchable("letter", "sought")._run(trigrams._LAY, editor, Letter)

    ms = _timed(lay, 1)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    after = _size(connection)
    say(f"  index of letters: {ms / 1000:.1f} s to build, {(after - before) / 2**20:,.0f} MiB beside {before / 2**20:,.0f}\n")


def _size(connection: Any) -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


def _timed(action: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def _ways(officer: Any, circular: Any) -> None:
    Letter = import_module("tidtam.letters.models").Letter
    understand = import_module("tidtam.core.phrases.query").understand
    rows = []
    for way in WAYS:
        found: list[Any] = []

        def query(way: str = way, found: list[Any] = found) -> None:
            found[:] = Letter.objects.seen_by(officer).found_by(understand(way), 6)

        rows.append((way, _timed(query, RUNS), len(found[0])))
    for way, ms, count in rows:
        say(f"    {ms:8.1f} ms  {count:3}  {way}\n")


def _baseline(connection: Any) -> None:
    with connection.cursor() as cursor:
        ms = _timed(
            lambda: cursor.execute(
                "SELECT id FROM letters_letter WHERE sought LIKE %s ORDER BY id DESC LIMIT 6", ["%คำที่ไม่มีอยู่จริง%"]
            ).fetchall() if connection.vendor == "sqlite" else cursor.execute(
                "SELECT id FROM (SELECT id, sought FROM letters_letter OFFSET 0) one WHERE sought LIKE %s", ["%คำที่ไม่มีอยู่จริง%"]),
            RUNS,
        )
    say(f"  LIKE over every letter (baseline) {ms:8.1f} ms\n")


if __name__ == "__main__":
    measure()
