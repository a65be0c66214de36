"""The parts of a DOCX (ISO/IEC 29500-2): a zip of XML files joined by relationships. Treated as hostile until read."""

import io
import posixpath
import zipfile
from typing import Final, Self

from lxml import etree

MOST_BYTES: Final = 100 * 1024 * 1024
"""Bytes of all parts together, unpacked; zipfile never yields more of a part than its entry declares."""
MOST_PARTS: Final = 2_000
MOST_XML: Final = 10 * 1024 * 1024
"""Bytes of XML read from one package: fifteen kilobytes of zip can hold as much, and it costs seconds and 300 MB."""

Related = dict[str, tuple[str, str]]
"""{id: (last word of the relationship's type, name of the part)}."""


class BrokenPackageError(Exception):
    """The bytes are no package that can be read safely."""


class Package:
    """A DOCX whose parts are reached by relationship from a part already known."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._budget = MOST_XML

    @classmethod
    def open(cls, data: bytes) -> Self:
        """Open the zip; raises BrokenPackageError where it is damaged or a zip bomb."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, OSError, NotImplementedError) as error:
            raise BrokenPackageError from error
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
            raise BrokenPackageError
        return cls(archive)

    def part(self, name: str) -> etree._Element:
        """The XML of a part; raises BrokenPackageError where it is missing, damaged, too big or declares a DTD."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(self._bytes(name), parser)
        except Exception as error:  # zipfile and its decompressors raise a dozen kinds on damaged bytes
            raise BrokenPackageError from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise BrokenPackageError
        return root

    def _bytes(self, name: str) -> bytes:
        """A part as it stands; nothing once the budget is spent, which is no XML."""
        self._budget -= self._archive.getinfo(name).file_size
        return self._archive.read(name) if self._budget >= 0 else b""

    def optional(self, name: str | None) -> etree._Element | None:
        """A part that the letter can be read without; None where it is not there or damaged."""
        try:
            return None if name is None else self.part(name)
        except BrokenPackageError:
            return None

    def related(self, name: str = "") -> Related:
        """What a part ("" the package) points to inside the package; {} for nothing."""
        folder, file = posixpath.split(name)
        relations = self.optional(posixpath.join(folder, "_rels", f"{file}.rels"))
        inside = [] if relations is None else [each for each in relations if each.get("TargetMode") != "External"]
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in inside
        }
