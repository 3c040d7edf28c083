"""The demo, served as in production, and everything that it answers.

It has processes and a database of its own: what a page looks like does not depend on the database
of the other tests. It is prepared once for all test processes, of which each has a server.
CHECKED_SITE names a site with the demo that is running already.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, ViewportSize

from tests.served.server import environment, prepare, server
from tests.shared import made_once
from tests.system import npm
from tests.system.pages.crawl import Answer, ask, links

HERE = Path(__file__).parent
Visit = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def tools() -> Path:
    """Where the packages for checking pages are."""
    npm.install(HERE)
    return HERE / "node_modules"


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist looks at the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Once is enough: these checks have a database of their own, and one process crawls."""
    on_postgres = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    has_run = pytest.mark.skip(reason="has run with SQLite; it looks at the same served demo")
    for item in items:
        if not item.path.is_relative_to(HERE):
            continue
        if on_postgres:
            item.add_marker(has_run)
        if "pages" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("crawl"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if running := os.environ.get("CHECKED_SITE"):
        yield running
        return

    def served(folder: Path) -> dict[str, str]:
        return environment(str(folder), "tests.served.settings")

    folder = made_once(tmp_path_factory, "served", lambda folder: prepare(served(folder)))
    with server(served(folder)) as address:
        yield address


@pytest.fixture(scope="session")
def pages(site: str) -> dict[str, Answer]:
    """Every page that links lead to from the start page, in all languages, by its path."""
    found: dict[str, Answer] = {}
    wanted = {"/"}
    with ThreadPoolExecutor(4) as threads:
        while wanted:
            answers = list(threads.map(partial(ask, site), wanted))
            found |= dict(zip(wanted, answers, strict=True))
            wanted = set().union(*map(links, answers)) - found.keys()
    return found


@pytest.fixture(scope="session")
def visit(browser: Browser, site: str) -> Visit:
    """A visitor of their own who opens an address."""

    @contextmanager
    def visit(address: str, width: int = 1280, **options: Any) -> Iterator[Page]:
        viewport: ViewportSize = {"width": width, "height": 900}
        with browser.new_context(viewport=viewport, base_url=site, **options) as context:
            page = context.new_page()
            page.goto(address)
            yield page

    return visit
