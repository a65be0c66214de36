"""Which organisation a row means: its kind, its name, its district, its code; what is not written is inferred."""

import re
from typing import Final

from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import fold, squeeze
from tidtam.directory import naming
from tidtam.directory.imports.draft import Draft
from tidtam.directory.imports.kinds import full_name, kind_of
from tidtam.directory.imports.register import SERIES, Register, districts, name_key, provinces, subdistricts
from tidtam.directory.models import Kind
from tidtam.directory.rows import Row

LONGEST: Final = 200
_LONGEST_SAID: Final = 2 * LONGEST
"""Of a name with its district and province behind it."""
IN_DISTRICTS: Final = ("city", "town", "subdistrict_municipality", "sao")
"""Local bodies that lie in a district; an อบจ. is the whole province's."""
_CODE: Final = re.compile(r"[0-9A-Z][0-9A-Z-]{0,19}")
_TAIL: Final = re.compile(r"(.+?)[\s(]+(?:อำเภอ|อ\.)\s*([^\s()]+)(?:\s+(?:จังหวัด|จ\.)\s*[^\s()]+)?\s*\)?")
_OF_PROVINCE: Final = re.compile(r"(.+?)[\s(]+(?:จังหวัด|จ\.)\s*[^\s()]+\s*\)?")
_CAPITAL: Final = "เมือง"


