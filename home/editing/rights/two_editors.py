"""Two people edit one page: the second one is told before the text of the first is replaced."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.edit import EditView


class CarefulEditView(EditView):
    """Wagtail warns by script only: this holds for whatever sends the form.

    Nothing is lost either way: what the first one saved stays in the history of the page.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        if self.is_out_of_date and self._is_of_somebody_else():
            form.restore_required_fields()
            messages.error(self.request, self._newer_version())
            self.has_unsaved_changes = True
            response: HttpResponse = self.render_to_response(self.get_context_data())
        else:
            response = super().form_valid(form)
        return response

    def _is_of_somebody_else(self) -> bool:
        """One's own is what the browser has just saved by itself, while one clicked."""
        return bool(self.latest_revision.user_id != self.request.user.pk)

    def _newer_version(self) -> str:
        latest = self.latest_revision
        who = get_user_display_name(latest.user) if latest.user else _("Somebody")
        compare = reverse(
            "wagtailadmin_pages:revisions_compare", args=(self.page.pk, "earliest", latest.pk)
        )
        return format_html(
            '{} <a href="{}" target="_blank">{}</a> {}',
            _("%(who)s has saved a newer version meanwhile, so yours was not saved yet.")
            % {"who": who},
            compare,
            _("See that version."),
            _("What you wrote is still in the form below: save again to put it in its place."),
        )
