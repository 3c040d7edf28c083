"""Every page in its own language, and honest about text that is not."""

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Locale, Page

from home.models import EasyLanguageReview
from quartier_pages.choices import CentreStatus
from quartier_pages.models import Handlungsfeld
from tests.api.builders import Content
from tests.api.identities import FIELD, IMAGE

PAGES = "/api/v2/pages/"
ZENTRUM = "http://localhost:8000/quartierszentren/augaertle/"


def translate(page: Page, code: str, title: str = "", alias: bool = False) -> Any:
    """A published translation, or an alias as the language tree makes them."""
    locale, _created = Locale.objects.get_or_create(language_code=code)
    copy = page.copy_for_translation(locale, copy_parents=True, alias=alias)
    if not alias:
        copy.title = title
        copy.save_revision().publish()
    return type(copy).objects.get(pk=copy.pk)


@pytest.fixture
def english(content: Content) -> Any:
    """The centre in English; above it stands what nobody has translated."""
    translate(content.index, "en", alias=True)
    return translate(content.zentrum, "en", "Augärtle neighbourhood centre")


def get(client: Any, page: Page) -> Any:
    response = client.get(f"{PAGES}{page.pk}/")
    assert response.status_code == 200, response.content
    return response.json()


def test_pages_know_their_translations(content: Content, english: Any, client: Any) -> None:
    answer = get(client, content.zentrum)
    assert answer["translations"] == [
        {
            "locale": "en",
            "id": english.pk,
            "html_url": "http://localhost:8000/en/quartierszentren/augaertle/",
            "is_fallback": False,
        }
    ]
    assert get(client, english)["translations"][0]["locale"] == "de"


def test_a_fallback_says_so(content: Content, english: Any, client: Any) -> None:
    alias = english.get_parent()
    answer = get(client, alias)
    assert answer["meta"]["locale"] == "en"
    assert (answer["content_language"], answer["is_fallback"]) == ("de", True)
    assert answer["meta"]["alias_of"]["id"] == content.index.pk
    assert get(client, content.index)["translations"][0]["is_fallback"] is True


def test_a_fallback_does_not_name_its_original_once_that_is_a_draft(
    content: Content, english: Any, client: Any
) -> None:
    Page.objects.filter(pk=content.index.pk).update(live=False)
    answer = get(client, english.get_parent())
    assert answer["meta"]["alias_of"] is None
    assert answer["is_fallback"] is True


def test_links_lead_to_the_language_of_the_page(
    content: Content, english: Any, client: Any
) -> None:
    page = translate(content.standard, "en", "Imprint")
    values = {block["type"]: block["value"] for block in get(client, page)["body"]}
    address = "http://localhost:8000/en/quartierszentren/augaertle/"
    assert values["callout"]["text"] == f'<p><a href="{address}">Zentrum</a></p>'
    assert values["links"][0]["page"]["id"] == english.pk
    assert values["links"][0]["page"]["html_url"] == address


@pytest.mark.parametrize("draft", [False, True], ids=["no translation", "draft of a translation"])
def test_links_without_a_public_translation_lead_to_the_original(
    content: Content, client: Any, draft: bool
) -> None:
    page = translate(content.standard, "tr", "Künye")
    if draft:
        translate(content.zentrum, "tr", "Merkez").unpublish()
    values = {block["type"]: block["value"] for block in get(client, page)["body"]}
    assert values["callout"]["text"] == f'<p><a href="{ZENTRUM}">Zentrum</a></p>'


def test_a_link_to_a_draft_leads_to_its_public_translation(
    content: Content, english: Any, client: Any
) -> None:
    page = translate(content.standard, "en", "Imprint")
    content.zentrum.unpublish()
    values = {block["type"]: block["value"] for block in get(client, page)["body"]}
    assert "/en/quartierszentren/augaertle/" in values["callout"]["text"]


def test_snippets_labels_and_alternative_texts_are_in_the_language_of_the_page(
    content: Content, english: Any, client: Any
) -> None:
    field = Handlungsfeld.objects.get(pk=FIELD).copy_for_translation(english.locale)
    field.name = "Encounter"
    field.save()
    report = translate(content.report_2024, "en", "Report 2024")
    assert get(client, report)["schwerpunkte"][0]["handlungsfeld"] == {
        "slug": "begegnung",
        "name": "Encounter",
        "content_language": "en",
        "is_fallback": False,
    }
    centre = get(client, english)
    with translation.override("en"):
        assert centre["status_display"] == CentreStatus.IN_BETRIEB.label
    assert centre["teaser_image"]["id"] == IMAGE
    assert centre["teaser_image"]["alt"] == "The yard in summer"


def test_an_offer_keeps_the_facts_of_the_source_language(
    content: Content, english: Any, client: Any
) -> None:
    offer = translate(content.offer, "en", "Homework help")
    content.offer.zeitfenster.first().delete()
    content.offer.refresh_from_db()
    content.offer.audience = ["familien"]
    content.offer.save()
    german, translated = get(client, content.offer), get(client, offer)
    for name in ("ausfaelle", "termine", "audience", "cost_kind"):
        assert translated[name] == german[name]
    assert [slot["rhythm"] for slot in translated["zeitfenster"]] == ["once"]
    assert translated["zentrum"]["id"] == english.pk
    assert translated["site"]["name"] == "Augärtle"
    assert translated["contact"]["role"] == "Quartiersmanagement"


def test_live_lists_speak_the_language_of_the_page(
    content: Content, english: Any, client: Any
) -> None:
    offer = translate(content.offer, "en", "Homework help")
    body = get(client, english)["body"]
    assert [item["id"] for item in body[0]["value"]["offers"]] == [offer.pk]
    assert body[1]["value"]["measures"] == []


def test_easy_language_carries_its_name_only_after_a_review(content: Content, client: Any) -> None:
    page = translate(content.standard, "de-simple", "Impressum")
    assert get(client, page)["easy_language"] == {
        "label": "Einfache Sprache",
        "reviewed_by": None,
        "reviewed_on": None,
    }
    EasyLanguageReview.objects.create(page=page, reviewed_by="Prüfgruppe", reviewed_on="2025-03-01")
    assert get(client, page)["easy_language"] == {
        "label": "Leichte Sprache",
        "reviewed_by": "Prüfgruppe",
        "reviewed_on": "2025-03-01",
    }


def test_lists_can_be_limited_to_a_language(content: Content, english: Any, client: Any) -> None:
    items = client.get(f"{PAGES}?locale=en").json()["items"]
    assert [item["meta"]["locale"] for item in items] == ["en"] * 3
    found = client.get(f"{PAGES}?translation_of={content.zentrum.pk}").json()["items"]
    assert [item["id"] for item in found] == [english.pk]


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/quartierszentren/augaertle/", "de"),
        ("/en/quartierszentren/augaertle/", "en"),
        ("en/quartierszentren/augaertle", "en"),
    ],
)
def test_pages_are_found_by_their_public_address(
    content: Content, english: Any, client: Any, path: str, language: str
) -> None:
    response = client.get(f"{PAGES}find/?html_path={path}&fields=title", follow=True)
    assert response.status_code == 200
    assert response.json()["id"] == (english if language == "en" else content.zentrum).pk


@pytest.mark.parametrize(
    "path", ["/tr/quartierszentren/augaertle/", "/de/quartierszentren/", "/en/gibt-es-nicht/"]
)
def test_other_addresses_lead_nowhere(
    content: Content, english: Any, client: Any, path: str
) -> None:
    assert client.get(f"{PAGES}find/?html_path={path}").status_code == 404
