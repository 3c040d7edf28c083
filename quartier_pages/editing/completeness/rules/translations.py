"""Pages that a translated centre still shows in German, and translations of an older text."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.languages import untranslated
from quartier_pages.editing.completeness.rule import Batch, Finding, Rule, Severity
from quartier_pages.models import AngebotPage, EckpunktepapierPage, JahresberichtPage

OF_A_CENTRE = (AngebotPage, EckpunktepapierPage, JahresberichtPage)


def missing(batch: Batch) -> Iterator[Finding]:
    """Only in languages into which the centre itself is translated."""
    may_submit = batch.user.has_perm("wagtail_localize.submit_translation")
    for model in OF_A_CENTRE:
        pages = batch.of(model).filter(untranslated(), live=True)
        for page in pages.exclude(untranslated("zentrum")):
            address = ""
            if page.alias_of_id and may_submit:
                address = reverse(
                    "wagtail_localize:submit_page_translation", args=[page.alias_of_id]
                )
            message = _("The centre is translated into this language, this page is not.")
            yield Finding(page, message, address=address)


def outdated(batch: Batch) -> Iterator[Finding]:
    """Translations that lack texts of their original, or whose original was published since."""
    pages = batch.of(Page).filter(live=True, alias_of=None)
    pages = list(pages.exclude(locale__language_code=settings.LANGUAGE_CODE))
    translations = _translations([page.translation_key for page in pages])
    originals = _published_at([page.translation_key for page in pages])
    for page in pages:
        translation = translations.get((page.translation_key, page.locale_id))
        if translation is None:
            continue
        published = originals.get(page.translation_key)
        if translation.lacks_texts:
            yield Finding(page, _("Some of its texts are not translated yet."))
        elif published and published > translation.source.last_updated_at:
            message = _("The German page was published again since: update the translation.")
            yield Finding(page, message)


def _translations(keys: list[Any]) -> dict[tuple[Any, int], Any]:
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef("target"),
        has_error=False,
    )
    # Under a name of its own, because subqueries reach one level up only.
    segments = StringSegment.objects.filter(source_id=OuterRef("source_id")).annotate(
        target=OuterRef("target_locale_id")
    )
    rows = Translation.objects.filter(enabled=True, source__object__in=keys)
    rows = rows.annotate(lacks_texts=Exists(segments.filter(~Exists(translated))))
    return {
        (row.source.object_id, row.target_locale_id): row for row in rows.select_related("source")
    }


def _published_at(keys: list[Any]) -> dict[Any, datetime]:
    originals = Page.objects.filter(
        translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE, live=True
    )
    return dict(originals.values_list("translation_key", "last_published_at"))


RULES = (
    Rule(
        "uebersetzung-fehlt",
        gettext_lazy("Translation missing"),
        Severity.IMPORTANT,
        missing,
    ),
    Rule(
        "uebersetzung-veraltet",
        gettext_lazy("Translation out of date"),
        Severity.HINT,
        outdated,
    ),
)
