"""What is done with a letter: received, read, corrected, its addressees decided, its warnings answered, confirmed."""

import logging
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from tidtam.accounts import ledger
from tidtam.core.duties import states
from tidtam.core.reading import contract, reader
from tidtam.core.reading.knowledge import Knowledge
from tidtam.core.refusal import Refused
from tidtam.directory.models import Officer
from tidtam.letters import contents, intake, permits, recheck
from tidtam.letters.addressees import Decision, decided, match_of
from tidtam.letters.knowledge import knowledge
from tidtam.letters.models import Answer, Letter, LetterFile, WarningAnswer, fingerprint
from tidtam.paper import extract

logger = logging.getLogger(__name__)


@transaction.atomic
def receive(*, by: Officer, data: bytes, name: str, now: datetime) -> Letter:
    """รับหนังสือ: keep the bytes; the letter waits to be read. The same bytes again give the letter already there.

    Refuses what no reader of ours could read: an empty file, one too big, an unknown type.
    """
    permits.check_may_receive(by)
    kind = intake.kind_of(data, name)
    letter, new = Letter.objects.get_or_create(
        organisation=by.organisation,
        sha256=fingerprint(data),
        defaults={"received_at": now, "received_by": by, "fields": contents.first({})},
    )
    if new:
        LetterFile.objects.create(
            letter=letter,
            name=name[-255:],
            kind=kind,
            size=len(data),
            sha256=letter.sha256,
            content=ContentFile(data, name),
        )
        ledger.record(by, "letter.receive", letter, name=name, kind=kind, size=len(data), sha256=letter.sha256)
    return letter


def read_letter(*, letter: Letter, today: date) -> Letter:
    """Let the machine read a letter. What it cannot read is kept as unreadable with the reason, for a person to type.

    Refuses (`wrong_state`) one that is read, that officers have begun to work on, or that changed while it was read;
    and whatever is wrong with the office's own calendar, which is no fault of the letter.
    """
    _check_to_read(letter)
    # outside any transaction: a long file takes its time, and SQLite has one writer
    outcome = _outcome(letter.files.get(), knowledge(), today)
    return _take(letter, outcome)


def _check_to_read(letter: Letter) -> None:
    if not letter.to_read:
        raise Refused("wrong_state", state=states.WORDS[letter.state])


@transaction.atomic
def _take(begun: Letter, outcome: dict[str, Any] | Refused) -> Letter:
    letter = Letter.objects.select_for_update().get(pk=begun.pk)
    _check_to_read(letter)
    if letter.version != begun.version:  # two have read it at once: the first counts
        raise Refused("wrong_state", state=states.WORDS[letter.state])
    if isinstance(outcome, Refused):
        _note_failure(letter, outcome)
    else:
        _note_reading(letter, outcome)
    letter.version += 1
    letter.save()
    letter.write_citations()
    ledger.record(None, "letter.read", letter, state=letter.state, refusal=letter.refusal, version=letter.version)
    return letter


@transaction.atomic
def correct(
    *,
    by: Officer,
    letter: Letter,
    changes: Mapping[str, Any],
    decisions: Mapping[int, Decision] | None = None,
    version: int | None = None,
) -> Letter:
    """แก้ไขข้อมูลหนังสือ: new values of whole fields (`contents.EDITABLE`), and what addressees mean, by their place.

    Places count after the changes. Warnings are looked for anew (`letters.recheck`). Refuses a value that does not fit
    the contract, a letter confirmed meanwhile, and (where `version` is given) one that somebody else has changed since.
    """
    letter = _for_work(by, letter, version)
    before, fields = letter.fields, contents.numbered({**letter.fields, **changes}, letter.reading)
    for key, value in changes.items():
        contents.check(key, value)
    fields["addressees"] = _matched(letter, fields["addressees"], fields.get("date"))
    for place, decision in (decisions or {}).items():
        _decide(letter, fields["addressees"], place, decision)
    changed = contents.differences(before, fields)
    if changed:
        letter.set_fields(fields)
        _settle_warnings(by, letter)
        _save_change(by, letter)
        letter.write_citations()
        ledger.record(by, "letter.correct", letter, changes=changed)
    return letter


def decide_addressee(
    *,
    by: Officer,
    letter: Letter,
    index: int,
    decision: Decision | None = None,
    organisation: str | None = None,
    class_code: str | None = None,
    version: int | None = None,
) -> Letter:
    """Say what the addressee at a place means: a whole `decision`, or an organisation, a class, neither."""
    said = decision or Decision(organisation, class_code)
    return correct(by=by, letter=letter, changes={}, decisions={index: said}, version=version)


