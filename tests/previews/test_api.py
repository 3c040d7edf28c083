"""Drafts as data: behind a link, in an editor's own front end, and for tokens that may see them."""

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from previews.drafts import make_token
from tests.access.tokens import issue

ROOT = "/api/quartier/v1/preview"


@pytest.fixture
def page(tree: Any) -> StandardPage:
    """Published once, and changed since."""
    page = tree.home.add_child(instance=StandardPage(title="Alt", slug="alt"))
    page.save_revision().publish()
    page = StandardPage.objects.get(pk=page.pk)
    page.title = "Neu im Entwurf"
    page.save_revision()
    return StandardPage.objects.get(pk=page.pk)


def test_a_link_opens_the_draft_as_the_api_answers_pages(page, client):
    response = client.get(f"{ROOT}/{make_token(page.latest_revision)}")
    assert response.json()["title"] == "Neu im Entwurf"
    assert set(response.json()) == set(client.get(f"/api/quartier/v1/pages/{page.pk}").json())
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response


def test_a_page_that_was_never_published(tree, client):
    page = tree.home.add_child(instance=StandardPage(title="Nie", slug="nie", live=False))
    revision = page.save_revision()
    answer = client.get(f"{ROOT}/{make_token(revision)}").json()
    assert (answer["id"], answer["title"]) == (page.pk, "Nie")


@pytest.mark.parametrize(
    ("path", "status"),
    [("x.y.z", 404), ("?content_type=home.standardpage&token=x", 404), ("?content_type=x", 422)],
)
def test_wrong_links(path, status, tree, client):
    url = ROOT + (path if path.startswith("?") else f"/{path}")
    assert client.get(url).status_code == status


@pytest.mark.parametrize(
    ("scopes", "status"), [(None, 401), (["read"], 403), (["read", "drafts"], 200)]
)
def test_only_tokens_that_may_see_drafts_see_them(scopes, status, page, client):
    headers = {"Authorization": f"Bearer {issue(scopes=scopes)[1]}"} if scopes else {}
    response = client.get(f"{ROOT}/pages/{page.pk}", headers=headers)
    assert response.status_code == status
    assert ("Neu im Entwurf" in response.content.decode()) is (status == 200)


def test_no_token_opens_a_private_page(page, client):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    headers = {"Authorization": f"Bearer {issue(scopes=['drafts'])[1]}"}
    assert client.get(f"{ROOT}/pages/{page.pk}", headers=headers).status_code == 404
