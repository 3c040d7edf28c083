"""The traps of Wagtail's API v3 that concern reading, each closed here."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from home.models import StandardPage
from tests.v3_preview.conftest import PAGES, Api, World, build_page

PROBLEM = "application/problem+json"


def rich_text(text: str) -> list[dict[str, Any]]:
    return [{"type": "paragraph", "value": text}]


def link(page: Page) -> str:
    return f'<p><a linktype="page" id="{page.pk}">dort</a></p>'


def test_meta_parent_leaks_neither_draft_nor_private_page(world: World, reader: Api) -> None:
    for page in (world.below_hidden, *Page.objects.live().public().filter(depth__gt=2)):
        response = reader.get(f"pages/{page.pk}/")
        assert response.status_code == 200
        assert "Geheimplan" not in response.content.decode()
        assert (
            "geheimplan/unter-dem-plan" in response.content.decode() or page != world.below_hidden
        )
    assert reader.get(f"pages/{world.below_hidden.pk}/").json()["meta"]["parent"] is None
    parent = reader.get(f"pages/{world.public.pk}/").json()["meta"]["parent"]
    assert parent["title"] == world.home.title


def test_meta_parent_of_an_editors_page_is_shown_to_the_editor(world: World, editor: Api) -> None:
    answer = editor.get(f"pages/{world.draft.pk}/").json()
    assert answer["meta"]["parent"]["id"] == world.public.pk


def test_meta_alias_of_leaks_no_draft(world: World, reader: Api) -> None:
    alias = world.hidden.create_alias(parent=world.home, update_slug="alias")
    Page.objects.filter(pk=alias.pk).update(title="Anders", draft_title="Anders", live=True)
    answer = reader.get(f"pages/{alias.pk}/")
    assert answer.json()["meta"]["alias_of"] is None
    assert "Geheimplan" not in answer.content.decode()


@pytest.mark.parametrize("text_format", ["html", "markdown"])
def test_html_links_on_english_pages_point_to_english_ones(
    world: World, english: StandardPage, reader: Api, text_format: str
) -> None:
    german = build_page(world.home, "Kontakt", slug="kontakt")
    page = german.copy_for_translation(Locale.objects.get(language_code="en"))
    page.body = rich_text(link(world.public))
    page.save_revision().publish()
    answer = reader.get(f"pages/{page.pk}/?rich_text_format={text_format}", Accept_Language="de")
    assert "/en/impressum/" in answer.json()["body"][0]["value"]


def test_html_links_to_drafts_have_no_address(world: World, reader: Api) -> None:
    page = build_page(world.home, "Kontakt", body=rich_text(link(world.hidden)))
    answer = reader.get(f"pages/{page.pk}/?rich_text_format=html")
    assert "dort" in answer.content.decode()
    assert "geheimplan" not in answer.content.decode()


def test_addresses_are_those_of_the_other_apis(
    world: World, english: StandardPage, chief: Api, settings: Any
) -> None:
    """Not those of Wagtail's site, which says another port, or a host of long ago."""
    settings.WAGTAILAPI_BASE_URL = "https://quartiere.example:8443"
    public = f"/api/quartier/v1/pages/{english.pk}"
    wanted = chief.client.get(public, secure=True).json()["html_url"]
    assert wanted == "https://quartiere.example:8443/en/impressum/"
    assert chief.get(f"pages/{english.pk}/").json()["meta"]["html_url"] == wanted
    assert chief.get(f"pages/{english.pk}/?version=draft").json()["meta"]["html_url"] == wanted
    listed = {page["id"]: page["meta"]["html_url"] for page in chief.get("pages/").json()["items"]}
    assert listed[english.pk] == wanted
    child = chief.get(f"pages/{world.draft.pk}/").json()["meta"]
    assert child["parent"]["meta"]["html_url"] == "https://quartiere.example:8443/impressum/"


def test_another_site_keeps_its_own_address(world: World, chief: Api) -> None:
    page = build_page(world.other_site, "Ziel", slug="ziel")
    page.body = rich_text(link(page))
    page.save_revision().publish()
    path = f"pages/{page.pk}/?site=andere.example&rich_text_format=html"
    answer = chief.get(path).json()
    assert answer["meta"]["html_url"] == "http://andere.example/ziel/"
    assert 'href="http://andere.example/ziel/"' in answer["body"][0]["value"]


@pytest.mark.parametrize("path", ["/en/impressum/", "en/impressum"])
def test_find_by_html_path_in_english(english: StandardPage, reader: Api, path: str) -> None:
    response = reader.get(f"pages/find/?html_path={path}")
    assert response.status_code == 302
    assert response["Location"] == f"{PAGES}{english.pk}/"


