"""Pages that a translated centre still shows in German, and translations of an older text."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from home.editing.translation.states import states_of, target_locales
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
    """Translations that lack texts of their original, or whose original says something new."""
    pages = batch.of(Page).filter(live=True, alias_of=None)
    pages = list(pages.exclude(locale__language_code=settings.LANGUAGE_CODE))
    originals = Page.objects.filter(
        translation_key__in=[page.translation_key for page in pages],
        locale__language_code=settings.LANGUAGE_CODE,
        live=True,
    )
    board = states_of(originals, target_locales())
    for page in pages:
        state = board.get(page.translation_key, {}).get(page.locale_id)
        if state is None or not state.translation_id:
            continue
        if state.missing:
            yield Finding(page, _("Some of its texts are not translated yet."))
        elif state.source_changed:
            message = _("The German page says something new since: update the translation.")
            yield Finding(page, message)


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
