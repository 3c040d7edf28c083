"""Mirrors the German tree into every language and translates the pages that have a translation."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete
from django.utils import timezone
from wagtail.models import Locale, Page, get_translatable_models
from wagtail_localize.models import (
    LocaleSynchronization,
    OverridableSegment,
    RelatedObjectSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationSource,
    handle_translation_on_delete,
)

from home.models import HomePage
from quartier_pages.demo.facts import translations
from quartier_pages.demo.indexes import paused
from quartier_pages.demo.ledger import Ledger

TRANSLATED = ("de-simple", "en", "tr", "ar")
# The pages that visitors of these languages see first.
COMPLETE_PAGES = (
    "/",
    "/quartierszentren/",
    "/quartierszentren/boeckingen/",
    "/quartierszentren/augaertle/",
    "/quartierszentren/augaertle/beratungsangebot/",
    "/quartierszentren/augaertle/frauenfruehstueck/",
    "/quartierszentren/augaertle/hausaufgaben-und-bewerbungshilfe/",
    "/quartierszentren/augaertle/offener-bereich/",
    "/quartierszentren/augaertle/abendoeffnung/",
    "/quartierszentren/augaertle/anwohnertreff/",
    "/quartierszentren/augaertle/toepfern-fuer-kinder/",
    "/barriere-melden/",
)
ALSO_COMPLETE = {"de-simple": ("/einfach-erklaert/",)}
# Fields of blocks that hold the number of a page: its translation has another one.
_PAGE_FIELDS = ("page", "zentrum")


def mirror_languages(ledger: Ledger, home: HomePage) -> None:
    """Every page of the source language as an alias in every other one, also in future.

    What wagtail-localize's `synchronize_tree` would make page by page, a whole tree at a time.
    """
    source = home.locale
    locales = [
        Locale.objects.get_or_create(language_code=code)[0]
        for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
        if code != source.language_code
    ]
    synced = set(LocaleSynchronization.objects.values_list("locale", flat=True))
    # In bulk, because saving one would start to mirror at once.
    ledger.created += LocaleSynchronization.objects.bulk_create(
        LocaleSynchronization(locale=locale, sync_from=source)
        for locale in locales
        if locale.pk not in synced
    )
    for locale in locales:
        home.create_alias(
            recursive=True,
            parent=home.get_parent(),
            update_slug=f"{home.slug}-{locale.language_code}",
            update_locale=locale,
            reset_translation_key=False,
            log_action=None,  # that the page came into being is on record anyway
        )


def complete_pages(home: Page, code: str) -> list[Page]:
    """The pages in the source language that are translated in full into a language."""
    root = home.url_path.rstrip("/")
    paths = [root + path for path in (*COMPLETE_PAGES, *ALSO_COMPLETE.get(code, ()))]
    return list(Page.objects.filter(url_path__in=paths).order_by("path").specific())


def translate_pages(pages: Iterable[Page], code: str) -> None:
    """Translates pages into one language, the way its editors can go on."""
    locale = Locale.objects.get(language_code=code)
    texts = translations(code)
    for page in pages:
        source, _changed = TranslationSource.update_or_create_from_instance(page)
        _translate(source, locale, texts)
        translated: Any = page.get_translation(locale)
        translated.latest_revision.publish()


def _translate(source: TranslationSource, locale: Locale, texts: dict[str, str]) -> None:
    now = timezone.now()
    translation = Translation.objects.create(
        source=source, target_locale=locale, translations_last_updated_at=now
    )
    segments = StringSegment.objects.filter(source=source).select_related("string")
    known = {
        (segment.string_id, segment.context_id): texts[segment.string.data]
        for segment in segments
        if segment.string.data in texts
    }
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=string,
            context_id=context,
            locale=locale,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for (string, context), text in known.items()
    )
    _point_links_at_translations(source, locale)
    # Published at once by the caller: wagtail-localize would wait for the end of the transaction.
    translation.save_target(publish=False)


def _point_links_at_translations(source: TranslationSource, locale: Locale) -> None:
    """Page choosers inside blocks stay on the source language unless told otherwise."""
    for segment in OverridableSegment.objects.filter(source=source).select_related("context"):
        if segment.context.path.rpartition(".")[2] in _PAGE_FIELDS:
            target = Page.objects.get(pk=segment.data).get_translation(locale)
            SegmentOverride.objects.create(
                context=segment.context, locale=locale, data_json=str(target.pk)
            )


@contextmanager
def deleting_pages(pages: list[int]) -> Iterator[None]:
    """Forgets the translations of pages at once: wagtail-localize would ask again for every row."""
    keys = list(Page.objects.filter(pk__in=pages).values_list("translation_key", flat=True))
    of_pages = {"context__object__in": keys}
    # Translations and segments protect what they belong to, so they go first.
    for model in (SegmentOverride, StringTranslation):
        model.objects.filter(**of_pages).delete()
    for model in (OverridableSegment, RelatedObjectSegment, StringSegment, TemplateSegment):
        model.objects.filter(**of_pages).delete()
    TranslatableObject.objects.filter(translation_key__in=keys).delete()
    with paused(
        post_delete, handle_translation_on_delete, get_translatable_models(include_subclasses=True)
    ):
        yield
