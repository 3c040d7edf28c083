"""A real browser: Chromium of the operating system, never one that a test tool downloads."""

import os
import shutil
from pathlib import Path

import pytest

# Playwright keeps an event loop in the test's thread, which Django would take for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def find_chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Launch arguments for pytest-playwright's `browser` and `page`."""
    chromium = find_chromium()
    if chromium is None and os.environ.get("CI"):
        pytest.fail("Chromium is not installed, and CI requires it")
    if chromium is None:
        pytest.skip("Chromium is not installed (on Debian: apt install chromium)")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    # Chromium's own sandbox does not work for root, as which CI containers run.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium, "args": [*quiet, *sandbox]}


HERE = Path(__file__).parent


def is_system_test(item: pytest.Item) -> bool:
    return item.path.is_relative_to(HERE)


def uses_the_database(item: pytest.Item) -> bool:
    """The tests of `pages/` ask a server with a database of its own."""
    return is_system_test(item) and not item.path.is_relative_to(HERE / "pages")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A live server empties the database after its test: such tests come last, and restore it.

    Those of `pages/` come after them: another process has served the demo by then.
    """
    items.sort(key=lambda item: (is_system_test(item), not uses_the_database(item)))
    for item in filter(uses_the_database, items):
        item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))
