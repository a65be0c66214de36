"""A real browser over the whole house: Debian's chromium, driven by playwright; axe for accessibility."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tidtam.front import fonts

SHOTS = Path(__file__).parents[2] / "shots"
SIZES = {"desktop": (1366, 768), "phone": (390, 844)}


@pytest.fixture(scope="session")
def one_connection_a_thread(django_db_setup: None) -> Iterator[None]:
    """Django keeps connections by thread, or by task where a loop runs; playwright leaves its loop running in ours.

    Without this, tests and server would each open connections of their own to the database in memory, and never close
    them.
    """
    by_thread = threading.local()
    for alias in connections:
        setattr(by_thread, alias, connections[alias])
    patch = pytest.MonkeyPatch()
    patch.setattr(connections, "_connections", by_thread)
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    yield
    patch.undo()


@pytest.fixture(scope="session")
def browser(one_connection_a_thread: None) -> Iterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed: sudo apt-get install -y --no-install-recommends chromium")
    for weight in fonts.missing():
        fonts.make(weight)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--font-render-hinting=none"])
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained of, such as a breach of the content security policy; must stay empty."""
    return []


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, complaints: list[str]) -> Iterator[Page]:
    """A page whose addresses begin at the live server; the test fails where its console complained."""
    context = browser.new_context(
        base_url=live_server.url, locale="th-TH", timezone_id="Asia/Bangkok", reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.set_default_timeout(10_000)

    def hear(message: ConsoleMessage) -> None:
        status = "Failed to load resource: the server responded with a status of"
        if message.type in ("error", "warning") and not message.text.startswith(status):
            complaints.append(message.text)

    opened.on("console", hear)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe finds wrong on a page, as sentences; WCAG 2.2 AA and best practice."""

    def violations(page: Page) -> list[str]:
        found: list[dict[str, Any]] = Axe().run(page).response["violations"]
        return [f"{rule['id']}: {node['html']} ({node['failureSummary']})" for rule in found for node in rule["nodes"]]

    return violations


@pytest.fixture
def shots() -> Callable[[Page, str], None]:
    """Takes a page at every size into shots/NAME-SIZE.png, for eyes; the desktop's size is left on the page."""

    def take(page: Page, name: str) -> None:
        SHOTS.mkdir(exist_ok=True)
        for size, (width, height) in reversed(SIZES.items()):
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("document.fonts.ready")
            page.screenshot(path=SHOTS / f"{name}-{size}.png")

    return take
