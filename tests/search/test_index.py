"""The index follows every change, and shows nobody what is not public."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from search.models import Entry, Word
from search.query import Found
from tests.search.city import City, build_city, search, titles


@pytest.fixture
def city(tree: Any) -> City:
    return build_city(tree)


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def rename(city: City) -> None:
    page = fresh(city.seniors)
    page.title = "Kaffeehaus"
    page.save_revision().publish()


def draft(city: City) -> None:
    page = fresh(city.seniors)
    page.title = "Geheimtreff"
    page.save_revision()


def schedule(city: City) -> None:
    page = fresh(city.tree.home).add_child(
        instance=type(city.festival)(title="Geheimtreff", live=False)
    )
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()


def restrict(city: City) -> None:
    login = PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=city.tree.zentrum, restriction_type=login)


def move(city: City) -> None:
    fresh(city.seniors).move(city.boeckingen, pos="last-child")


CHANGES: dict[Callable[[City], Any], dict[str, list[str]]] = {
    rename: {"Kaffeehaus": ["Kaffeehaus"], "Seniorentreff": []},
    draft: {"Seniorentreff": ["Seniorentreff"], "Geheimtreff": []},
    schedule: {"Geheimtreff": []},
    lambda city: fresh(city.seniors).unpublish(): {"Seniorentreff": []},
    lambda city: fresh(city.seniors).delete(): {"Seniorentreff": []},
    restrict: {"Seniorentreff": [], "Augärtle": [], "Straßenfest": ["Straßenfest"]},
    move: {"Böckingen Seniorentreff": ["Seniorentreff"]},
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found_at_once(change, city):
    assert titles("Seniorentreff") == ["Seniorentreff"]
    change(city)
    assert {text: titles(text) for text in CHANGES[change]} == CHANGES[change]


def test_what_became_private_is_not_shown_even_before_it_is_indexed_anew(city, monkeypatch):
    titles("Seniorentreff")
    restrict(city)
    monkeypatch.setattr("search.query.catch_up", lambda: None)
    assert Entry.objects.filter(title="Seniorentreff").exists()
    found = search("Seniorentreff")
    assert (len(found), list(found), found.groups) == (0, [], [])


def test_an_alias_of_a_private_page_is_not_found(city, locales):
    city.tree.home.copy_for_translation(locales["en"], alias=True)
    city.festival.copy_for_translation(locales["en"], alias=True)
    assert titles("Straßenfest", "en") == ["Straßenfest"]
    login = PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=city.festival, restriction_type=login)
    assert titles("Straßenfest", "en") == []


def test_a_translation_takes_the_place_of_the_german_text(city, locales):
    city.tree.home.copy_for_translation(locales["en"], alias=True)
    page = city.festival.copy_for_translation(locales["en"], alias=True)
    assert [hit.language for hit in search("Straßenfest", "en")] == ["de"]
    page.alias_of = None
    page.title = "Street festival"
    page.save_revision().publish()
    assert titles("Straßenfest", "en") == []
    assert [hit.language for hit in search("festivals festival", "en")] in ([], ["en"])
    assert [hit.language for hit in search("street", "en")] == ["en"]


def test_the_index_can_be_made_anew_and_forgets_words(city):
    titles("Seniorentreff")
    before = sorted(Entry.objects.values_list("pk", "title", "text_words"))
    Entry.objects.filter(pk=city.festival.pk).delete()
    fresh(city.seniors).delete()
    call_command("build_search")
    assert sorted(Entry.objects.values_list("pk", "title", "text_words")) == [
        row for row in before if row[0] != city.seniors.pk
    ]
    assert not Word.objects.filter(folded="seniorentreff").exists()


def test_a_site_without_pages_finds_nothing(db):
    assert list(Found("Wort", "de", None)) == []