@transaction.atomic
def give_number(*, by: Officer, letter: Letter, number: str, instead_of: str = "") -> Letter:
    """ออกเลขหนังสือ: a letter that bears no number, or `instead_of`, bears this from now on; in every state, for what
    it asks stays the same. Refuses one that bears another."""
    letter = _locked(by, letter)
    if letter.number != instead_of:
        raise Refused("letter_bears_number", number=letter.number)
    letter.set_fields({**letter.fields, "number": number})
    _settle_warnings(by, letter)
    _save_change(by, letter)
    letter.write_citations()
    ledger.record(by, "letter.number", letter, number=number, before=instead_of, version=letter.version)
    return letter


@transaction.atomic
def answer_warning(*, by: Officer, letter: Letter, code: str, field: str) -> WarningAnswer:
    """รับทราบข้อสังเกต: the officer has seen the warning and lets the letter stand as it is."""
    letter = _for_work(by, letter, None)
    if (code, field) not in map(recheck.key_of, letter.warnings):
        raise Refused("not_in_letter")
    answer, new = WarningAnswer.objects.get_or_create(
        letter=letter, code=code, field=field, defaults={"answer": Answer.ACKNOWLEDGED, "by": by}
    )
    if new:
        ledger.record(by, "letter.answer_warning", letter, code=code, field=field, answer=answer.answer)
    return answer


@transaction.atomic
def answer_warnings(*, by: Officer, letter: Letter, keys: Iterable[recheck.Key]) -> list[WarningAnswer]:
    """รับทราบ several warnings at once, each by its code and field; all or none."""
    return [answer_warning(by=by, letter=letter, code=code, field=field) for code, field in keys]


@transaction.atomic
def confirm(*, by: Officer, letter: Letter, now: datetime, version: int | None = None) -> Letter:
    """ยืนยันข้อมูลหนังสือ: the fields are what the letter says. Open warnings do not hinder; a missing subject does."""
    letter = _for_work(by, letter, version)
    letter.state = states.move(states.LETTER, letter.state, "confirm")
    if not letter.subject:
        raise Refused("letter_without_subject")
    letter.confirmed_at, letter.confirmed_by = now, by
    _save_change(by, letter)
    unanswered = [f"{warning['code']} {warning['field']}" for warning in letter.open_warnings]
    ledger.record(by, "letter.confirm", letter, version=letter.version, fields=letter.fields, unanswered=unanswered)
    return letter


@transaction.atomic
def reopen(*, by: Officer, letter: Letter) -> Letter:
    """เปิดแก้ไขอีกครั้ง: a confirmed letter goes back to review."""
    letter = _locked(by, letter)
    letter.state = states.move(states.LETTER, letter.state, "reopen")
    _save_change(by, letter)
    ledger.record(by, "letter.reopen", letter, version=letter.version)
    return letter


@transaction.atomic
def hold(*, by: Officer, letter: Letter) -> Letter:
    """แจ้งเวียน: a directive rests on the letter from now on, so its fields stand fast. Refuses one not confirmed."""
    return _move(by, letter, "circulate")


@transaction.atomic
def release(*, by: Officer, letter: Letter) -> Letter:
    """เรียกคืน: no directive rests on the letter any more; it may be reopened."""
    return _move(by, letter, "recall")


@transaction.atomic
def discard(*, by: Officer, letter: Letter) -> None:
    """ไม่รับ: take out what was no letter. What was once confirmed stays; the ledger keeps name and fingerprint."""
    letter = _locked(by, letter)
    if letter.confirmed_at:
        raise Refused("letter_was_confirmed")
    files = list(letter.files.all())
    ledger.record(by, "letter.discard", letter, names=[file.name for file in files], sha256=letter.sha256)
    letter.delete()
    transaction.on_commit(partial(_drop, files))


def _drop(files: list[LetterFile]) -> None:
    for file in files:
        file.content.delete(save=False)


def _move(by: Officer, letter: Letter, verb: str) -> Letter:
    letter = _locked(by, letter)
    letter.state = states.move(states.LETTER, letter.state, verb)
    _save_change(by, letter)
    ledger.record(by, f"letter.{verb}", letter, version=letter.version)
    return letter


def _locked(by: Officer, letter: Letter) -> Letter:
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    permits.check_may_change(by, letter)
    return letter


