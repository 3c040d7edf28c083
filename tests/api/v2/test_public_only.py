"""Only the public sees the public: not even a title of anything else gets out."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from home.models import CustomDocument, CustomImage
from tests.api.builders import Content, link_to
from tests.api.identities import DOCUMENT, IMAGE

PAGES = "/api/v2/pages/"
HIDDEN = "Quartierszentrum Augärtle"


def unpublish(page: Page) -> None:
    page.unpublish()


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def restrict_with_password(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")


HIDE = pytest.mark.parametrize("hide", [unpublish, restrict, restrict_with_password])


def ids(response: Any) -> set[int]:
    assert response.status_code == 200
    return {item["id"] for item in response.json()["items"]}


@HIDE
@pytest.mark.parametrize(
    "query", ["", "?type=quartier_pages.QuartierszentrumPage", "?search=Treffpunkt", "?locale=de"]
)
def test_lists_leave_it_out(
    content: Content, client: Any, hide: Callable[[Page], None], query: str
) -> None:
    hide(content.zentrum)
    assert content.zentrum.pk not in ids(client.get(f"{PAGES}{query}"))


@HIDE
@pytest.mark.parametrize(
    "path", ["{pk}/", "find/?html_path=/quartierszentren/augaertle/", "find/?id={pk}"]
)
def test_it_cannot_be_found(
    content: Content, client: Any, hide: Callable[[Page], None], path: str
) -> None:
    hide(content.zentrum)
    response = client.get(PAGES + path.format(pk=content.zentrum.pk))
    assert response.status_code == 404
    assert HIDDEN not in response.content.decode()


@HIDE
def test_nothing_names_it(content: Content, client: Any, hide: Callable[[Page], None]) -> None:
    hide(content.zentrum)
    for page in Page.objects.live().public().filter(depth__gt=1):
        answer = client.get(f"{PAGES}{page.pk}/")
        assert answer.status_code == 200
        assert HIDDEN not in answer.content.decode()
        assert '/quartierszentren/augaertle/"' not in answer.content.decode()


def test_a_page_below_a_draft_shows_neither_parent_nor_what_stands_there(
    content: Content, client: Any
) -> None:
    content.zentrum.unpublish()
    answer = client.get(f"{PAGES}{content.offer.pk}/").json()
    assert answer["meta"]["parent"] is None
    assert (answer["zentrum"], answer["site"], answer["contact"]) == (None, None, None)


def test_a_logged_in_editor_gets_the_same_answer_as_everybody(
    content: Content, client: Any, admin: Any
) -> None:
    restrict(content.zentrum)
    client.force_login(admin)
    assert content.zentrum.pk not in ids(client.get(PAGES))


@HIDE
def test_links_to_it_keep_their_text_only(
    content: Content, client: Any, hide: Callable[[Page], None]
) -> None:
    hide(content.zentrum)
    blocks = client.get(f"{PAGES}{content.standard.pk}/").json()["body"]
    values = {block["type"]: block["value"] for block in blocks}
    assert values["callout"]["text"] == "<p><a>Zentrum</a></p>"
    assert values["links"][0]["page"] is None


def test_what_a_draft_report_plans_or_counts_stays_inside(content: Content, client: Any) -> None:
    content.report_2023.unpublish()
    report = client.get(f"{PAGES}{content.report_2024.pk}/").json()
    assert report["rueckblick"][0]["title"] is None
    assert report["kennzahlen"][0]["previous"] is None


def test_a_draft_paper_is_neither_current_nor_predecessor(content: Content, client: Any) -> None:
    content.old_paper.unpublish()
    assert client.get(f"{PAGES}{content.paper.pk}/").json()["predecessor"] is None
    content.paper.unpublish()
    assert client.get(f"{PAGES}{content.zentrum.pk}/").json()["current_paper"] is None


def test_live_lists_show_published_offers_and_measures_only(content: Content, client: Any) -> None:
    content.offer.unpublish()
    content.report_2024.unpublish()
    content.report_2023.unpublish()
    body = client.get(f"{PAGES}{content.zentrum.pk}/").json()["body"]
    assert body[0]["value"]["offers"] == []
    assert body[1]["value"]["measures"] == []


def test_unpublished_changes_do_not_show(content: Content, client: Any) -> None:
    content.report_2024.summary = "<p>Entwurf</p>"
    content.report_2024.save_revision()
    assert "Entwurf" not in client.get(f"{PAGES}{content.report_2024.pk}/").content.decode()


def test_a_link_to_a_deleted_page_keeps_its_text_only(content: Content, client: Any) -> None:
    content.standard.body = [
        {"type": "paragraph", "value": link_to(Page(pk=999_999), "Weg"), "id": "text"}
    ]
    content.standard.save()
    body = client.get(f"{PAGES}{content.standard.pk}/").json()["body"]
    assert body[0]["value"] == "<p><a>Weg</a></p>"


@pytest.fixture
def private_collection(db: None) -> Collection:
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def test_private_files_are_not_listed(
    content: Content, client: Any, admin: Any, private_collection: Collection
) -> None:
    CustomImage.objects.update(collection=private_collection)
    CustomDocument.objects.update(collection=private_collection)
    client.force_login(admin)
    assert ids(client.get("/api/v2/images/")) == set()
    assert ids(client.get("/api/v2/documents/")) == set()
    assert client.get(f"/api/v2/images/{IMAGE}/").status_code == 404
    assert client.get(f"/api/v2/documents/{DOCUMENT}/").status_code == 404


def test_a_private_document_is_not_named_on_a_page(
    content: Content, client: Any, private_collection: Collection
) -> None:
    CustomDocument.objects.update(collection=private_collection)
    assert client.get(f"{PAGES}{content.report_2024.pk}/").json()["pdf"] is None
    standard = client.get(f"{PAGES}{content.standard.pk}/")
    assert "<a>Bericht</a>" in standard.content.decode()
    assert "bericht.pdf" not in standard.content.decode()


def test_a_private_image_is_not_shown_on_a_page(
    content: Content, client: Any, private_collection: Collection
) -> None:
    pages = [content.zentrum, content.standard]
    before = "".join(client.get(f"{PAGES}{page.pk}/").content.decode() for page in pages)
    CustomImage.objects.update(collection=private_collection)
    after = "".join(client.get(f"{PAGES}{page.pk}/").content.decode() for page in pages)
    assert "/media/images/" in before
    assert "/media/images/" not in after


def test_form_pages_do_not_say_who_gets_the_mail(content: Content, client: Any) -> None:
    answer = client.get(f"{PAGES}{content.feedback.pk}/").content.decode()
    assert "geheim@example.org" not in answer
