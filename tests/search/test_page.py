"""The search page finds what everybody may see, in the language of its address."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from home.models import HomePage, StandardPage
from tests.html import html, main


def add_page(parent, title):
    return parent.add_child(instance=StandardPage(title=title))


def found(client, address):
    """Titles of the results, in their order."""
    text = main(html(client, address))
    return re.findall(r'<h3><a href="[^"]*">(?:<bdi[^>]*>)?([^<]*)', text)


def test_finds_pages_by_their_words(client, tree):
    page = add_page(tree.home, "Beratung")
    add_page(tree.home, "Sprachtreff")
    text = main(html(client, "/suche/?q=beratung"))
    assert found(client, "/suche/?q=beratung") == ["Beratung"]
    assert f'href="{page.url}"' in text
    assert 'value="beratung"' in text


LONG = "wort+" * 3000
ODD = (
    *("nirgends", "%22", "*", "a%00b", "%3Cscript%3E", "x" * 500, "%F0%9F%98%80", "...!?"),
    *("_", "%FF%FE", "%E2%80%8B", "((%26|!)):*", LONG, "ﷺ", "nirgends&centre=%00&type=9&x=y&q2="),
    *(f"nirgends&page={number}" for number in ("0", "abc", "9999", "9" * 5000)),
)
PAGES = (("x", 20), ("", 20), ("0", 5), ("-1", 5), ("9999", 5))


@pytest.mark.parametrize("query", ODD)
def test_says_when_nothing_is_found(client, tree, query):
    text = main(html(client, f"/suche/?q={query}"))
    assert "qz-empty" in text
    assert "qz-results" not in text
    assert "<script>" not in text


@pytest.mark.parametrize("address", ["/suche/", "/suche/?q=", "/suche/?q=%20", "/suche/?q=%00"])
def test_asks_for_words_when_there_are_none(client, tree, address):
    text = main(html(client, address))
    assert "qz-muted" in text
    assert "qz-empty" not in text
    assert "qz-results" not in text


def test_asks_whether_another_word_was_meant(client, tree):
    add_page(tree.home, "Seniorentreff")
    assert found(client, "/suche/?q=Senior") == ["Seniorentreff"]
    text = main(html(client, "/suche/?q=Seniorentreff+Nirgends"))
    assert "Meinten Sie" in text
    assert 'href="?q=Seniorentreff"' in text


def test_says_where_words_are_compared_letter_by_letter(client, tree):
    add_page(tree.home, "Beratung")
    said = "Buchstabe für Buchstabe" in main(html(client, "/suche/?q=Beratung"))
    assert said is (connection.vendor != "postgresql")
    assert "Buchstabe für Buchstabe" not in main(html(client, "/suche/"))


def test_drafts_and_restricted_pages_are_not_found(client, admin_client, tree):
    draft, restricted = add_page(tree.home, "Beratung A"), add_page(tree.home, "Beratung B")
    add_page(restricted, "Beratung C")
    draft.unpublish()
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert found(client, "/suche/?q=Beratung") == []
    assert found(admin_client, "/suche/?q=Beratung") == []


def test_pages_of_another_language_are_not_found(client, locales, tree):
    add_page(tree.home, "Beratung")
    english = tree.home.copy_for_translation(locales["en"], alias=True)
    advice = StandardPage(title="Advice", locale=locales["en"])
    english.add_child(instance=advice)
    assert found(client, "/suche/?q=Advice") == []
    assert found(client, "/en/suche/?q=Advice") == ["Advice"]
    assert found(client, "/en/suche/?q=Beratung") == []
    assert found(client, "/tr/suche/?q=Beratung") == []  # a language without any page


def test_pages_of_another_site_are_not_found(client, tree):
    other = Page.get_first_root_node().add_child(instance=HomePage(title="Andere", slug="andere"))
    Site.objects.create(hostname="andere.example.org", root_page=other)
    add_page(other, "Beratung")
    assert found(client, "/suche/?q=Beratung") == []


def test_results_come_in_pages(client, tree):
    for number in range(25):
        add_page(tree.home, f"Beratung {number}")
    first = found(client, "/suche/?q=Beratung")
    second = found(client, "/suche/?q=Beratung&page=2")
    assert (len(first), len(second), len({*first, *second})) == (20, 5, 25)
    text = main(html(client, "/suche/?q=Beratung&page=2"))
    assert 'href="?q=Beratung&amp;page=1"' in text or 'href="?q=Beratung&page=1"' in text
    assert 'start="21"' in text


@pytest.mark.parametrize(
    ("number", "results"), [("x", 20), ("", 20), ("0", 5), ("-1", 5), ("9999", 5)]
)
def test_a_wrong_page_number_leads_to_a_page_that_exists(client, tree, number, results):
    for step in range(25):
        add_page(tree.home, f"Beratung {step}")
    assert len(found(client, f"/suche/?q=Beratung&page={number}")) == results


def test_more_results_take_no_more_queries(client, locales, tree):
    tree.home.copy_for_translation(locales["tr"], alias=True)

    def add(name):
        add_page(tree.home, f"Beratung {name}").copy_for_translation(locales["tr"], alias=True)

    def queries():
        found(client, "/tr/suche/?q=Beratung")
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            found(client, "/tr/suche/?q=Beratung")
        return len(captured)

    add("A")
    before = queries()
    for name in "BCDE":
        add(name)
    assert len(found(client, "/tr/suche/?q=Beratung")) == 5
    assert queries() == before
