"""Ask once and burden at the nation's size: likeness beside pairwise rapidfuzz (C++, texts in memory), burden page.

The database part runs in a process of its own, for each bench of pages has a database of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import date, datetime
from functools import partial
from importlib import import_module
from itertools import islice, product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from rapidfuzz import fuzz, process

from tests import nation
from tests.perf.bench_pages import median_ms
from tidtam.core.duties import likeness
from tidtam.core.thai.text import fold

PAIRS = Path(__file__).with_name("data") / "likeness.jsonl"
STORED = (1_000, 5_000, 20_000)
ORGANISATIONS = 15_000
DUTIES_EACH, BOUND_EACH = 4, 20
RUNS = 7
PAGES = {
    "sign-in (baseline)": "/login",
    "first page": "/burden",
    "last page": "/burden?page=150",
    "one kind": "/burden?kind=city",
    "one name": "/burden?q=ทับมา",
    "those to help": "/burden?help=1",
    "whole, as CSV": "/burden.csv",
}
NOW = datetime(2019, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
MONTHS = [date(2019, month, 5) for month in (10, 11, 12)] + [date(2020, month, 5) for month in range(1, 10)]

VERBS = """
การตรวจ การซ่อม การจัดซื้อ การขึ้นทะเบียน การอบรมเรื่อง การเฝ้าระวัง การปรับปรุง การสำรวจ การเบิกจ่ายค่า การประชาสัมพันธ์
"""
THINGS = """
รถรับส่งนักเรียน แหล่งน้ำสาธารณะ ไฟฟ้าส่องสว่าง ถนนลูกรัง ศูนย์เด็กเล็ก ตลาดสด โรงเรียนผู้สูงอายุ
สระว่ายน้ำ โรงฆ่าสัตว์ ป้ายโฆษณา ฝายชะลอน้ำ หอกระจายข่าว กองทุนหมู่บ้าน ป่าชุมชน ท่าเทียบเรือ
อาคารสูง โรงสีข้าว เครื่องสูบน้ำ ลานกีฬา ห้องสมุดประชาชน สถานบริการ ที่ดินสาธารณประโยชน์
ครุภัณฑ์คอมพิวเตอร์ วัคซีนสุนัข เบี้ยความพิการ แรงงานต่างด้าว สินค้าหนึ่งตำบล ขยะอันตราย
น้ำเสียชุมชน อาสาสมัครป้องกันภัย สะพานไม้ ระบบเตือนภัย หอพักนักศึกษา ร้านขายยา เรือประมง สวนยางพารา
บ่อบาดาล รั้วโรงเรียน กล้องวงจรปิด รถดับเพลิง
"""
ENDS = """
ช่วงฤดูแล้ง ช่วงเทศกาลสงกรานต์ ก่อนเปิดภาคเรียน หลังน้ำลด ตามมติคณะรัฐมนตรี
ตามข้อสั่งการนายกรัฐมนตรี ร่วมกับภาคเอกชน โดยเงินสะสม โดยเงินอุดหนุน โดยจิตอาสา ของหมู่บ้านชายแดน
ของเกาะและชายฝั่ง ของเขตเศรษฐกิจพิเศษ ของลุ่มน้ำสำคัญ ของโครงการพระราชดำริ สำหรับผู้ยากไร้
สำหรับผู้พิการ สำหรับเด็กเล็ก สำหรับสตรี สำหรับเยาวชน เพื่อลดฝุ่นละออง เพื่อประหยัดพลังงาน
เพื่อป้องกันโรคระบาด เพื่อความปลอดภัย เพื่อการท่องเที่ยว ที่ชำรุด ที่ถูกร้องเรียน ที่ค้างดำเนินคดี
ที่ขาดแคลน ที่ขึ้นทะเบียนใหม่ ในเขตผังเมืองรวม ในเขตทางหลวง ในวัดและมัสยิด ในสถานศึกษา ในโรงพยาบาล
ในนิคมอุตสาหกรรม ในป่าสงวน ในชุมชนแออัด ในตลาดนัด ในพื้นที่เสี่ยงภัย ด้วยระบบออนไลน์
ด้วยแบบสำรวจกระดาษ ด้วยเครื่องมือวัดเสียง ด้วยอากาศยานไร้คนขับ ด้วยบัตรสวัสดิการ รายครัวเรือน
รายไตรมาส รายบุคคล รายโครงการ รายอาคาร
"""
ASKED = "สำรวจรถรับส่งนักเรียนก่อนเปิดภาคเรียน แล้วรายงานให้จังหวัดทราบภายในวันที่ ๑๕ พฤษภาคม ๒๕๖๓"


def texts(count: int) -> list[str]:
    """Duties in official wording; each is like all that share two of its three parts, more than in a real office."""
    made = (
        f"ขอให้รายงาน{verb}{thing}{end}" for verb, thing, end in product(VERBS.split(), THINGS.split(), ENDS.split())
    )
    return list(islice(made, count))


def scores() -> list[str]:
    """Precision and recall of the threshold on the labelled pairs, by part."""
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    told = []
    for part in ("choose", "held_out"):
        judged = [
            (pair["same"], likeness.likeness(pair["one"], pair["other"]) >= likeness.ALIKE)
            for pair in pairs
            if pair["part"] == part
        ]
        hits = sum(same and found for same, found in judged)
        precision = hits / sum(found for _, found in judged)
        recall = hits / sum(same for same, _ in judged)
        told.append(f"  {part:<10}{len(judged):>4} pairs   precision {precision:.2f}   recall {recall:.2f}")
    return told


def main(_corpus: list[str]) -> None:
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "tests.perf.bench_likeness"], check=True)


def measure() -> None:
    sys.stdout.write("\nlikeness of texts\n" + "\n".join(scores()) + "\n")
    some = texts(1_000)
    ms = median_ms(lambda: [likeness.keys(text, "duty") for text in some], runs=3)
    sys.stdout.write(f"  signatures with their keys{1_000_000 / ms:12,.0f} a second\n")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "TIDTAM_DATA": folder,
            "TIDTAM_TODAY": NOW.date().isoformat(),
            "DJANGO_SETTINGS_MODULE": "tidtam.front.settings",
        }
        django.setup()
        call_command("migrate", verbosity=0)
        import_module("tests.perf.bench_likeness").measure_stored()


def measure_stored() -> None:
    """What needs the database, on an officer of the ministry to whose correspondence all letters belong."""
    directory = import_module("tidtam.directory.models")
    import_module("tidtam.directory.actions").load_organisations(by=None, rows=nation.rows(ORGANISATIONS))
    ministry = directory.Organisation.objects.get(code=nation.MINISTRY)
    user = import_module("tidtam.accounts.models").User.objects.create(email="bench@demo.example", name="ผู้วัด ตัวอย่าง")
    officer = directory.Officer.objects.create(user=user, organisation=ministry, role="province_officer")
    below = list(directory.Organisation.objects.exclude(pk=ministry.pk).values_list("pk", flat=True))
    _one_against_stored(officer, below)
    _burden_page(officer, below)


def _directives(officer: Any, numbers: range) -> list[Any]:
    """Circulated directives, each with its letter."""
    letters, models = import_module("tidtam.letters.models"), import_module("tidtam.directives.models")
    made = [
        letters.Letter(organisation=officer.organisation, state="circulated", received_at=NOW, received_by=officer,
                       sha256=f"{number:064}", number=f"มท 0001/ว {number}")
        for number in numbers
    ]  # fmt: skip
    done = {"state": "circulated", "circulated_at": NOW, "circulated_by": officer}
    return models.Directive.objects.bulk_create(
        [models.Directive(letter=one, **done) for one in letters.Letter.objects.bulk_create(made, batch_size=500)],
        batch_size=500,
    )


def _one_against_stored(officer: Any, below: list[int]) -> None:
    asked, letters = import_module("tidtam.directives.asked"), import_module("tidtam.letters.models")
    new = letters.Letter(pk=0, organisation=officer.organisation, fields={"duties": [{"action": ASKED}]})
    every, bound, done = texts(max(STORED)), frozenset(below), 0
    sys.stdout.write(
        f"  one text against those stored ({connection.vendor})   keys, likeness   told   token_set_ratio (baseline)\n"
    )
    for size in STORED:
        _store(officer, every[done:size], done, below)
        done = size
        choices = [fold(text) for text in every[:size]]
        ms = median_ms(partial(asked.before, new, bound, by=officer, today=NOW.date()), RUNS)
        told = len(asked.before(new, bound, by=officer, today=NOW.date()))
        pairwise = partial(process.extract, fold(ASKED), choices, scorer=fuzz.token_set_ratio, limit=5)
        sys.stdout.write(f"  {size:>38,}{ms:14.1f} ms{told:7}{median_ms(pairwise, RUNS):21.1f} ms\n")


def _store(officer: Any, actions: list[str], first: int, below: list[int]) -> None:
    """Duties with these actions, four a letter, signed; each letter binds the first organisations."""
    asked, models = import_module("tidtam.directives.asked"), import_module("tidtam.directives.models")
    count = len(actions) // DUTIES_EACH
    directives = _directives(officer, range(first, first + count))
    duties = [
        models.Duty(directive=directives[number // DUTIES_EACH], position=number % DUTIES_EACH, action=action)
        for number, action in enumerate(actions)
    ]
    asked.sign(models.Duty.objects.bulk_create(duties, batch_size=500))
    bound = product(directives, below[:BOUND_EACH])
    models.Binding.objects.bulk_create(
        [models.Binding(directive=one, organisation_id=pk, route="direct") for one, pk in bound], batch_size=2_000
    )


def _burden_page(officer: Any, below: list[int]) -> None:
    models = import_module("tidtam.directives.models")
    directives = zip(_directives(officer, range(1_000_000, 1_000_000 + len(MONTHS))), MONTHS, strict=True)
    duties = models.Duty.objects.bulk_create(
        [models.Duty(directive=one, position=1, action="รายงาน", deadline=day) for one, day in directives]
    )
    laid = (
        models.Obligation(duty=duty, organisation_id=pk, due_on=duty.deadline) for duty, pk in product(duties, below)
    )
    count = len(models.Obligation.objects.bulk_create(laid, batch_size=2_000))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(officer.user)
    sys.stdout.write(
        f"burden, {len(below):,} organisations × {len(MONTHS)} months, {count:,} reports ({connection.vendor})\n"
    )
    for name, address in PAGES.items():
        ms = median_ms(partial(_read, client, address), RUNS)
        sys.stdout.write(f"  {name:<20}{ms:8.1f} ms\n")


def _read(client: Client, address: str) -> bytes:
    return b"".join(client.get(address))


if __name__ == "__main__":
    measure()