def _for_work(by: Officer, letter: Letter, version: int | None) -> Letter:
    """The letter locked and as it stands now; refuses one that is not open, or not of that version any more."""
    letter = _locked(by, letter)
    if not letter.open:
        raise Refused("wrong_state", state=states.WORDS[letter.state])
    if version is not None and version != letter.version:
        raise Refused("letter_changed_meanwhile")
    return letter


def _save_change(by: Officer, letter: Letter) -> None:
    letter.version += 1
    letter.changed_by = by
    letter.save()


def _outcome(file: LetterFile, known: Knowledge, today: date) -> dict[str, Any] | Refused:
    """The reading of a file as the contract has it, its text included; or why there is none."""
    try:
        return _read(file, known, today)
    except Refused as refused:
        return refused
    except Exception:  # a fault of a reader must not keep a letter from its officer
        logger.exception("letter file %s could not be read", file.pk)
        return Refused("reader_failed")


def _read(file: LetterFile, known: Knowledge, today: date) -> dict[str, Any]:
    found = extract.extract(file.read(), name=file.name)
    source = {
        "file": file.name,
        "kind": found.kind,
        "pages": len(found.pages),
        "sha256": found.sha256,
        "reader": found.reader,
        "quality": found.quality,
        "notes": list(found.notes),
    }
    reading = reader.read(found.text, knowledge=known, quality=found.quality)
    return contract.to_json(reading, source=source)


def _note_reading(letter: Letter, reading: dict[str, Any]) -> None:
    letter.state = states.move(states.LETTER, letter.state, "read")
    letter.refusal, letter.refusal_facts = "", {}
    letter.text = reading.pop("text")
    letter.reading = reading
    fields = contents.first(reading)
    letter.set_fields({**fields, "addressees": _matched(letter, fields["addressees"], fields.get("date"))})
    letter.fields["warnings"] = _in_order(letter, _standing(letter))


def _note_failure(letter: Letter, refused: Refused) -> None:
    if letter.state != "unreadable":
        letter.state = states.move(states.LETTER, letter.state, "fail")
    letter.refusal = refused.code
    letter.refusal_facts = {key: str(value) for key, value in refused.facts.items()}
    letter.set_fields(contents.first({}))


def _matched(letter: Letter, rows: list[dict[str, Any]], dated: str | None) -> list[dict[str, Any]]:
    """Addressees with their matches: the known one where the words are the same, else looked up by the names of the
    letter's day (ISO)."""
    known = {(row.get("origin"), row["text"]): row.get("match") for row in letter.fields["addressees"]}
    return [
        {
            **row,
            "match": known.get((row.get("origin"), row["text"])) or match_of(row["text"], letter.organisation, dated),
        }
        for row in rows
    ]


def _decide(letter: Letter, rows: list[dict[str, Any]], place: int, decision: Decision) -> None:
    if not 0 <= place < len(rows):
        raise Refused("not_in_letter")
    rows[place]["match"] = decided(rows[place]["match"], decision, within=letter.organisation)


def _settle_warnings(by: Officer, letter: Letter) -> None:
    """Look anew for warnings: those read that no longer hold count as mended, those that new values bring come and go.

    An answer stands as long as its warning says what it said when it was given.
    """
    shown, read = letter.warnings, {recheck.key_of(one) for one in letter.reading.get("warnings", [])}
    holds = _standing(letter)
    keys = {recheck.key_of(one) for one in holds}
    mended = [one for one in shown if recheck.key_of(one) in read - keys]
    stands = {recheck.key_of(one) for one in mended + [one for one in holds if one in shown]}
    for answer in letter.answers.all():
        key = (answer.code, answer.field)
        if key not in stands or (key in keys and answer.answer == Answer.MENDED):
            answer.delete()
    for code, field in map(recheck.key_of, mended):
        defaults = {"answer": Answer.MENDED, "by": by}
        WarningAnswer.objects.get_or_create(letter=letter, code=code, field=field, defaults=defaults)
    letter.fields["warnings"] = _in_order(letter, holds + mended)


def _standing(letter: Letter) -> recheck.Warnings:
    received = timezone.localdate(letter.received_at)
    return recheck.standing(letter.reading, letter.fields, received=received, knowledge=knowledge())


def _in_order(letter: Letter, warnings: recheck.Warnings) -> recheck.Warnings:
    """As the reading had them, what came later last."""
    read = [recheck.key_of(one) for one in letter.reading.get("warnings", [])]
    return sorted(
        warnings, key=lambda one: read.index(recheck.key_of(one)) if recheck.key_of(one) in read else len(read)
    )
