"""Takes over what changed in German for all pages of one language."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale
from wagtail_localize.models import Translation

from home.editing.translation.rights import editable_ids, german_pages, languages_of
from home.editing.translation.states import TranslationState, states_of


def outdated(user: Any, locale: Locale) -> list[TranslationState]:
    """What changed in German, of the pages that somebody may translate into a language."""
    board = states_of(german_pages(user), [locale])
    found = [states[locale.pk] for states in board.values()]
    changed = [state for state in found if state.translation_id and state.source_changed]
    mine = editable_ids(user, [state.page["id"] for state in changed if state.page])
    return [state for state in changed if state.page and state.page["id"] in mine]


@transaction.atomic
def take_over(states: list[TranslationState]) -> None:
    """What wagtail-localize does page by page, without publishing anything."""
    ids = [state.translation_id for state in states]
    translations = Translation.objects.filter(pk__in=ids).select_related("source", "target_locale")
    for translation in translations:
        translation.source.update_from_db()
        translation.source.update_target_view_restrictions(translation.target_locale)


class RefreshView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/editing/translation/refresh.html"
    header_icon = "resubmit"
    locale: Locale

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        known = [locale.pk for locale in languages_of(request.user)]
        self.locale = get_object_or_404(Locale, pk__in=known, language_code=kwargs["code"])

    def get_page_title(self) -> str:
        return _("Update all that are out of date: %s") % self.locale.get_display_name()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ids = [state.source_id for state in outdated(self.request.user, self.locale)]
        pages = german_pages(self.request.user).filter(pk__in=ids).order_by("path")
        return super().get_context_data(
            titles=list(pages.values_list("title", flat=True)),
            board_url=reverse("translation:board"),
            **kwargs,
        )

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        states = outdated(request.user, self.locale)
        take_over(states)
        sources = german_pages(request.user).filter(pk__in=[state.source_id for state in states])
        missing = sum(
            row[self.locale.pk].missing for row in states_of(sources, [self.locale]).values()
        )
        done = ngettext("%(n)d page updated.", "%(n)d pages updated.", len(states))
        wait = ngettext(
            "%(n)d text waits for its translation.",
            "%(n)d texts wait for their translation.",
            missing,
        )
        messages.success(request, f"{done % {'n': len(states)}} {wait % {'n': missing}}")
        return redirect(f"{reverse('translation:board')}?language={code}")
