"""A machine writes drafts only: wagtail-localize's views, without a way to publish them unread."""

import logging
from typing import Any

import requests
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import DraftStateMixin
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation, update_translations

from home.editing.translation.states import target_locales, unpublished_by_machine

logger = logging.getLogger(__name__)

# What goes wrong with a service on the network: no answer, or not the one that was agreed on.
_FAILURES = (requests.RequestException, KeyError, ValueError)


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Drafts of the texts that are missing."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if get_machine_translator() is None:
        raise Http404
    back = redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
    if not isinstance(translation.get_target_instance(), DraftStateMixin):
        # It would be public as soon as a page that refers to it is translated.
        messages.error(request, _("This has no drafts: please translate it yourself."))
        return back
    try:
        response: HttpResponse = edit_translation.machine_translate(request, translation_id)
    except _FAILURES:
        logger.warning("Machine translation failed", exc_info=True)
        messages.error(request, _("The machine did not answer. Nothing was changed."))
        return back
    return response


class UpdateForm(update_translations.UpdateTranslationsForm):
    """Takes over what changed in German; publishes only what a person wrote or read."""

    def __init__(self, *args: Any, source: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("publish_translations"):
            if data.get("use_machine_translation"):
                self.add_error("publish_translations", _("Read what the machine wrote first."))
            elif unpublished_by_machine([self.source.object_id], target_locales()):
                self.add_error(
                    "publish_translations",
                    _("There are texts that a machine wrote: read and publish them one by one."),
                )
        return data


class UpdateView(update_translations.UpdateTranslationsView):
    template_name = "home/editing/translation/update.html"

    def get_form(self) -> UpdateForm:
        data = self.request.POST if self.request.method == "POST" else None
        return UpdateForm(data, source=self.object)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if form.is_valid() and self.components.is_valid():
            try:
                response: HttpResponse = self.form_valid(form)
            except _FAILURES:
                logger.warning("Machine translation failed", exc_info=True)
                form.add_error(None, _("The machine did not answer. Nothing was changed."))
            else:
                return response
        return self.render_to_response({**self.get_context_data(**kwargs), "form": form})
