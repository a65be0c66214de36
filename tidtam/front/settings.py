"""Django's settings, and the only place that reads the environment. docs/settings.md is made from TABLE."""

import os
import secrets
import stat
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.csp import CSP

from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import parse_date


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: the variable's `name`, its `default` as written, and `what` it is for."""

    name: str
    default: str
    what: str


TABLE: Final = (
    Setting("TIDTAM_DATA", "./var", "Folder of all that is kept: database, files, secret key, collected static files."),
    Setting(
        "TIDTAM_DATABASE_URL",
        "",
        "Empty: SQLite in the data folder. Else `postgresql://user:password@host:port/name`; "
        "a socket folder goes in `?host=`.",
    ),
    Setting("TIDTAM_HOSTS", "localhost,127.0.0.1,[::1]", "Names under which the site is reached, between commas."),
    Setting(
        "TIDTAM_HTTPS",
        "",
        "`1` behind exactly one server of yours that speaks TLS and sets X-Forwarded-Proto and X-Forwarded-For itself, "
        "and only where nobody reaches Tidtam past it: secure cookies, redirects, HSTS; wrong passwords are counted "
        "by the last address in X-Forwarded-For.",
    ),
    Setting(
        "TIDTAM_TODAY",
        "",
        "The day the system takes for today, for training and demonstration (`2019-11-25` or `25 พ.ย. 2562`); "
        "every page says so.",
    ),
    Setting(
        "TIDTAM_HOLIDAYS", "", "CSV of the office's own holidays; empty: `holidays.csv` in the data folder, if there."
    ),
    Setting("TIDTAM_DEBUG", "", "`1` shows errors in full. Never on a machine that others reach."),
)


def read(name: str) -> str:
    """The value of one row of TABLE: from the environment, else its default."""
    row = next(row for row in TABLE if row.name == name)
    return os.environ.get(name, "").strip() or row.default


def database(url: str, data: Path) -> dict[str, Any]:
    """Django's dict of a database: SQLite in the folder `data` where `url` is empty, else PostgreSQL with a pool.

    Raises Refused where the address is of another kind, or cannot be read.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data / "tidtam.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
            },
        }
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused("bad_database_url") from error
    if parts.scheme not in ("postgresql", "postgres"):
        raise Refused("bad_database_url")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(port or ""),
        "OPTIONS": {**options, "pool": {"min_size": 1, "max_size": 8, "timeout": 20}},
    }


def secret_key(data: Path) -> str:
    """The key kept in the data folder, made at the first start so that only its owner may read it (mode 600)."""
    path = data / "secret-key"
    if not path.exists():
        made = data / f"secret-key.{secrets.token_hex(8)}"
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(64), encoding="ascii")
        try:
            path.hardlink_to(made)
        except FileExistsError:  # another process was first, and its key is the one
            pass
        finally:
            made.unlink()
    return path.read_text(encoding="ascii")


def day(text: str) -> date | None:
    """The day set for training, as ISO or Thai writing; none where empty. Raises Refused where it is no date."""
    return parse_date(text) if text else None


def data_folder(path: Path) -> Path:
    """Make the folder, or take the one there, so that only its owner may look in: it holds letters and the secret key.

    One of another owner, or shared by all as /tmp is, is left as it is. Raises Refused where it cannot be made.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = path.stat()
    except OSError as error:
        raise Refused("data_folder_unmakeable", folder=path) from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise Refused("data_folder_unmakeable", folder=path)
    if found.st_uid == os.geteuid() and found.st_mode & 0o077 and not found.st_mode & stat.S_ISVTX:
        path.chmod(0o700)
    return path


BASE_DIR = Path(__file__).resolve().parents[1]
DATA = data_folder(Path(read("TIDTAM_DATA")).resolve())

DEBUG = read("TIDTAM_DEBUG") == "1"
HTTPS = read("TIDTAM_HTTPS") == "1"
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = [host.strip() for host in read("TIDTAM_HOSTS").split(",") if host.strip()]

TODAY = day(read("TIDTAM_TODAY"))
HOLIDAYS = Path(read("TIDTAM_HOLIDAYS") or DATA / "holidays.csv")

INSTALLED_APPS = [
    "tidtam.accounts",
    "tidtam.directory",
    "tidtam.directory.imports",
    "tidtam.letters",
    "tidtam.letters.registers",
    "tidtam.directives",
    "tidtam.directives.life",
    "tidtam.front",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks_db",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tidtam.front.middleware.OfficerMiddleware",
    "tidtam.front.middleware.BodySizeMiddleware",  # goes before every view's checks, which read the body
    "tidtam.front.middleware.RefusedMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tidtam.front.urls"
WSGI_APPLICATION = "tidtam.front.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.messages.context_processors.messages",
                "tidtam.front.context.office",
            ],
            "builtins": ["django.templatetags.static", "tidtam.front.templatetags.thai"],
        },
    },
]

DATABASES = {"default": database(read("TIDTAM_DATABASE_URL"), DATA)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "th"
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

# who signs in
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "desk"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]  # fmt: skip
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "tidtam.accounts.access.client_address"
AXES_LOCKOUT_CALLABLE = "tidtam.accounts.views.locked"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the time told for trying again stays true
AXES_DISABLE_ACCESS_LOG = True  # what was done is in the ledger; a second log would hold personal data twice
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# sessions and cookies
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tidtam.front.pages.stale_form"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# what a browser may do with our pages
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False  # the other sites of the office's domain are not ours
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # which ask for both

# files: ours to the browser, theirs to us
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").exists()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tidtam.front.static_files.Storage"},
}
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # the text of a letter, pasted; files stream to the disk
DATA_UPLOAD_MAX_NUMBER_FILES = 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a letter to hundreds of addressees, four fields each

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"tokens": {"()": "tidtam.front.pages.TokenFilter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["tokens"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # refused pages are no news, and their addresses may name people
        "axes": {"level": "ERROR"},  # names whom it locks
        "django_tasks_db": {"level": "ERROR"},  # tells of each signal to stop
        "tidtam": {"level": "INFO"},
    },
}
