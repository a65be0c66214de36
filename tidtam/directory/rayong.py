"""Rayong, complete: the province, its agencies, 8 districts and 68 local bodies (data/README.md)."""

from pathlib import Path

from tidtam.directory.rows import Row, read_rows

TABLE = Path(__file__).parent / "data" / "rayong.csv"


def read() -> list[Row]:
    """Every organisation of Rayong; a supervisor stands before those it supervises."""
    return read_rows(TABLE)
