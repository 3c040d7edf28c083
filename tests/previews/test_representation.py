"""A draft as data: the same as its page, though nothing of it need be in the database."""

from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.models import Page, Site

import quartier_pages.representation  # noqa: F401 (its page types, blocks and snippets)
from home.representation.library import Door, Library
from home.representation.pages import represent_draft, represent_pages
from previews import drafts
from quartier_pages.models import AngebotPage, JahresberichtPage
from tests.api.builders import Content
from tests.trees import weekly


def library() -> Library:
    return Library(
        Door(
            site=Site.objects.get(is_default_site=True),
            base_url="https://example.org",
            detail_url=lambda model, pk: f"{model._meta.label_lower}/{pk}",
        )
    )


def as_draft(page: Page) -> Page:
    return drafts.resolve(drafts.make_token(page.save_revision()))


def pages_of(content: Content) -> dict[str, Page]:
    """Pages of all types by name, with every field filled."""
    return {name: getattr(content, name) for name in content.names.values()}


def represented(pages: dict[str, Page]) -> dict[str, Any]:
    found = represent_pages(library(), pages.values())
    return {name: found[page.pk] for name, page in pages.items()}


def represented_drafts(pages: dict[str, Page]) -> dict[str, Any]:
    return {name: represent_draft(library(), page) for name, page in pages.items()}


def without_pdf(pages: dict[str, Any]) -> dict[str, Any]:
    """There is none of what is not public."""
    return {
        name: {**fields, "pdf_url": None} if "pdf_url" in fields else fields
        for name, fields in pages.items()
    }


def test_drafts_of_all_types_are_represented_as_their_pages(content):
    pages = pages_of(content)
    expected = represented(pages)
    assert all("teaser_text" in fields for fields in expected.values())
    drafts_of = {name: as_draft(page) for name, page in pages.items()}
    assert represented_drafts(drafts_of) == expected

    # Their pages need never have been published, …
    Page.objects.filter(depth__gt=2).update(live=False)
    expected = represented(pages)
    hidden = Page.objects.in_bulk([page.pk for page in pages.values()])
    drafts_of = {name: as_draft(hidden[page.pk].specific) for name, page in pages.items()}
    assert represented_drafts(drafts_of) == without_pdf(expected)

    # … nor saved: so the front end's preview has a page that is being created.
    for page in drafts_of.values():
        page.pk = page.id = None
        for relation in get_all_child_relations(page):
            for row in getattr(page, relation.get_accessor_name()).all():
                row.pk = None
    for name, fields in represented_drafts(drafts_of).items():
        assert fields.keys() == expected[name].keys()


def test_rows_are_those_of_the_draft(content):
    offer: Any = AngebotPage.objects.get(pk=content.offer.pk)
    offer.zeitfenster = [weekly("FR")]
    offer.audience = ["jugendliche"]
    shown = represent_draft(library(), as_draft(offer))
    assert [row["weekday"] for row in shown["zeitfenster"]] == ["FR"]
    assert {termin["start"] for termin in shown["termine"]} == {"16:00:00"}
    assert shown["audience"] == ["jugendliche"]

    report: Any = JahresberichtPage.objects.get(pk=content.report_2024.pk)
    first = report.massnahmen.all()[0]
    first.title = "Nur im Entwurf"
    report.massnahmen = [first]
    shown = represent_draft(library(), as_draft(report))
    assert [row["title"] for row in shown["massnahmen"]] == ["Nur im Entwurf"]
