"""The real circular and a door into the office, as the tests of letters have them."""

from tests.letters.conftest import circular, door, make

__all__ = ["circular", "door", "make"]
