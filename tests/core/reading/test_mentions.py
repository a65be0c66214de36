"""What a letter names besides its duties."""

from datetime import date

import pytest

from tests.core.reading.country import letter


def mentions(body: str) -> list[tuple[str, str, date | None, str | None]]:
    return [(one.kind, one.text, one.date, one.number) for one in letter(body).mentions]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "ตามมติคณะรัฐมนตรีเมื่อวันที่ ๒๑ พฤศจิกายน ๒๕๖๐",
            ("cabinet_resolution", "มติคณะรัฐมนตรีเมื่อวันที่ ๒๑ พฤศจิกายน ๒๕๖๐", date(2017, 11, 21), None),
        ),
        (
            "ตามหนังสือกรมการปกครอง ที่ มท ๐๓๑๐.๑/ว ๔ ลงวันที่ ๕ มกราคม ๒๕๖๙",
            ("letter", "หนังสือกรมการปกครอง ที่ มท ๐๓๑๐.๑/ว ๔ ลงวันที่ ๕ มกราคม ๒๕๖๙", date(2026, 1, 5), "มท 0310.1/ว 4"),
        ),
        (
            "ตามระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖",
            ("law", "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖", None, None),
        ),
        (
            "ในการประชุมคณะกรมการจังหวัด ครั้งที่ ๑/๒๕๖๙ เมื่อวันที่ ๘ มกราคม ๒๕๖๙",
            ("meeting", "การประชุมคณะกรมการจังหวัด ครั้งที่ ๑/๒๕๖๙ เมื่อวันที่ ๘ มกราคม ๒๕๖๙", date(2026, 1, 8), "1/2569"),
        ),
        ("ในการประชุม ครั้งที่ ๑/๒๕๖๙ ที่ผ่านมา", ("meeting", "การประชุม ครั้งที่ ๑/๒๕๖๙", None, "1/2569")),
    ],
)
def test_what_it_rests_on(body: str, expected: tuple[str, str, date | None, str | None]) -> None:
    (found,) = mentions(body)
    assert (found[0], found[2], found[3]) == (expected[0], expected[2], expected[3])
    assert expected[1].endswith(found[1].removeprefix("ตาม"))


def test_the_cabinets_deadline_is_no_resolution_date() -> None:
    assert mentions("คณะรัฐมนตรีเห็นชอบให้เสร็จภายในวันที่ ๓๐ กันยายน ๒๕๖๙") == []


@pytest.mark.parametrize(
    ("subject", "years"),
    [
        ("รายงานประจำปีงบประมาณ พ.ศ.๒๕๖๑-๒๕๖๒", (2561, 2562)),
        ("รายงานปีงบประมาณ พ.ศ. ๒๕๖๖ ถึง ๒๕๖๙", (2566, 2567, 2568, 2569)),
        ("รายงานปีงบประมาณ ๒๕๖๖ และ ๒๕๖๙", (2566, 2569)),
        ("แผนปีงบประมาณ พ.ศ. ๒๕๖๖ - ๗๐", (2566, 2567, 2568, 2569, 2570)),
        ("รายงานปีงบประมาณ พ.ศ. ๒๐๑๙", ()),
        ("รายงานปี พ.ศ. ๒๕๖๖", ()),
    ],
)
def test_fiscal_years_of_the_subject(subject: str, years: tuple[int, ...]) -> None:
    assert letter(subject=subject).fiscal_years == years


def test_fiscal_years_of_a_body_count_only_where_it_asks() -> None:
    told = "แผนประจำปีงบประมาณ พ.ศ. ๒๕๖๙ เสร็จแล้ว"
    assert letter(told).fiscal_years == ()
    asking = letter(f"{told} จึงขอให้หน่วยงานรายงานผล")
    assert (asking.fiscal_years, asking.confidence["fiscal_years"]) == ((2569,), 0.7)


@pytest.mark.parametrize(
    ("body", "kind", "value"),
    [
        ("ดาวน์โหลดแบบฟอร์มได้ที่ QR Code ที่ส่งมาพร้อมนี้", "qr", None),
        ("ดาวน์โหลดได้ที่ www.rayong.go.th/forms", "url", "www.rayong.go.th/forms"),
        ("ดาวน์โหลดได้ที่ https://rayong.go.th/f/แผน.pdf", "url", "https://rayong.go.th/f"),
        ("ดาวน์โหลดได้ที่ https://rayong.go.th/f/plan.pdf", "file", "https://rayong.go.th/f/plan.pdf"),
    ],
)
def test_things_to_fetch(body: str, kind: str, value: str | None) -> None:
    (resource,) = letter(body).resources
    assert (resource.type, resource.value and resource.value.rstrip("/")) == (kind, value)
    assert resource.text.startswith("ดาวน์โหลด")


def test_where_reports_go_is_nothing_to_fetch() -> None:
    assert letter("จึงขอให้หน่วยงานตอบแบบสำรวจทางเว็บไซต์ https://forms.gle/abc ภายในวันที่ ๕ มีนาคม ๒๕๖๙").resources == ()
    assert letter("เว็บไซต์ www.rayong.go.th เปิดแล้ว").resources == ()
