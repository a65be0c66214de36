import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tidtam.core.refusal import Refused
from tidtam.front import settings


def test_the_environment_goes_before_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDTAM_HOSTS", " rayong.go.th ")
    assert settings.read("TIDTAM_HOSTS") == "rayong.go.th"
    monkeypatch.setenv("TIDTAM_HOSTS", "")
    assert settings.read("TIDTAM_HOSTS") == "localhost,127.0.0.1,[::1]"


def test_without_address_the_database_is_sqlite_in_the_data_folder(tmp_path: Path) -> None:
    found = settings.database("", tmp_path)
    assert found["NAME"] == tmp_path / "tidtam.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_a_postgresql_address_with_all_its_parts(tmp_path: Path) -> None:
    found = settings.database("postgresql://tid%40tam:se%2Fcret@db.example:5433/n%C3%A9?sslmode=require", tmp_path)
    pool = found["OPTIONS"].pop("pool")
    assert found == {
        "ENGINE": "django.db.backends.postgresql", "NAME": "né", "USER": "tid@tam", "PASSWORD": "se/cret",
        "HOST": "db.example", "PORT": "5433", "OPTIONS": {"sslmode": "require"},
    }  # fmt: skip
    assert pool["max_size"] >= 4


def test_a_postgresql_socket_folder(tmp_path: Path) -> None:
    found = settings.database("postgresql://postgres@/postgres?host=/run/pg", tmp_path)
    assert (found["HOST"], found["PORT"], found["USER"], found["PASSWORD"]) == ("/run/pg", "", "postgres", "")


def test_another_kind_of_database_is_turned_away(tmp_path: Path) -> None:
    for address in ("mysql://x@y/z", "postgresql://x@y:port/z", "postgresql://[x/z"):
        with pytest.raises(Refused, match="bad_database_url"):
            settings.database(address, tmp_path)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_data_folder_is_its_owners_alone(tmp_path: Path) -> None:
    assert mode(settings.data_folder(tmp_path / "new")) == 0o700
    old = tmp_path / "old"
    old.mkdir(mode=0o755)
    old.chmod(0o755)
    assert mode(settings.data_folder(old)) == 0o700


def test_a_folder_of_others_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o1777)
    assert mode(settings.data_folder(tmp_path)) == 0o1777
    tmp_path.chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    assert mode(settings.data_folder(tmp_path)) == 0o755


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="data_folder_unmakeable"):
        settings.data_folder(tmp_path / "file" / "var")


def test_a_data_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anywhere
    with pytest.raises(Refused, match="data_folder_unmakeable"):
        settings.data_folder(tmp_path)


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ({"TIDTAM_DATA": "/dev/null/var"}, "data_folder_unmakeable"),
        ({"TIDTAM_DATABASE_URL": "mysql://x@y/z"}, "bad_database_url"),
        ({}, "no_such_port"),
    ],
)
def test_a_start_that_cannot_be_is_told_in_a_sentence(tmp_path: Path, setting: dict[str, str], code: str) -> None:
    environment = os.environ | {"TIDTAM_DATA": str(tmp_path), "TIDTAM_DATABASE_URL": ""} | setting
    command = [sys.executable, "-m", "tidtam.front.main", "run", "--port", "99999"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.endswith(f"[{code}]\n"), ran.stderr
    assert "โปรแกรมขัดข้อง" not in ran.stderr


@pytest.mark.parametrize("door", ["import tidtam.front.wsgi", "from tidtam.front import ready; ready.django_ready()"])
def test_what_a_process_writes_is_its_owners_alone(tmp_path: Path, door: str) -> None:
    code = f"import os; os.umask(0o022); {door}; print(oct(os.umask(0)))"
    environment = os.environ | {"TIDTAM_DATA": str(tmp_path), "TIDTAM_DATABASE_URL": ""}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "0o77"


def test_the_secret_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    key = settings.secret_key(tmp_path)
    assert len(key) >= 80
    assert settings.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_two_processes_at_the_first_start_take_one_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def beaten(self: Path, target: Path) -> None:
        self.write_text("the key of the other", encoding="ascii")
        raise FileExistsError

    monkeypatch.setattr(Path, "hardlink_to", beaten)
    assert settings.secret_key(tmp_path) == "the key of the other"
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


@pytest.mark.parametrize("text", ["2019-11-25", "25 พ.ย. 2562", "๒๕ พฤศจิกายน ๒๕๖๒", "25/11/2562"])
def test_the_training_day_in_any_writing(text: str) -> None:
    assert settings.day(text) == date(2019, 11, 25)


def test_no_training_day() -> None:
    assert settings.day("") is None


def test_a_training_day_that_is_no_day() -> None:
    with pytest.raises(Refused, match="not_a_date"):
        settings.day("เมื่อวาน")


@pytest.mark.parametrize(
    ("https", "expected"), [("1", "True True 31536000 ['https://rayong.go.th']"), ("", "False False 0 []")]
)
def test_https_and_a_clean_deployment_check(tmp_path: Path, https: str, expected: str) -> None:
    """One process a case: settings are read at import."""
    code = """
import django; django.setup()
from django.conf import settings
from django.core import checks
found = checks.run_checks(include_deployment_checks=settings.HTTPS)
assert all(one.is_silenced() for one in found), found
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, end=" ")
assert not settings.SECURE_HSTS_INCLUDE_SUBDOMAINS
assert not settings.SECURE_HSTS_PRELOAD
print(settings.SECURE_HSTS_SECONDS, settings.CSRF_TRUSTED_ORIGINS)
"""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tidtam.front.settings", "TIDTAM_DATA": str(tmp_path),
        "TIDTAM_HTTPS": https, "TIDTAM_HOSTS": "rayong.go.th", "TIDTAM_DATABASE_URL": "",
    }  # fmt: skip
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # the browser's fixtures set it for this process
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, expected), ran.stderr
