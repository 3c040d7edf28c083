"""The demo and its people, each at a desk of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from quartier_pages.demo.logins import PASSWORD
from tests.system.stories.album import Album

Desk = Callable[[str], Page]


@pytest.fixture
def album() -> Album:
    return Album()


@pytest.fixture
def demo(transactional_db: None, live_server: Any) -> str:
    """Its address."""
    call_command("load_demo", "--with-logins", stdout=StringIO(), stderr=StringIO())
    return str(live_server.url)


@pytest.fixture
def window(browser: Browser, demo: str) -> Iterator[Callable[[], Page]]:
    """A browser in which nobody has signed in."""
    with ExitStack() as open_windows:

        def opened() -> Page:
            context = browser.new_context(
                base_url=demo,
                viewport={"width": 1000, "height": 640},
                locale="de-DE",
                timezone_id="Europe/Berlin",
            )
            return open_windows.enter_context(context).new_page()

        yield opened


@pytest.fixture
def desk(window: Callable[[], Page]) -> Desk:
    """A browser in which one of the demo's people has signed in."""

    def at_desk(name: str) -> Page:
        page = window()
        page.goto("/admin/")
        page.get_by_role("textbox", name="Benutzername").fill(name)
        page.locator("input[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="Anmelden").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Quartierszentren")
        return page

    return at_desk


@pytest.fixture
def visitor(window: Callable[[], Page]) -> Page:
    return window()
