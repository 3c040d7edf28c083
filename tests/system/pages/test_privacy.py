"""Whoever only reads leaves no trace: no request to another host, no cookie, nothing stored."""

from urllib.parse import urlsplit

import pytest

from tests.system.pages.addresses import TEMPLATES
from tests.system.pages.conftest import Visit
from tests.system.pages.crawl import Answer

STORED = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...await navigator.serviceWorker.getRegistrations(),
]"""


def test_no_page_sets_a_cookie(pages: dict[str, Answer]) -> None:
    assert [path for path, answer in pages.items() if "Set-Cookie" in answer.headers] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_browser_asks_nobody_else_and_stores_nothing(
    visit: Visit, site: str, template: str
) -> None:
    hosts = set()
    with visit("about:blank") as page:
        page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        page.goto(TEMPLATES[template], wait_until="networkidle")
        assert hosts == {urlsplit(site).netloc}
        assert page.context.cookies() == []
        assert page.evaluate(STORED) == []
