"""Real files made for the tests: DOCX by python-docx and by hand, PDF by Typst and LibreOffice, locked ones."""

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import fontpkg
import pikepdf
import typst
from docx.oxml import parse_xml

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
BODY = (
    "ด้วยคณะรัฐมนตรีสั่งการให้หน่วยงานที่เกี่ยวข้องนำวาระแห่งชาติฯ ไปสู่การปฏิบัติเพื่อเพิ่มขีดความสามารถในการดำเนินงาน"
    "ด้านสิทธิมนุษยชนให้มีประสิทธิภาพและประสิทธิผลมากยิ่งขึ้น พร้อมทั้งให้รายงานผลการดำเนินงาน ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๒"
    " ทางไปรษณีย์อิเล็กทรอนิกส์ และรายงานให้จังหวัดระยองทราบ ภายในวันที่ ๖ ธันวาคม ๒๕๖๒ ทั้งนี้ กตัญญู ฐานะ ป้ำ ปี่ ฝั่ง ฟ้า น้ำ กฎ ซึ้ง"
)
LETTER = (
    "ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒",
    "๒๒ พฤศจิกายน ๒๕๖๒",
    "เรื่อง ติดตามรายงานผลการปฏิบัติตามวาระแห่งชาติ “สิทธิมนุษยชนร่วมขับเคลื่อน Thailand ๔.๐ เพื่อการพัฒนาที่ยั่งยืน”",
    "เรียน หัวหน้าส่วนราชการ นายอำเภอทุกอำเภอ และนายกเทศมนตรีเมืองบ้านฉาง",
    BODY,
    "จึงเรียนมาเพื่อโปรดทราบ",
    "(นายยุทธพล งามอาจอิทธิชัย)",
)
TYPST = """
#set page(paper: "a4", margin: (left: 3cm, right: 2cm, top: 1.5cm, bottom: 2cm))
#set text(font: "Sarabun", size: 12pt, lang: "th", region: "TH")
#set par(justify: true)
#let pages = json(bytes(sys.inputs.pages))
#for (number, page) in pages.enumerate() {
  if number > 0 { pagebreak() }
  for paragraph in page { par({ if paragraph.starts-with("ด้วย") { h(2.5cm) }; paragraph }) }
}
"""


def docx_file(*paragraphs: str, build: Callable[[Any], None] = lambda document: None) -> bytes:
    """A DOCX with these paragraphs, and with whatever `build` adds."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def xml(fragment: str) -> Any:
    """A piece of WordprocessingML whose first element gets the namespaces."""
    head, _, rest = fragment.partition(">")
    closed = head.endswith("/")
    return parse_xml(f"{head.rstrip('/')} {NAMESPACES}{'/' if closed else ''}>{rest}")


def package(parts: dict[str, str]) -> bytes:
    """A bare zip of named parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def document(body: str) -> str:
    """word/document.xml around a body."""
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def pdf_file(*pages: tuple[str, ...], template: str = TYPST) -> bytes:
    """A PDF as Typst writes it, Sarabun inside."""
    compiler = typst.Compiler(
        template.encode(), font_paths=[str(fontpkg.path("Sarabun").parent)], ignore_system_fonts=True
    )
    return bytes(compiler.compile(format="pdf", sys_inputs={"pages": json.dumps(pages or (LETTER,))}))


def office_pdf(data: bytes, folder: Path) -> bytes:
    """A DOCX printed to PDF by LibreOffice."""
    (folder / "letter.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [shutil.which("soffice") or "soffice", profile, "--headless", "--convert-to", "pdf", "letter.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "letter.pdf").read_bytes()


def locked(data: bytes, *, user: str) -> bytes:
    """The PDF encrypted; with an empty `user` password anyone may open it and only changes are forbidden."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="เจ้าของ", user=user))
    return stream.getvalue()


def picture_pdf(pages: int = 1, *, text_too: bytes | None = None) -> bytes:
    """A PDF of blank pages such as a scan gives, after the pages of `text_too`."""
    stream = io.BytesIO()
    with pikepdf.new() if text_too is None else pikepdf.open(io.BytesIO(text_too)) as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(stream)
    return stream.getvalue()
