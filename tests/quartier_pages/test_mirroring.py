"""What is public in German is public in every language, however it was made."""

from typing import Any

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from quartier_pages.models import AngebotPage
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
    tree: Tree, in_turkish: Locale, make: Any
) -> None:
    offer = make(tree)
    assert not offer.has_translation(in_turkish)

    for _again in range(2):
        offer.save_revision().publish()
        mirrored = AngebotPage.objects.get(slug=offer.slug, locale=in_turkish)
        assert (mirrored.live, mirrored.alias_of_id) == (True, offer.pk)
        assert mirrored.zentrum.locale == in_turkish


def test_a_translation_is_no_source_of_other_languages(tree: Tree, in_turkish: Locale) -> None:
    offer = added(tree)
    translated = offer.copy_for_translation(in_turkish, copy_parents=True)

    translated.save_revision().publish()

    assert Page.objects.filter(translation_key=offer.translation_key).count() == 2
