"""The contrast view: asked for in the address, remembered for who asked, and for nobody else."""

import pytest
from django.test import Client

CONTRAST = 'data-ansicht="kontrast"'
# What is public: a page, the search in two languages, and what does not exist.
ADDRESSES = [("/", 200), ("/suche/", 200), ("/ar/suche/", 200), ("/nirgends/", 404)]


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(("address", "status"), ADDRESSES)
def test_nobody_gets_a_cookie_without_asking(client, locales, tree, address, status):
    response = client.get(address)
    assert response.status_code == status
    assert not response.cookies
    assert CONTRAST not in text(response)
    assert 'href="?ansicht=kontrast"' in text(response)


@pytest.mark.parametrize(("address", "status"), ADDRESSES)
def test_who_asks_gets_it_at_once_and_from_then_on(client, locales, tree, address, status):
    asked = client.get(address, {"ansicht": "kontrast"})
    later = client.get(address)
    for response in (asked, later):
        assert response.status_code == status
        assert CONTRAST in text(response)
        assert 'href="?ansicht=normal"' in text(response)
    assert not later.cookies


def test_the_cookie_holds_the_choice_and_no_more(client, tree):
    cookie = client.get("/?ansicht=kontrast").cookies["ansicht"]
    assert cookie.value == "kontrast"
    assert (cookie["samesite"], cookie["path"]) == ("Lax", "/")
    assert cookie["httponly"]
    assert cookie["max-age"] == 365 * 24 * 60 * 60
    assert not cookie["secure"]
    assert client.get("/?ansicht=kontrast", secure=True).cookies["ansicht"]["secure"]


def test_leaving_it_takes_the_cookie_away(client, tree):
    client.get("/?ansicht=kontrast")
    left = client.get("/?ansicht=normal")
    assert CONTRAST not in text(left)
    assert left.cookies["ansicht"]["max-age"] == 0
    assert CONTRAST not in text(client.get("/"))
    assert not Client().get("/?ansicht=normal").cookies


@pytest.mark.parametrize("value", ["", "bunt", "KONTRAST", '"><script>'])
def test_other_words_mean_nothing(client, tree, value):
    response = client.get("/", {"ansicht": value})
    assert not response.cookies
    assert CONTRAST not in text(response)
    client.cookies["ansicht"] = value
    assert CONTRAST not in text(client.get("/"))


def test_the_switch_keeps_what_was_searched_for(client, tree):
    assert 'href="?q=Tanz&amp;page=2&amp;ansicht=kontrast"' in text(
        client.get("/suche/?q=Tanz&page=2")
    )


def test_all_without_a_cookie_may_share_an_answer(client, tree):
    plain, asked = client.get("/"), client.get("/?ansicht=kontrast")
    assert "Cookie" in plain["Vary"]
    assert "private" not in plain.get("Cache-Control", "")
    assert "private" in asked["Cache-Control"]


@pytest.mark.parametrize("address", ["/api/quartier/v1/", "/sitemap.xml", "/admin/login/"])
def test_what_has_no_view_does_not_depend_on_it(client, tree, address):
    response = client.get(address, {} if "api" in address else {"ansicht": "kontrast"})
    assert "ansicht" not in response.cookies


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("", "Kontrastansicht"), ("de-simple/", "Starke Farben"), ("en/", "Contrast view")],
)
def test_the_switch_speaks_the_language_of_the_page(client, locales, tree, prefix, words):
    assert words in text(client.get(f"/{prefix}suche/"))
