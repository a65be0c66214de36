"""tidtam fonts: set Sarabun for the browser."""

import argparse
import sys

from tidtam.front import fonts


def run(argv: list[str]) -> int:
    """Make the WOFF2 files that are missing; at once done where none are."""
    argparse.ArgumentParser("tidtam fonts", description="เตรียมแบบอักษร Sarabun สำหรับเบราว์เซอร์").parse_args(argv)
    made = [fonts.make(weight) for weight in fonts.missing()]
    sys.stdout.write(f"เตรียมแบบอักษรแล้ว {len(made)} ไฟล์\n" if made else "แบบอักษรพร้อมอยู่แล้ว\n")
    return 0
