"""The demo, served once as in production, and everything that it answers.

It has processes and a database of its own: what a page looks like does not depend on the database
of the other tests. CHECKED_SITE names a site with the demo that is running already.
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
from tests.system import npm
from tests.system.pages.crawl import Answer, ask, links

HERE = Path(__file__).parent
Visit = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def tools() -> Path:
    """Where the packages for checking pages are."""
    npm.install(HERE)
    return HERE / "node_modules"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Once is enough: these checks have a database of their own."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        why = pytest.mark.skip(reason="has run with SQLite; it looks at the same served demo")
        for item in items:
            if item.path.is_relative_to(HERE):
                item.add_marker(why)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if running := os.environ.get("CHECKED_SITE"):
        yield running
        return
    env = environment(str(tmp_path_factory.mktemp("served")), "tests.served.settings")
    prepare(env)
    with server(env) as address:
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
