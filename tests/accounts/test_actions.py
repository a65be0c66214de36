from datetime import UTC, datetime, timedelta

import pytest

from tests.accounts.people import PASSWORD
from tidtam.accounts import actions
from tidtam.accounts.models import LedgerEntry, SignInLink, User
from tidtam.core.refusal import Refused

NOW = datetime(2019, 11, 25, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def verbs() -> list[str]:
    return list(LedgerEntry.objects.values_list("verb", flat=True))


def test_an_account_is_opened_with_a_lower_case_email_and_an_argon2_password(wanna: User) -> None:
    assert wanna.email == "wanna@rayong.go.th"
    assert wanna.password.startswith("argon2")
    assert wanna.check_password(PASSWORD)
    assert str(wanna) == wanna.get_short_name() == "วรรณา ตัวอย่าง"
    assert verbs() == ["user.open"]


def test_an_account_without_password_is_entered_by_links_only(db: None) -> None:
    user = actions.open_account(by=None, email="a@example.go.th", name="ก")
    assert not user.has_usable_password()


def test_an_email_has_one_account_whatever_its_capitals(wanna: User) -> None:
    with pytest.raises(Refused) as refused:
        actions.open_account(by=None, email=" WANNA@rayong.go.th", name="อีกคน")
    assert refused.value.code == "email_taken"
    assert User.objects.get_by_natural_key("Wanna@RAYONG.go.th") == wanna


def test_a_link_keeps_only_the_hash_of_a_long_token(wanna: User) -> None:
    token = actions.issue_sign_in_link(by=None, user=wanna, now=NOW, lasts=HOUR)
    link = SignInLink.objects.get()
    assert len(token) >= 43  # 256 bits
    assert token not in (link.digest, str(link))
    assert verbs()[-1] == "user.issue_link"
    assert token not in LedgerEntry.objects.get(verb="user.issue_link").facts_json


def test_a_link_signs_in_once(wanna: User) -> None:
    token = actions.issue_sign_in_link(by=None, user=wanna, now=NOW, lasts=HOUR)
    assert actions.spend_sign_in_link(token=token, now=NOW) == wanna
    assert LedgerEntry.objects.get(verb="user.sign_in").facts == {"way": "link"}
    with pytest.raises(Refused) as refused:
        actions.spend_sign_in_link(token=token, now=NOW)
    assert refused.value.code == "link_not_open"


def test_a_link_dies_at_its_time(wanna: User) -> None:
    token = actions.issue_sign_in_link(by=None, user=wanna, now=NOW, lasts=HOUR)
    with pytest.raises(Refused, match="link_not_open"):
        actions.spend_sign_in_link(token=token, now=NOW + HOUR)


def test_an_unknown_link_is_refused_in_the_same_words(wanna: User) -> None:
    with pytest.raises(Refused, match="link_not_open"):
        actions.spend_sign_in_link(token="guessed", now=NOW)


def test_a_closed_account_gets_no_link_and_its_open_links_die(wanna: User) -> None:
    token = actions.issue_sign_in_link(by=wanna, user=wanna, now=NOW, lasts=HOUR)
    User.objects.update(is_active=False)
    wanna.refresh_from_db()
    with pytest.raises(Refused, match="account_closed"):
        actions.issue_sign_in_link(by=None, user=wanna, now=NOW, lasts=HOUR)
    with pytest.raises(Refused, match="link_not_open"):
        actions.spend_sign_in_link(token=token, now=NOW)
    with pytest.raises(Refused, match="account_closed"):
        actions.sign_in(by=wanna)


def test_coming_and_going_are_in_the_ledger(wanna: User) -> None:
    actions.sign_in(by=wanna)
    actions.sign_out(by=wanna)
    assert verbs() == ["user.open", "user.sign_in", "user.sign_out"]
    assert LedgerEntry.objects.filter(by=wanna).count() == 2
