"""`<quartier-angebote>` on a carrier's page: another host, a real browser, the real API."""

import gzip
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test.testcases import LiveServerThread
from django.utils import timezone
from playwright.sync_api import Locator, Page, Route, expect
from wagtail.models import Locale, Site

from quartier_pages.models import AngebotPage, Ausfall
from tests.trees import Tree, build_offer, build_tree, weekly

BUDGET = 8 * 1024
CENTRE = "http://localhost:8000/quartierszentren/augaertle/"
DATES = "**/api/quartier/v1/termine?*"
FALLBACK = "Zur Seite des Zentrums"
HOSTILE = '<img src="x" onerror="document.title = 1"><b>Fett</b>'


class Carrier(ThreadingHTTPServer):
    """The web server of somebody else, with one page and a strict policy for it."""

    daemon_threads = True

    def __init__(self, cms: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}/"
        self.cms = cms
        self.policy = f"default-src 'none'; script-src {cms}; connect-src {cms}"
        self.html = ""

    @property
    def script(self) -> str:
        return f"{self.cms}/static/quartier-angebote.js"

    def embed(self, attributes: str, lang: str = "de") -> None:
        self.html = (
            f'<!doctype html><html lang="{lang}"><title>Träger</title><h1>Unser Haus</h1>'
            f'<script type="module" src="{self.script}"></script>'
            f"<quartier-angebote {attributes}>"
            f'<a href="https://zentrum.example/">{FALLBACK}</a></quartier-angebote></html>'
        )


class _Handler(BaseHTTPRequestHandler):
    server: Carrier

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.server.policy)
        self.end_headers()
        self.wfile.write(self.server.html.encode())

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def cms(transactional_db: None) -> Iterator[str]:
    """The CMS with its own static files, as in production: the usual live server adds Django's."""
    thread = LiveServerThread("localhost", static_handler=lambda site: site)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    yield f"http://localhost:{thread.port}"
    thread.terminate()


@pytest.fixture
def carrier(cms: str) -> Iterator[Carrier]:
    with Carrier(cms) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def tree(transactional_db: None) -> Tree:
    tree = build_tree(Site.objects.get(is_default_site=True).root_page.specific)
    tree.zentrum.slug = "augaertle"
    tree.zentrum.save_revision().publish()
    tree.zentrum.refresh_from_db()  # offers below it take over its address
    return tree


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


def offer_of_tomorrow(tree: Tree, **fields: Any) -> AngebotPage:
    weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][tomorrow().weekday()]
    return build_offer(tree.zentrum, [weekly(weekday)], on_public_holidays=True, **fields)


def cancelled_tomorrow(tree: Tree, reason: str, **fields: Any) -> AngebotPage:
    offer = offer_of_tomorrow(tree, **fields)
    offer.ausfaelle.add(Ausfall(first_day=tomorrow(), last_day=tomorrow(), reason=reason))
    offer.save_revision().publish()
    return offer


def fallback_in(code: str, page: Any) -> Any:
    """The page in another language, in which nobody has translated it yet."""
    locale, _created = Locale.objects.get_or_create(language_code=code)
    return page.copy_for_translation(locale, copy_parents=True, alias=True)


def rows(region: Locator) -> Locator:
    """The dates of all days."""
    return region.get_by_role("list").get_by_role("list").get_by_role("listitem")


def test_a_carriers_page_shows_the_dates(page: Page, carrier: Carrier, tree: Tree) -> None:
    offer_of_tomorrow(tree, short_text="Für alle.")
    cancelled_tomorrow(tree, reason="Umbau", title=HOSTILE)
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.on("console", lambda message: errors.append(message.text))

    carrier.embed('zentrum="augaertle"')
    page.goto(carrier.url)
    region = page.get_by_role("region", name="Termine: Quartierszentrum Augärtle")
    day = region.get_by_role("heading", level=3)
    expect(day).to_contain_text("(morgen)")
    assert day.locator("time").get_attribute("datetime") == tomorrow().isoformat()
    expect(rows(region)).to_have_count(2)
    expect(region.get_by_role("list").get_by_role("list", name="morgen")).to_be_visible()

    plain = rows(region).filter(has_text="Offener Bereich")
    expect(plain).to_contain_text("16:00–18:00 Uhr Offener Bereich Für alle.")
    expect(plain).not_to_contain_text("fällt aus")
    start = plain.locator("time").first.get_attribute("datetime")
    assert start
    assert start.startswith(f"{tomorrow()}T16:00:00+0")
    link = plain.get_by_role("link", name="Offener Bereich").get_attribute("href")
    assert link == f"{CENTRE}offener-bereich/"

    hostile = rows(region).filter(has_text="<b>Fett</b>")
    expect(hostile).to_contain_text("fällt aus: Umbau")
    expect(hostile.get_by_role("link", name=HOSTILE, exact=True)).to_be_visible()
    assert page.title() == "Träger"

    expect(region.get_by_role("status")).to_have_text("Termine: 2")
    expect(page.get_by_text(FALLBACK)).to_be_hidden()
    assert hosts == {urlsplit(carrier.url).netloc, urlsplit(carrier.cms).netloc}
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert errors == []
    assert len(gzip.compress(page.request.get(carrier.script).body())) <= BUDGET


