"""A small tree in German and English, with one offer in each state of translation."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.models import Role, RoleKey
from quartier_pages.models import AngebotPage
from tests.trees import build_offer


@pytest.fixture
def english(locales: dict[str, Locale], tree: Any) -> Locale:
    """The English tree: only aliases so far."""
    for page in (tree.home, tree.index, tree.zentrum):
        page.copy_for_translation(locales["en"], alias=True)
    return locales["en"]


@pytest.fixture
def offer(tree: Any, english: Locale) -> AngebotPage:
    """A published German offer, mirrored into English."""
    return published(build_offer(tree.zentrum, place_text="Im Park", site_key=None), english)


def published(page: AngebotPage, locale: Locale) -> AngebotPage:
    page.save_revision().publish()
    page.copy_for_translation(locale, alias=True)
    return AngebotPage.objects.get(pk=page.pk)


def begin(page: Page, locale: Locale) -> Translation:
    """What „Übersetzen“ does."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target(publish=False)
    return translation


def write(translation: Translation, kind: str = "manual") -> None:
    """A text for every German one that has none."""
    segments = StringSegment.objects.filter(source=translation.source)
    for segment in segments.annotate_translation(translation.target_locale):
        if segment.translation is None:
            StringTranslation.objects.create(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=translation.target_locale,
                data=f"English {segment.string_id}",
                translation_type=kind,
            )


def publish(translation: Translation) -> Page:
    """What „Veröffentlichen“ does."""
    translation.save_target(publish=False)
    page = translation.get_target_instance()
    page.latest_revision.publish()
    return page


def change_german(page: Page, text: str = "Neuer Text") -> None:
    page = page.specific
    page.short_text = text
    page.save_revision().publish()


def age(page: Page, days: int = 1) -> None:
    """As if it had been published earlier."""
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - timedelta(days=days))


@pytest.fixture
def translated(offer: AngebotPage, english: Locale) -> Translation:
    """The offer, translated and published in full."""
    translation = begin(offer, english)
    write(translation)
    publish(translation)
    return translation


@pytest.fixture
def person(db: None) -> Callable[[str, RoleKey], Any]:
    def make(name: str, role: RoleKey) -> Any:
        user = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim")
        user.groups.add(Role.group_of(role))
        return user

    return make


@pytest.fixture
def translator_client(client: Any, english: Locale, person: Any) -> Any:
    """A browser in which a translator is logged in."""
    client.force_login(person("translator", RoleKey.TRANSLATION))
    return client
