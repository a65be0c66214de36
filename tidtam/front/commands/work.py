"""tidtam work: the worker alone, for machines beside the one that serves."""

import argparse

from tidtam.front import ready


def run(argv: list[str]) -> int:
    """Run queued tasks and sweeps until SIGINT or SIGTERM."""
    argparse.ArgumentParser("tidtam work", description="ตัวทำงานเบื้องหลัง: อ่านหนังสือที่รออยู่และงานอื่นในคิว").parse_args(argv)
    worker = ready.load("tidtam.front.worker")
    worker.work(worker.make())
    return 0
