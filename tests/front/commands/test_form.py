import json
from pathlib import Path

import pytest

from tests.core.forms.examples import EXAMPLE
from tidtam.core.forms import answers, notation
from tidtam.core.refusal import Refused
from tidtam.front.commands import form
from tidtam.front.main import main

AGENDA = Path(form.__file__).parents[2] / "reporting/data/nhr-agenda.json"


def written(folder: Path, text: str) -> str:
    path = folder / "form.json"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_sound_form_is_outlined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", written(tmp_path, json.dumps(EXAMPLE))]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[:4] == [
        "แบบรายงานตัวอย่าง", "", "ส่วนที่ 1 ผู้รายงาน", "  reporter  ชื่อผู้รายงาน: ข้อความ"
    ]  # fmt: skip
    assert "  reason  เหตุผล: ข้อความยาว (ถามเมื่อเข้าเงื่อนไข)" in shown
    assert "    cost  งบประมาณ (ถ้ามี): จำนวนเงิน" in shown


def test_every_fault_is_told_by_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", written(tmp_path, '{"code": "A", "title": "", "sections": []}')]) == 3
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in told[:2]] == ["code", "title"]
    assert told[-1] == "แบบรายงานมีที่ผิด 2 แห่ง"


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_a_file_that_is_no_json_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused, match="form_unreadable"):
        form.read(Path(written(tmp_path, text)))
    with pytest.raises(Refused, match="form_unreadable"):
        form.read(tmp_path / "none.json")


def test_the_agendas_form_has_the_ten_items_and_a_nil_path() -> None:
    agenda = notation.read(form.read(AGENDA))
    for year in ("2561", "2562"):
        table = agenda.by_code[f"activities_{year}"]
        assert [one.code for one in table.columns[0].choices] == [
            "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "3.1", "3.2", "4.1"
        ]  # fmt: skip
    nil = dict.fromkeys(agenda.by_code) | {"done_2561": "no", "done_2562": "no"}
    missing = [one.place for one in answers.check(agenda, nil)]
    assert {"reason_2561", "reason_2562"} <= set(missing)
    assert not any(place.startswith("activities") for place in missing)
