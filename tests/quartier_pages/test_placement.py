"""Pages copied, moved and put in the wrong place through Wagtail's real views."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.urls import reverse

from home.models import StandardPage
from quartier_pages.models import (
    AngebotPage,
    EckpunktepapierPage,
    JahresberichtPage,
)
from tests.form_data import create, errors, form_data
from tests.trees import Tree, build_offer, build_paper, build_report, build_zentrum

pytestmark = pytest.mark.django_db


def test_a_report_cannot_be_copied_or_moved_onto_its_own_year(
    tree: Tree, admin_client: Any
) -> None:
    report = build_report(tree.zentrum, 2024)
    other_centre = build_zentrum(tree.index, "Anderes Zentrum")
    other = build_report(other_centre, 2024, slug="bericht-2024")

    copy = admin_client.post(
        reverse("wagtailadmin_pages:copy", args=(report.pk,)),
        {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": tree.zentrum.pk},
    )
    assert "Für 2024 gibt es schon" in copy.context["form"].errors["new_parent_page"][0]

    move = reverse("wagtailadmin_pages:move_confirm", args=(other.pk, tree.zentrum.pk))
    response = admin_client.post(move, follow=True)
    assert "Für 2024 gibt es schon" in response.content.decode()
    bulk = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "move"))
    response = admin_client.post(f"{bulk}?id={other.pk}", {"chooser": tree.zentrum.pk}, follow=True)
    assert "Für 2024 gibt es schon" in response.content.decode()

    other.refresh_from_db()
    assert other.zentrum == other_centre
    assert other.get_parent().specific == other_centre


def test_a_page_in_the_wrong_place_is_told_where_it_belongs(tree: Tree, admin_client: Any) -> None:
    report = build_report(tree.zentrum, 2024)
    message = (
        "Eine Seite vom Typ „Jahresbericht“ gehört unter eine Seite vom Typ: Quartierszentrum."
    )

    response = create(admin_client, JahresberichtPage, tree.index)
    assert [str(m) for m in get_messages(response.wsgi_request)] == [message]

    move = reverse("wagtailadmin_pages:move_confirm", args=(report.pk, tree.index.pk))
    response = admin_client.post(move)
    assert message in [str(m) for m in get_messages(response.wsgi_request)]
    assert report.get_parent().specific == tree.zentrum

    with pytest.raises(ValidationError, match="gehört unter ein Quartierszentrum"):
        tree.index.add_child(instance=JahresberichtPage(title="Bericht", year=2023))


def test_a_paper_cannot_follow_its_own_successor(tree: Tree, admin_client: Any) -> None:
    first = build_paper(tree.zentrum, title="Erstes", slug="erstes")
    second = build_paper(tree.zentrum, title="Zweites", predecessor=first)

    response = admin_client.post(
        reverse("wagtailadmin_pages:edit", args=(first.pk,)),
        form_data(EckpunktepapierPage, "Erstes", "erstes", predecessor=str(second.pk)),
    )

    assert "eigener Vorgänger" in errors(response)["predecessor"][0]


def test_a_moved_page_belongs_to_its_new_centre(tree: Tree, admin_client: Any) -> None:
    offer = build_offer(tree.zentrum)
    elsewhere = build_zentrum(tree.index, "Anderes Zentrum")

    admin_client.post(reverse("wagtailadmin_pages:move_confirm", args=(offer.pk, elsewhere.pk)))

    offer.refresh_from_db()
    assert offer.zentrum == elsewhere


def test_a_moved_or_copied_offer_keeps_its_place(tree: Tree, admin_client: Any) -> None:
    offer = build_offer(tree.zentrum)
    elsewhere = build_zentrum(tree.index, "Anderes Zentrum")

    tree.zentrum.copy(
        to=tree.index, recursive=True, update_attrs={"slug": "kopie", "title": "Kopie"}
    )
    copied = AngebotPage.objects.get(zentrum__slug="kopie")
    assert copied.site == copied.zentrum.main_site != tree.site

    offer.move(elsewhere, pos="last-child")
    offer = AngebotPage.objects.get(pk=offer.pk)
    assert (offer.site, offer.place_text) == (None, tree.site.name)


def test_a_report_moved_by_code_is_told_where_it_belongs(tree: Tree) -> None:
    report = build_report(tree.zentrum, 2024)
    page = tree.home.add_child(instance=StandardPage(title="Impressum"))

    with pytest.raises(ValidationError, match="gehört unter ein Quartierszentrum"):
        report.move(page, pos="last-child")
    report.refresh_from_db()
    assert report.get_parent().specific == tree.zentrum
