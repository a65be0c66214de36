"""The JSON that outside programs depend on: its names, its order, its forms."""

import json
from datetime import date

from tests.core.reading.country import letter, reading_of, sample
from tidtam.core.reading.contract import to_json

NAMES = [
    "source", "kind", "urgency", "urgent_by", "secrecy", "number", "circular", "issuer", "date", "subject",
    "salutation", "addressees", "references", "attachments", "mentions", "duties", "fiscal_years", "resources",
    "contacts", "signatory", "unit", "unit_parent", "footer", "copies_to", "closing", "warnings", "confidence",
    "spans", "text",
]  # fmt: skip
CIRCULAR = to_json(reading_of(sample("rayong-circular-5512")), source={"file": "letter.txt", "kind": "text"})


def test_the_names_and_their_order() -> None:
    assert list(CIRCULAR) == NAMES
    assert list(CIRCULAR["addressees"][0]) == ["text", "kind", "class", "rule"]
    assert list(CIRCULAR["attachments"][0]) == ["text", "issuer", "urgency", "number", "date", "copies"]
    assert list(CIRCULAR["mentions"][0]) == ["text", "kind", "date", "number"]
    assert list(CIRCULAR["duties"][0]) == [
        "who", "action", "recipient", "channel", "deadline", "deadline_time", "deadline_kind", "deadline_text", "own",
        "span",
    ]  # fmt: skip
    assert list(CIRCULAR["resources"][0]) == ["text", "type", "value"]
    assert list(CIRCULAR["contacts"][0]) == ["name", "phones", "emails"]
    assert set(CIRCULAR["signatory"]) == {"name", "position", "acting_for", "acting_kind"}
    assert list(CIRCULAR["footer"]) == ["phones", "fax", "emails", "websites"]
    assert list(CIRCULAR["warnings"][0]) == ["code", "field", "message"]


def test_a_reference_has_no_copies() -> None:
    (first, _) = to_json(reading_of(sample("ministry-circular")), source=None)["references"]
    assert list(first) == ["text", "issuer", "urgency", "number", "date"]


def test_it_is_plain_json() -> None:
    assert json.loads(json.dumps(CIRCULAR, ensure_ascii=False)) == CIRCULAR


def test_days_and_hours_are_iso() -> None:
    district = to_json(reading_of(sample("district")), source=None)
    assert (district["date"], district["urgent_by"]) == ("2026-03-16", "2026-03-18T16:30")
    answer = to_json(reading_of(sample("memo")), source=None)["duties"][1]
    assert (answer["deadline"], answer["deadline_time"]) == (date(2026, 2, 20).isoformat(), "16:30")


def test_a_duty_without_deadline_says_null() -> None:
    own = CIRCULAR["duties"][2]
    assert (own["deadline"], own["deadline_kind"], own["deadline_text"]) == (None, None, None)


def test_spans_count_in_the_text_beside_them() -> None:
    ((start, end),) = CIRCULAR["spans"]["number"]
    assert CIRCULAR["text"][start:end] == "รย ๐๐๑๗.๒/ว ๕๕๑๒"
    start, end = CIRCULAR["duties"][0]["span"]
    assert CIRCULAR["text"][start:end].startswith("ทุกหน่วยงานในจังหวัดรายงานผล")


def test_text_and_source_may_be_left_out() -> None:
    bare = to_json(letter(), source=None, text=False)
    assert ("text" in bare, bare["source"]) == (False, None)


def test_the_rule_of_a_class_is_plain_words() -> None:
    (one,) = to_json(letter(to="นายก อบต. ทุกแห่ง ในเขตอำเภอแกลง ยกเว้น อบต.กร่ำ"), source=None)["addressees"]
    assert one == {
        "text": "นายก อบต. ทุกแห่ง ในเขตอำเภอแกลง ยกเว้น อบต.กร่ำ",
        "kind": "class",
        "class": "sao_chiefs",
        "rule": {"classes": ["sao_chiefs"], "areas": ["อำเภอแกลง"], "except": ["อบต.กร่ำ"], "listed": False, "rest": ""},
    }
