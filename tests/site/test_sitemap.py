"""What the sitemap tells search engines."""

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from tests.trees import build_offer, build_zentrum

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
HOST = "https://quartiere.example.org"
VIEWS = re.compile("(angebote|massnahmen|wochenprogramm)/$")


@pytest.fixture(autouse=True)
def host(settings):
    """Neither the host that is asked nor the one that Wagtail knows."""
    settings.WAGTAILAPI_BASE_URL = f"{HOST}/"


def sitemap(client):
    """The addresses, each with those of its translations by language."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return {
        path(entry.findtext("s:loc", namespaces=NAMES)): {
            link.get("hreflang"): path(link.get("href")) for link in entry.iterfind("x:link", NAMES)
        }
        for entry in ElementTree.fromstring(response.content)
    }


def path(url):
    assert url.startswith(f"{HOST}/"), url
    return url.removeprefix(HOST)


def standard_page(tree, slug, **fields):
    return tree.home.add_child(instance=StandardPage(title=slug, slug=slug, **fields))


def test_every_public_page_is_listed(client, tree):
    standard_page(tree, "impressum")
    standard_page(tree, "entwurf", live=False)
    PageViewRestriction.objects.create(
        page=standard_page(tree, "intern"), restriction_type=PageViewRestriction.LOGIN
    )
    pages = {url for url in sitemap(client) if VIEWS.search(url) is None}
    assert pages == {tree.home.url, tree.index.url, tree.zentrum.url, "/impressum/"}


def test_views_are_listed_in_every_language(client, tree, locales):
    offer = build_offer(tree.zentrum)
    for page in (tree.home, tree.index, tree.zentrum, offer):
        page.copy_for_translation(locales["tr"], alias=True)
    build_zentrum(tree.index, "Geplant", slug="geplant")  # offers nothing yet
    hidden = build_zentrum(tree.index, "Geheim")
    build_offer(hidden)
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    found = sitemap(client)
    programme = f"{tree.zentrum.url}wochenprogramm/"
    assert [url for url in found if "wochenprogramm" in url] == [programme, f"/tr{programme}"]
    assert found[programme] == found[f"/tr{programme}"]
    assert found[programme]["x-default"] == found[programme]["de"] == programme
    for name in ("angebote", "massnahmen"):
        assert f"/{name}/" in found
        assert f"/de-simple/{name}/" in found
        assert len(found[f"/{name}/"]) == 9  # eight languages and x-default


def test_translations_are_listed_and_name_each_other(client, tree, locales):
    tree.home.copy_for_translation(locales["tr"], alias=True)
    tree.index.copy_for_translation(locales["tr"], alias=True)
    urls = [url for url in sitemap(client) if url.startswith("/tr/")]
    assert not [url for url in urls if VIEWS.search(url) is None]
    Page.objects.filter(locale=locales["tr"], depth=3).update(alias_of=None)
    found = sitemap(client)
    both = {
        "de": "/quartierszentren/",
        "x-default": "/quartierszentren/",
        "tr": "/tr/quartierszentren/",
    }
    assert found["/quartierszentren/"] == found["/tr/quartierszentren/"] == both
    assert "/tr/" not in found
    assert found["/"] == {"de": "/", "x-default": "/"}


def test_addresses_are_those_of_the_api(client, tree):
    api = client.get(f"/api/quartier/v1/quartierszentren/{tree.zentrum.slug}").json()
    assert path(api["html_url"]) in sitemap(client)


def test_no_entry_names_an_alternate_that_is_no_entry(client, tree, locales):
    for page in (tree.home, tree.index, tree.zentrum):
        page.copy_for_translation(locales["en"], alias=True)
    Page.objects.filter(locale=locales["en"], depth__in=(2, 4)).update(alias_of=None)
    found = sitemap(client)
    assert "/en/quartierszentren/" not in found
    assert set(found["/"]) == {"de", "en", "x-default"}
    assert set(found["/quartierszentren/"]) == {"de", "x-default"}
    for url, alternates in found.items():
        assert url in alternates.values()
        assert all(found[other] == alternates for other in alternates.values())


def test_the_number_of_queries_does_not_grow(client, locales, tree):
    turkish = tree.home.copy_for_translation(locales["tr"], alias=True)
    tree.index.copy_for_translation(locales["tr"], alias=True)
    sitemap(client)  # fills the caches of sites and content types

    def queries():
        with CaptureQueriesContext(connection) as captured:
            sitemap(client)
        return len(captured)

    def add(number):
        page = standard_page(tree, f"seite-{number}")
        page.copy_for_translation(locales["tr"], alias=True)
        hidden = build_zentrum(tree.index, f"Geheim {number}", slug=f"geheim-{number}")
        hidden.copy_for_translation(locales["tr"], alias=True)
        PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
        other = build_zentrum(tree.index, f"Zentrum {number}", slug=f"zentrum-{number}")
        other.copy_for_translation(locales["tr"], alias=True)

    Page.objects.filter(pk=turkish.pk).update(alias_of=None)
    add(0)
    before = queries()
    for number in range(1, 6):
        add(number)
    assert queries() == before <= 12
