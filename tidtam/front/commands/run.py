"""tidtam run: serve an office from one command."""

import argparse
import sys

from tidtam.front import ready


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run(argv: list[str]) -> int:
    """Make ready, then serve until Ctrl-C (0), or until a part ends by itself (1). Refuses a port that is taken."""
    options = parser().parse_args(argv)
    serving = ready.load("tidtam.front.serving")
    serving.check_free(options.host, options.port)
    serving.prepare(say)
    opened = f"ระบบพร้อมใช้งานที่ http://{options.host}:{options.port}/ กด Ctrl-C เพื่อปิด"
    served: int = serving.serve(
        host=options.host, port=options.port, workers=options.workers, say=say, opened=lambda: say(opened)
    )
    return served


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("tidtam run", description="เปิดระบบ: เครื่องบริการเว็บและตัวทำงานเบื้องหลังพร้อมกัน")
    made.add_argument("--host", default="127.0.0.1", help="ที่อยู่ที่รับการเชื่อมต่อ (ปกติ 127.0.0.1)")
    made.add_argument("--port", type=int, default=8000, help="พอร์ต (ปกติ 8000)")
    made.add_argument("--workers", type=int, default=2, help="จำนวนกระบวนการของเครื่องบริการเว็บ (ปกติ 2)")
    return made
