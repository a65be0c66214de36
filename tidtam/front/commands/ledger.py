"""tidtam ledger verify: is the ledger of what was done whole?"""

import argparse
import sys
from typing import Any

from django.db import DatabaseError

from tidtam.core.refusal import Refused
from tidtam.front import ready


def run(argv: list[str]) -> int:
    """Walk the chain. Exit status 0 where it is whole, 1 where an entry was changed, added or taken out."""
    made = argparse.ArgumentParser("tidtam ledger", description="ร่องรอยการดำเนินการ")
    made.add_argument("deed", choices=["verify"], help="verify: ตรวจว่าร่องรอยครบถ้วนและไม่ถูกแก้ไข")
    made.parse_args(argv)
    found = verified()
    if found.broken_at is None:
        sys.stdout.write(f"ร่องรอยการดำเนินการ {found.count:,} รายการ ครบถ้วน ไม่พบการแก้ไข\n")
        if found.count:
            sys.stdout.write(f"รายการสุดท้าย {found.count:,} รหัส {found.head}\nเก็บรหัสนี้ไว้นอกระบบเพื่อเทียบภายหลัง\n")
        return 0
    sys.stdout.write(
        f"พบความผิดปกติที่รายการที่ {found.broken_at:,}: ถูกแก้ไข ถูกลบ หรือถูกแทรก "
        f"รายการก่อนหน้า {found.count:,} รายการครบถ้วน โปรดเก็บฐานข้อมูลไว้เป็นหลักฐานและแจ้งผู้ดูแลระบบ\n"
    )
    return 1


def verified() -> Any:
    """What the walk of the chain found. Refuses a folder in which no office was ever set up."""
    try:
        return ready.load("tidtam.accounts.ledger").verify()
    except DatabaseError as fault:
        raise Refused("no_office_here") from fault
