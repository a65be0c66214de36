import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.accounts.people import PASSWORD
from tidtam.accounts import actions
from tidtam.accounts.models import LedgerEntry, SignInLink, User

LOGIN = "/login"


def try_in(client: Client, email: str, password: str, **more: str) -> "object":
    return client.post(LOGIN, {"email": email, "password": password, **more})


def test_the_page_asks_for_what_password_managers_fill(client: Client, wanna: User) -> None:
    page = client.get(LOGIN)
    text = page.content.decode()
    assert page.status_code == 200
    assert 'autocomplete="username"' in text
    assert 'autocomplete="current-password"' in text
    assert "autofocus" not in text
    assert "ยังไม่มีบัญชีผู้ใช้" not in text


@pytest.mark.django_db
def test_before_the_first_account_the_page_says_so(client: Client) -> None:
    assert "ยังไม่มีบัญชีผู้ใช้" in client.get(LOGIN).content.decode()


def test_the_right_password_lets_in_whatever_the_capitals(client: Client, wanna: User) -> None:
    response = try_in(client, " WANNA@rayong.go.th ", PASSWORD)
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(wanna.pk)
    assert LedgerEntry.objects.filter(verb="user.sign_in", by=wanna).count() == 1


def test_the_person_goes_on_to_the_page_asked_for(client: Client, wanna: User) -> None:
    page = client.get(LOGIN, {"next": "/matrix?state=late"}).content.decode()
    assert 'name="next" value="/matrix?state=late"' in page
    assert try_in(client, wanna.email, PASSWORD, next="/matrix?state=late").headers["Location"] == "/matrix?state=late"


@pytest.mark.parametrize("foreign", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_no_page_of_others_is_gone_to(client: Client, wanna: User, foreign: str) -> None:
    assert try_in(client, wanna.email, PASSWORD, next=foreign).headers["Location"] == "/"


def test_who_is_signed_in_need_not_sign_in(client: Client, wanna: User) -> None:
    client.force_login(wanna)
    assert client.get(LOGIN, {"next": "/matrix"}).headers["Location"] == "/matrix"


def test_a_wrong_password_and_an_unknown_email_read_alike(client: Client, wanna: User) -> None:
    wrong = try_in(client, wanna.email, "ผิดแน่นอน")
    unknown = try_in(client, "nobody@rayong.go.th", "ผิดแน่นอน")
    assert wrong.status_code == unknown.status_code == 422
    assert "อีเมลหรือรหัสผ่านไม่ถูกต้อง" in wrong.content.decode()

    def bare(page: bytes) -> str:
        return re.sub(r'(csrfmiddlewaretoken" value|nonce|value)="[^"]*"', "", page.decode())

    assert bare(wrong.content) == bare(unknown.content)
    assert wrong.content.decode().count(wanna.email) == 1  # what was typed stays, the password does not
    assert "ผิดแน่นอน" not in wrong.content.decode()


def test_a_closed_account_reads_like_a_wrong_password(client: Client, wanna: User) -> None:
    User.objects.update(is_active=False)
    assert "อีเมลหรือรหัสผ่านไม่ถูกต้อง" in try_in(client, wanna.email, PASSWORD).content.decode()


def test_empty_fields_are_asked_for_by_name(client: Client, wanna: User) -> None:
    page = try_in(client, "", "")
    text = page.content.decode()
    assert page.status_code == 422
    assert "โปรดระบุอีเมล" in text
    assert "โปรดระบุรหัสผ่าน" in text
    assert 'aria-describedby="id_email_error"' in text
    assert 'id="id_email_error"' in text


def test_five_wrong_passwords_lock_the_door_and_say_until_when(client: Client, wanna: User) -> None:
    pages = [try_in(client, wanna.email, f"ผิด {count}") for count in range(5)]
    assert [page.status_code for page in pages] == [422, 422, 422, 422, 429]
    minutes = timezone.localtime(timezone.now() + timedelta(minutes=16))
    assert f'ลองใหม่ได้ตั้งแต่เวลา <strong><span class="nb">{minutes:%H.%M} น.' in pages[-1].content.decode()


def test_while_locked_even_the_right_password_waits_and_the_time_stays(client: Client, wanna: User) -> None:
    last = [try_in(client, wanna.email, f"ผิด {count}") for count in range(5)][-1]
    again = try_in(client, wanna.email, PASSWORD)
    assert again.status_code == 429
    times = [re.search(r"(\d\d\.\d\d) น\.", page.content.decode()) for page in (last, again)]
    assert times[0] is not None
    assert times[1] is not None
    assert times[0][1] == times[1][1]


def test_the_lock_is_for_one_email_from_one_place(client: Client, wanna: User) -> None:
    for count in range(5):
        try_in(client, wanna.email, f"ผิด {count}")
    assert client.post(LOGIN, {"email": wanna.email, "password": PASSWORD}, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_behind_a_server_of_tls_one_visitor_locks_out_no_other(client: Client, wanna: User, settings: Any) -> None:
    settings.HTTPS = True
    stranger = {"x-forwarded-for": "10.0.0.9, 203.0.113.5"}  # who writes another's address first gains nothing
    right = {"email": wanna.email, "password": PASSWORD}
    wrong = {**right, "password": "ผิด"}
    pages = [client.post(LOGIN, wrong, headers=stranger) for _ in range(5)]
    assert pages[-1].status_code == 429
    assert client.post(LOGIN, right, headers=stranger).status_code == 429
    assert client.post(LOGIN, right, headers={"x-forwarded-for": "10.0.0.9"}).status_code == 302


def test_sign_out_is_a_post(client: Client, wanna: User) -> None:
    client.force_login(wanna)
    assert client.get("/logout").status_code == 405
    response = client.post("/logout", follow=True)
    assert "ออกจากระบบแล้ว" in response.content.decode()
    assert "_auth_user_id" not in client.session
    assert LedgerEntry.objects.filter(verb="user.sign_out", by=wanna).exists()


@pytest.mark.django_db
def test_signing_out_twice_does_no_harm(client: Client) -> None:
    assert client.post("/logout").headers["Location"] == LOGIN
    assert not LedgerEntry.objects.exists()


def link_of(user: User) -> str:
    token = actions.issue_sign_in_link(by=None, user=user, now=timezone.now(), lasts=timedelta(hours=1))
    return f"/login/{token}"


def test_opening_a_link_spends_nothing_and_the_button_signs_in(client: Client, wanna: User) -> None:
    address = link_of(wanna)
    for _ in range(2):
        page = client.get(address)
        assert page.status_code == 200
        assert "วรรณา ตัวอย่าง" in page.content.decode()
        assert "_auth_user_id" not in client.session
    assert SignInLink.objects.filter(spent_at=None).count() == 1
    assert client.post(address).headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(wanna.pk)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_spent_link_says_how_to_get_another(client: Client, wanna: User, method: str) -> None:
    address = link_of(wanna)
    Client().post(address)
    page = getattr(client, method)(address)
    assert page.status_code == 404
    assert "ลิงก์เข้าสู่ระบบนี้ใช้ไม่ได้" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_no_page_of_sign_in_is_kept_by_the_browser(client: Client, wanna: User) -> None:
    for address in (LOGIN, link_of(wanna)):
        assert "no-store" in client.get(address).headers["Cache-Control"]


def test_a_form_without_its_secret_is_turned_away(wanna: User) -> None:
    page = Client(enforce_csrf_checks=True).post(LOGIN, {"email": wanna.email, "password": PASSWORD})
    assert page.status_code == 403
    assert "รับข้อมูลจากหน้านี้ไม่ได้" in page.content.decode()