class Identifier:
    """Understands drafts one after the other, provinces and districts first; what it understands the next may name."""

    def __init__(self, directory: Register, register: Register) -> None:
        self.directory = directory
        """As it stands; `register` holds the table's own organisations besides."""
        self.register = register

    def identify(self, draft: Draft) -> None:
        """Set kind, name, place (code of the district), province and code; `known` where the directory has it."""
        self._code_said(draft)
        self._name(draft)
        draft.province = self._province(draft)
        if draft.faults:
            return
        self._place_said(draft)
        if not draft.faults and not draft.code:
            self._match(draft)
        if not draft.faults and draft.known is None:
            self._place_inferred(draft)
            self._propose(draft)

    def hint(self, draft: Draft) -> str:
        """The kind that the row seems to tell, before it is understood."""
        said = kind_of(draft.said("kind")) if draft.said("kind") else naming.place_in(squeeze(draft.said("name")))[0]
        known = self.directory.row(draft.said("code"))
        return said or (known.kind if known else "")

    def _code_said(self, draft: Draft) -> None:
        draft.code = arabic(draft.said("code")).upper().replace(" ", "")
        if draft.code and not _CODE.fullmatch(draft.code):
            draft.fault("code", "ตัวเลข อักษรอังกฤษ และขีด ไม่เกิน 20 ตัว เช่น 2101-S01")
            return
        found = self.directory.by_code.get(draft.code)
        if found is not None and found.ended:
            draft.fault("code", "รหัสของหน่วยงานที่ยังมีอยู่ หรือรหัสใหม่ (รหัสนี้เป็นของหน่วยงานที่สิ้นสุดแล้ว)")
        draft.known = found.row if found else None

    def _name(self, draft: Draft) -> None:
        name = squeeze(draft.said("name"))
        if len(name) > _LONGEST_SAID:
            draft.fault("name", f"ไม่เกิน {LONGEST} ตัวอักษร")
            return
        draft.kind = self._kind(draft, name)
        if not draft.kind:
            return
        if draft.kind in naming.STYLES and (tail := _OF_PROVINCE.fullmatch(name)):
            name = tail[1]
        draft.name = full_name(draft.kind, name) if name else draft.known.name if draft.known else ""
        if not draft.name or draft.name == naming.STYLES.get(draft.kind, _NO_STYLE).prefix:
            draft.fault("name", "ชื่อหน่วยงาน")
        elif len(draft.name) > LONGEST:
            draft.fault("name", f"ไม่เกิน {LONGEST} ตัวอักษร")
        elif naming.place_in(name)[0] not in (draft.kind, None) and draft.kind in naming.STYLES:
            draft.fault("name", f"ชื่อที่ขึ้นต้นด้วย{naming.STYLES[draft.kind].prefix} ตามประเภท")

    def _kind(self, draft: Draft, name: str) -> str:
        """The kind said; else that of an organisation whose name stays; else what the name tells."""
        if said := draft.said("kind"):
            kind = kind_of(said)
            if kind is None:
                draft.fault(
                    "kind", "ประเภทในทะเบียน เช่น " + ", ".join(label for _, label in Kind.choices[1:6]) + ", อบต."
                )
            return kind or ""
        known = draft.known
        if known and (not name or name_key(known.kind, name) == name_key(known.kind, known.name)):
            return known.kind
        told = naming.place_in(name)[0]
        alike = self.directory.named.get(name_key("", name), [])
        kind = told or (self.directory.by_code[alike[0]].row.kind if alike else known.kind if known else "")
        if not kind:
            draft.fault("kind", "ประเภทหน่วยงาน เพราะชื่อไม่บอกประเภท เช่น หน่วยงานส่วนภูมิภาค")
        return kind

    def _province(self, draft: Draft) -> str:
        """The province it belongs to: by its code, by whom it names as supervisor, or the only one there is."""
        if draft.kind in {Kind.PROVINCE, Kind.MINISTRY}:
            return ""
        there = self.register.codes_of(Kind.PROVINCE)
        for code in (draft.code, draft.known.parent if draft.known else "", self._code_in(draft.said("parent"))):
            if above := [step for step in self.register.chain(code) if step in there]:
                return above[0]
            if code[:2] in there:
                return code[:2]
        return next(iter(there)) if len(there) == 1 else ""

    def _code_in(self, text: str) -> str:
        return (self.find(text, "", "") or "") if text else ""

    def _place_said(self, draft: Draft) -> None:
        if draft.kind not in IN_DISTRICTS:
            return
        tail = _TAIL.fullmatch(squeeze(draft.said("name")))
        said = draft.said("area") or (tail[2] if tail else "")
        if tail and draft.kind in naming.STYLES:
            draft.name = full_name(draft.kind, tail[1])
        if not said:
            draft.place = draft.known.area if draft.known else ""
            return
        draft.place = self.district(said, draft.province) or ""
        if not draft.place:
            draft.fault("area", "อำเภอที่มีในทะเบียนหรือในตารางนี้" + self._offered(draft.province), said)

    def _offered(self, province: str) -> str:
        names = [row.name for row in self.register.of_kind(Kind.DISTRICT) if row.parent == province]
        return f" ได้แก่ {', '.join(names)}" if 0 < len(names) <= 12 else ""

    def _match(self, draft: Draft) -> None:
        """An organisation of the directory by kind, name and district."""
        codes = self.directory.named.get(name_key(draft.kind, draft.name), [])
        found = [row for code in codes if (row := self.directory.by_code[code].row) and self._fits(draft, row)]
        if len(found) > 1:
            draft.fault(
                "name", f"ชื่อที่ตรงกับหน่วยงานเดียว โปรดระบุรหัสหรืออำเภอ (ตรงกับ {', '.join(row.code for row in found)})"
            )
        elif found:
            draft.known, draft.code = found[0], found[0].code
            draft.place = draft.place or found[0].area

    def _fits(self, draft: Draft, row: Row) -> bool:
        chain = self.directory.chain(row.code)
        same_place = not draft.place or not row.area or row.area == draft.place
        return same_place and (not draft.province or draft.province in chain)

    def _place_inferred(self, draft: Draft) -> None:
        """The district of the one subdistrict of that name in the province (GeoThai)."""
        if draft.kind not in IN_DISTRICTS or draft.place:
            return
        place = fold(naming.split(draft.kind, draft.name)[1])
        names = subdistricts(draft.province[:2]).get(place, frozenset()) if draft.province else frozenset()
        inferred = self.district(next(iter(names)), draft.province) if len(names) == 1 else None
        if inferred is None:
            draft.fault("area", "ชื่ออำเภอ เพราะชื่อหน่วยงานไม่บอกอำเภอ")
        draft.place = inferred or ""

    def _propose(self, draft: Draft) -> None:
        if draft.code or draft.faults:
            return
        place = fold(naming.split(draft.kind, draft.name)[1])
        if draft.kind == Kind.PROVINCE:
            draft.code = provinces().get(place, "")
        elif draft.kind == Kind.DISTRICT:
            draft.code = districts(draft.province).get(place, "") if draft.province else ""
        elif draft.province:
            series = f"{draft.place or draft.province}-{SERIES.get(draft.kind, 'A')}"
            draft.code = self.register.next_code(series)
        if not draft.code:
            draft.fault("code", "รหัสหน่วยงาน เพราะชื่อและจังหวัดไม่พอให้ระบบตั้งรหัสให้")

    def district(self, text: str, province: str) -> str | None:
        """The code of a district by name or code; "เมือง" is the capital district of the province."""
        found = self.find(text, Kind.DISTRICT, province)
        if found is None and fold(text).removeprefix(fold("อำเภอ")) == _CAPITAL and province:
            capital = self.register.row(f"{province}01")
            return capital.code if capital else None
        return found

    def find(self, text: str, kind: str, province: str) -> str | None:
        """The code of one organisation of the directory or the table: by code, "code name", or name; of `kind` where
        that is given, and in a province where several bear the name."""
        first = arabic(text).upper().split(" ")[0]
        if first in self.register.by_code and (not kind or self.register.by_code[first].row.kind == kind):
            return first
        told, place = naming.place_in(squeeze(text))
        kinds = (kind,) if kind else (told,) if told else ("", Kind.DISTRICT, Kind.PROVINCE)
        for one in kinds:
            key = (one, fold(place)) if one else name_key("", text)
            codes = self.register.named.get(key, [])
            within = [code for code in codes if not province or province in self.register.chain(code)]
            if len(within) == 1:
                return within[0]
        return None


_NO_STYLE: Final = naming.Style("", "", "")
