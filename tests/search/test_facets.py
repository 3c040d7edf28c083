"""What results can be narrowed to: on the page as links, in the API as values."""

import re
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import get_page_models

from home.models import BasePage
from search import addresses
from search.facets import Choice, facets
from tests.html import html, main
from tests.search.city import City, build_city, search, titles

OFFER = "quartier_pages.AngebotPage"
REPORT = "quartier_pages.JahresberichtPage"
API = "/api/quartier/v1/search"


@pytest.fixture
def city(tree: Any) -> City:
    return build_city(tree)


def counts(choices: list[Choice]) -> dict[str, int]:
    return {choice.value: choice.count for choice in choices}


def test_each_facet_counts_what_the_others_leave(city):
    centre = frozenset([city.boeckingen.translation_key])
    plain, of_type = facets(search("Frühstück")), facets(search("Frühstück", type=OFFER))
    of_both = facets(search("Frühstück", type=REPORT, centres=centre))
    assert counts(plain.types) == {OFFER: 3, REPORT: 1}
    assert counts(plain.centres) == {city.tree.zentrum.slug: 1, "boeckingen": 3}
    assert counts(of_type.types) == counts(plain.types)
    assert counts(of_type.centres) == {city.tree.zentrum.slug: 1, "boeckingen": 2}
    assert counts(of_both.types) == {OFFER: 2, REPORT: 1}
    assert [choice.value for choice in of_both.types if choice.is_chosen] == [REPORT]
    assert titles("Frühstück", type=REPORT, centres=centre) == ["Jahresbericht 2024"]


def test_languages_count_what_is_written_in_them(client, city, locales):
    city.tree.home.copy_for_translation(locales["en"], alias=True)
    fallback = city.festival.copy_for_translation(locales["en"], alias=True)
    assert counts(facets(search("Straßenfest")).locales) == {"de": 1}
    assert counts(facets(search("Straßenfest", "en")).locales) == {"de": 1}
    assert len(search("Straßenfest", "en")) == 1  # found, but as a German text
    assert "/en/suche/" not in main(html(client, "/suche/?q=Straßenfest"))
    fallback.alias_of = None
    fallback.title = "Straßenfest in English"
    fallback.save_revision().publish()
    for code in ("de", "en"):
        assert counts(facets(search("Straßenfest", code)).locales) == {"de": 1, "en": 1}
    assert "/en/suche/" in main(html(client, "/suche/?q=Straßenfest"))


def test_a_centre_that_is_not_public_has_no_name_here(city):
    city.boeckingen.unpublish()
    assert counts(facets(search("Frühstück")).centres) == {city.tree.zentrum.slug: 1}


def test_the_page_narrows_by_links(client, city):
    text = main(html(client, "/suche/?q=Frühstück"))
    narrowed = "q=Fr%C3%BChst%C3%BCck&amp;art=angebot"
    assert f'href="?{narrowed}"' in text
    assert "<details open" not in text.replace('class="qz-facets" ', "")
    text = main(html(client, "/suche/?q=Frühstück&art=angebot"))
    assert 'class="qz-facets" open' in text
    assert f'href="?{narrowed}&amp;zentrum=boeckingen"' in text
    assert re.findall(r'href="([^"]*)"\s*aria-current="true">([^<]*)', text) == [
        (f"?{narrowed}", "Angebot (3)")
    ]
    assert 'href="?q=Fr%C3%BChst%C3%BCck"' in text
    assert "Jahresbericht 2024" not in text
    for nothing in ("zentrum=nirgends", "art=nichts", "art=%00&zentrum=nirgends"):
        text = main(html(client, f"/suche/?q=Frühstück&{nothing}"))
        assert "qz-empty" in text
        assert '<a href="?q=Fr%C3%BChst%C3%BCck">Alles durchsuchen</a>' in text
        assert "kürzeren Wort" not in text
    assert "kürzeren Wort" in main(html(client, "/suche/?q=qqqq"))


def test_every_kind_of_page_has_a_name_in_addresses(client, city):
    kinds = [model for model in get_page_models() if issubclass(model, BasePage)]
    slugs = [addresses.slug_of(model._meta.label) for model in kinds]
    assert len(set(slugs)) == len(kinds)
    assert [addresses.type_of(slug) for slug in slugs] == [model._meta.label for model in kinds]


def test_an_address_of_the_first_days_still_narrows(client, city):
    old = main(html(client, f"/suche/?q=Frühstück&type={OFFER}&centre=boeckingen"))
    new = main(html(client, "/suche/?q=Frühstück&art=angebot&zentrum=boeckingen"))
    assert old == new
    assert "Angebot (" in new


def test_the_page_says_where_else_there_is_something(client, city):
    for address in ("/suche/", "/suche/?q=Nichtsdergleichen"):
        assert f'href="{city.boeckingen.url}"' in main(html(client, address))


def test_the_api_has_the_same(client, city):
    call_command("build_documents")
    data = client.get(API, {"q": "Frühstück", "centre": "boeckingen", "type": OFFER}).json()
    assert [item["title"] for item in data["items"]] == ["Frühstück", "Frühstück früher"]
    assert data["count"] == 2
    assert data["facets"]["type"] == [
        {"value": OFFER, "label": "Angebot", "count": 2},
        {"value": REPORT, "label": "Jahresbericht", "count": 1},
    ]
    assert data["suggestions"] == []
    assert client.get(API, {"q": "Frühstück", "centre": "nirgends"}).status_code == 404
    assert client.get(API, {"q": "Frühstück", "type": "home.User"}).status_code == 422
    nothing = client.get(API, {"q": "Seniorentreff Weltraumbahnhof"}).json()
    assert (nothing["count"], nothing["suggestions"]) == (0, ["Seniorentreff"])
