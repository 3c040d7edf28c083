"""Pages name no centre that is not public, as in the API."""

import pytest
from wagtail.models import Page, PageViewRestriction

from tests.html import html, main
from tests.trees import build_offer, build_paper, build_report, build_zentrum, weekly

HIDDEN = ["Augärtle", "Ellwanger Straße", "Quartiersmanagement", "07131 94-1850"]


@pytest.fixture
def pages(zentrum):
    """One page of each kind below the centre."""
    offer = build_offer(
        zentrum,
        [weekly("MO")],
        title="Chor",
        slug="chor",
        contact_key=zentrum.kontakte.get().translation_key,
    )
    return [offer, build_paper(zentrum), build_report(zentrum, 2024)]


def test_pages_below_a_public_centre_name_it(client, zentrum, pages):
    for page in pages:
        assert f'<a href="{zentrum.url}">{zentrum.title}</a>' in main(html(client, page))
    text = main(html(client, pages[0]))
    assert [fact for fact in HIDDEN if fact not in text] == []


def test_pages_below_a_draft_do_not_name_it(client, zentrum, pages):
    zentrum.unpublish()
    for page in pages:
        text = main(html(client, page))
        assert [fact for fact in [*HIDDEN, f'href="{zentrum.url}"'] if fact in text] == []


def test_the_breadcrumb_leaves_a_draft_out(client, zentrum, pages):
    zentrum.unpublish()
    for page in pages:
        crumbs = html(client, page).split('class="qz-breadcrumb__list"')[1].split("</ol>")[0]
        assert zentrum.title not in crumbs


@pytest.mark.parametrize("kind", ["login", "password"])
def test_a_restricted_centre_is_not_public(zentrum, pages, kind):
    assert [page.public_zentrum for page in pages] == [zentrum] * 3
    PageViewRestriction.objects.create(page=zentrum, restriction_type=kind, password="x")
    assert [page.public_zentrum for page in pages] == [None] * 3


def test_lists_of_all_centres_name_public_ones_only(client, tree, zentrum, pages):
    lists = [("offers", {"title": "Angebote"}), ("measures", {"title": "Maßnahmen"})]
    other = build_zentrum(tree.index, "Sontheim", body=lists)
    assert zentrum.title in main(html(client, other))
    zentrum.unpublish()
    text = main(html(client, other))
    assert "Chor" in text
    assert zentrum.title not in text


def test_a_new_page_can_be_previewed_with_its_centre(zentrum):
    offer = build_offer(zentrum, title="Chor", slug="chor")
    draft = type(offer)(title="Neu", slug="neu", locale=zentrum.locale, depth=zentrum.depth + 1)
    draft.path = Page._get_children_path_interval(zentrum.path)[1]
    draft.set_url_path(zentrum)
    assert zentrum.title in main(draft.make_preview_request().content.decode())