def test_find_by_html_path_in_german_keeps_the_other_parameters(
    world: World, english: StandardPage, reader: Api
) -> None:
    response = reader.get("pages/find/?html_path=/impressum/&rich_text_format=html")
    assert response["Location"] == f"{PAGES}{world.public.pk}/?rich_text_format=html"
    assert reader.get(f"pages/find/?id={world.public.pk}").status_code == 302


@pytest.mark.parametrize(
    "path", ["/geheimplan/", "/barrierefreiheit/geheimplan/", "/tr/impressum/", "/nur-mitglieder/"]
)
def test_find_by_html_path_finds_only_what_is_visible(world: World, reader: Api, path: str) -> None:
    response = reader.get(f"pages/find/?html_path={path}")
    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("pages/?titel=x", "titel"),
        ("pages/?title__icontains=x", "title__icontains"),
        ("pages/?type=quartier_pages.JahresberichtPage&month=1", "month"),
        ("pages/?lead=x", "lead"),
        ("pages/?type=home.StandardPage&body=x", "body"),
        ("pages/{pk}/?fields=title", "fields"),
        ("pages/find/?path=x", "path"),
        ("pages/{pk}/revisions/?limits=1", "limits"),
        ("images/?colour=x", "colour"),
        ("documents/?year=1", "year"),
        ("sites/?hostname=x", "hostname"),
        ("locales/?language_code=x", "language_code"),
        ("schema/?x=1", "x"),
        ("whoami/?x=1", "x"),
    ],
)
def test_unknown_filters_are_422_and_named(world: World, chief: Api, path: str, name: str) -> None:
    response = chief.get(path.format(pk=world.public.pk))
    assert (response.status_code, response["Content-Type"]) == (422, PROBLEM)
    assert [error["loc"] for error in response.json()["errors"]] == [["query", name]]


@pytest.mark.parametrize("name", ["year__gte", "year__in", "zentrum__slug"])
def test_unsupported_lookups_are_422_and_named(reader: Api, name: str) -> None:
    response = reader.get(f"pages/?type=quartier_pages.JahresberichtPage&{name}=2020")
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"] == ["query", name]


@pytest.mark.parametrize(
    "query",
    ["order=body", "order=standorte", "order=title__x", "search=%00", "child_of=99999", "limit=0"],
)
def test_parameters_that_cannot_be_followed_are_422(world: World, reader: Api, query: str) -> None:
    response = reader.get(f"pages/?type=home.StandardPage&{query}")
    assert (response.status_code, response["Content-Type"]) == (422, PROBLEM)


@pytest.mark.parametrize("query", ["title=Impressum", "slug=impressum", "search=Impressum"])
def test_known_filters_work(world: World, reader: Api, query: str) -> None:
    assert reader.titles(f"pages/?type=home.StandardPage&{query}") == {"Impressum"}


SIGNS = ["%22", "*", "'", "(", ":*", "-", "%5C", "", "%F0%9F%8F%A0"]


@pytest.mark.parametrize("text", [*SIGNS, *(f"{sign}a" for sign in SIGNS), "a AND", "a%22b", "NOT"])
def test_no_search_is_a_500(world: World, reader: Api, text: str) -> None:
    expected = 422 if text in SIGNS or "%22" in text else 200
    assert reader.get(f"pages/?search={text}").status_code == expected


@pytest.mark.parametrize("relation", ["child_of", "descendant_of"])
def test_relations_work_below_pages_that_are_not_ones_own(
    world: World, reader: Api, relation: str
) -> None:
    below_root = reader.titles(f"pages/?{relation}=root")
    assert reader.titles(f"pages/?{relation}={world.home.pk}") == below_root
    assert below_root >= {"Impressum", "Barrierefreiheit"}


def test_stream_choosers_cost_no_query(world: World, reader: Api) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(f"pages/{world.public.pk}/").status_code == 200
        return len(queries)

    count()
    before = count()
    card = {"title": "Mehr", "page": world.elsewhere.pk}
    world.public.body = [{"type": "links", "value": [card] * 3}]
    world.public.save()
    assert count() == before
    value = reader.get(f"pages/{world.public.pk}/").json()["body"][0]["value"]
    assert [row["page"] for row in value] == [world.elsewhere.pk] * 3


def test_locales_are_back(reader: Api, chief: Api) -> None:
    codes = {item["language_code"] for item in chief.get("locales/").json()["items"]}
    assert "de" in codes
    assert reader.get("locales/").status_code == 403
