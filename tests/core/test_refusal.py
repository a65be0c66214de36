import string

import pytest

from tidtam.core.refusal import Refused, allows
from tidtam.core.sentences import SENTENCES


def check_role(role, *, verb="ยืนยัน"):
    if role != "เจ้าหน้าที่จังหวัด":
        raise Refused("role_may_not", role=role, verb=verb)


def test_a_refusal_says_what_is_wrong_and_what_to_do():
    refused = Refused("role_may_not", role="ผู้บริหาร", verb="แจ้งเวียน")
    assert refused.sentence == "บทบาท “ผู้บริหาร” ไม่มีสิทธิ์แจ้งเวียน"
    assert refused.way_out.startswith("โปรด")
    assert refused.kind == "permit"
    assert str(refused) == f"{refused.sentence} {refused.way_out} [role_may_not]"


def test_a_fact_may_be_called_code():
    refused = Refused("not_in_directory", code="2199")
    assert (refused.code, refused.facts) == ("not_in_directory", {"code": "2199"})
    assert "2199" in refused.sentence


def test_a_check_that_passes_gives_no_reason():
    verdict = allows(check_role, "เจ้าหน้าที่จังหวัด")
    assert verdict
    assert verdict.why == ""
    assert verdict.refused is None


def test_a_check_that_refuses_gives_the_tooltip():
    verdict = allows(check_role, "ผู้บริหาร", verb="แจ้งเวียน")
    assert not verdict
    assert verdict.why.startswith("บทบาท “ผู้บริหาร” ไม่มีสิทธิ์แจ้งเวียน โปรด")


def test_a_fault_of_the_program_is_no_refusal():
    with pytest.raises(TypeError):
        allows(check_role)


def test_a_code_without_a_sentence_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        str(Refused("no_such_code"))


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_is_thai_and_can_be_filled(code):
    said = SENTENCES[code]
    parsed = [piece for text in (said.what, said.way_out) for piece in string.Formatter().parse(text)]
    braces = {name: 1 if form else "๑" for _, name, form, _ in parsed if name}
    refused = Refused(code, **braces)
    shown = f"{refused.sentence}{refused.way_out}"
    assert not [name for name in braces if f"{{{name}}}" in shown]
    for text in (said.what, said.way_out):
        assert any("ก" <= letter <= "๛" for letter in text)
        assert not [word for word in ("!", "ค่ะ", "ครับ") if word in text]
    assert said.kind in {"input", "permit", "state", "missing"}