def test_german_text_in_arabic_says_so(page: Page, carrier: Carrier, tree: Tree) -> None:
    offer = cancelled_tomorrow(tree, reason="Umbau")
    for original in (tree.index, tree.zentrum, offer):
        fallback_in("ar", original)
    carrier.embed('zentrum="augaertle"', lang="ar-EG")
    page.goto(carrier.url)
    region = page.get_by_role("region", name="المواعيد")
    row = rows(region)
    expect(row).to_contain_text("بالألمانية فقط")
    expect(row).to_contain_text("أُلغي")
    assert region.evaluate("e => [e.lang, getComputedStyle(e).direction]") == ["ar", "rtl"]
    for german in (row.get_by_role("link", name="Offener Bereich"), row.get_by_text("Umbau")):
        style = "e => [e.lang, getComputedStyle(e).direction]"
        assert german.evaluate(style) == ["de", "ltr"]


def test_attributes_choose_and_may_change(page: Page, carrier: Carrier, tree: Tree) -> None:
    offer_of_tomorrow(tree, title="Basteln", audience=["kinder"])
    offer_of_tomorrow(tree, title="Frühstück", audience=["aeltere"])
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    carrier.embed('zielgruppe="kinder" tage="2" anzahl="1" titel="Was läuft" ebene="2"')
    page.goto(carrier.url)
    region = page.get_by_role("region", name="Was läuft")
    expect(region.get_by_role("heading", name="Was läuft", level=2)).to_be_visible()
    expect(region.get_by_role("heading", level=3)).to_have_count(1)
    expect(rows(region)).to_contain_text("Basteln Quartierszentrum Augärtle")
    today = timezone.localdate()
    assert parse_qs(urlsplit(asked[-1]).query) == {
        "audience": ["kinder"],
        "locale": ["de"],
        "from": [today.isoformat()],
        "to": [tomorrow().isoformat()],
        "limit": ["1"],
    }

    before = len(asked)
    page.evaluate(
        """() => {
            const element = document.querySelector("quartier-angebote");
            element.removeAttribute("zielgruppe");
            element.setAttribute("zentrum", "augaertle");
        }"""
    )
    more = region.get_by_role("link", name="Weitere Termine: 1")
    expect(more).to_have_attribute("href", CENTRE)
    assert len(asked) == before + 1

    element = page.locator("quartier-angebote")
    element.evaluate("e => e.setAttribute('tage', '1')")
    status = region.get_by_role("status")
    expect(status).to_have_text("In diesem Zeitraum sind keine Termine eingetragen.")
    expect(region.get_by_role("listitem")).to_have_count(0)
    expect(page.get_by_text(FALLBACK)).to_be_visible()

    said = set()
    for code, _name in settings.LANGUAGES:
        element.evaluate("(e, code) => e.setAttribute('locale', code)", code)
        expect(region).to_have_attribute("lang", code)
        expect(region.locator("[aria-busy=false]")).to_have_count(1)
        said.add(status.inner_text())
    assert len(said) == len(settings.LANGUAGES)


def test_who_has_no_answer_may_try_again(page: Page, carrier: Carrier, tree: Tree) -> None:
    offer_of_tomorrow(tree)
    page.route(DATES, lambda route: route.abort())
    carrier.embed('zentrum="augaertle"')
    page.goto(carrier.url)
    region = page.get_by_role("region", name="Termine")
    status = region.get_by_role("status")
    expect(status).to_have_text("Die Termine lassen sich gerade nicht laden.")
    expect(page.get_by_role("link", name=FALLBACK)).to_be_visible()

    waiting: list[Route] = []
    page.unroute(DATES)
    page.route(DATES, lambda route: waiting.append(route))
    button = region.get_by_role("button", name="Noch einmal versuchen")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    assert button.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(status).to_have_text("Termine werden geladen …")
    expect(region.locator("[aria-busy=true]")).to_have_count(1)
    expect(region).to_be_focused()
    waiting[0].continue_()
    expect(rows(region)).to_have_count(1)
    expect(region.locator("[aria-busy=true]")).to_have_count(0)

    with page.expect_request(DATES):
        page.locator("quartier-angebote").evaluate("e => e.setAttribute('tage', '3')")
    with page.expect_event("requestfailed") as failed:
        page.evaluate("document.querySelector('quartier-angebote').remove()")
    assert failed.value.failure == "net::ERR_ABORTED"
