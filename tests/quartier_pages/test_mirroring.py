"""What is public in German is public in every language, however it was made."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from quartier_pages.models import AngebotPage
from tests.form_data import form_data
from tests.trees import Tree, build_offer, weekly

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_turkish(tree: Tree) -> Locale:
    """The language, with every page so far."""
    locale, _created = Locale.objects.get_or_create(language_code="tr")
    LocaleSynchronization.objects.create(locale=locale, sync_from=Locale.get_default())
    return locale


def added(tree: Tree) -> Any:
    return build_offer(tree.zentrum, [weekly("MO")], live=False)


def copied(tree: Tree) -> Any:
    return added(tree).copy(to=tree.zentrum, update_attrs={"slug": "kopie"}, keep_live=False)


@pytest.mark.parametrize("make", [added, copied])
def test_a_page_appears_in_every_language_when_it_is_published(
    tree: Tree, in_turkish: Locale, make: Any, django_capture_on_commit_callbacks: Any
) -> None:
    offer = make(tree)
    assert not offer.has_translation(in_turkish)

    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            offer.save_revision().publish()
        mirrored = AngebotPage.objects.get(slug=offer.slug, locale=in_turkish)
        assert (mirrored.live, mirrored.alias_of_id) == (True, offer.pk)
        assert mirrored.zentrum.locale == in_turkish


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_the_form_of_a_new_page_makes_each_alias_once(
    tree: Tree,
    in_turkish: Locale,
    admin_client: Any,
    action: dict[str, str],
    django_capture_on_commit_callbacks: Any,
) -> None:
    data = form_data(AngebotPage, "Chor", "chor") | {"site_key": str(tree.site.translation_key)}
    address = reverse(
        "wagtailadmin_pages:add", args=["quartier_pages", "angebotpage", tree.zentrum.pk]
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post(address, data | action).status_code == 302

    aliases = AngebotPage.objects.filter(slug="chor", locale=in_turkish)
    assert [alias.live for alias in aliases] == [bool(action)]


def test_what_is_only_planned_is_not_mirrored(
    tree: Tree, in_turkish: Locale, django_capture_on_commit_callbacks: Any
) -> None:
    offer = added(tree)
    offer.go_live_at = timezone.now() + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):
        offer.save_revision().publish()
    assert not offer.has_translation(in_turkish)


def test_a_translation_is_no_source_of_other_languages(
    tree: Tree, in_turkish: Locale, django_capture_on_commit_callbacks: Any
) -> None:
    offer = added(tree)
    translated = offer.copy_for_translation(in_turkish, copy_parents=True)

    with django_capture_on_commit_callbacks(execute=True):
        translated.save_revision().publish()

    assert Page.objects.filter(translation_key=offer.translation_key).count() == 2
