"""Two people edit one page: the second one is told before the text of the first is replaced."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import PageLogEntry


class CarefulEditView(EditView):
    """Wagtail warns by script only: this holds for whatever sends the form.

    Nothing is lost either way: what the first one saved stays in the history of the page.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        if self.is_out_of_date and self._is_worth_telling():
            form.restore_required_fields()
            messages.error(self.request, self._newer_version())
            self.has_unsaved_changes = True
            response: HttpResponse = self.render_to_response(self.get_context_data())
        else:
            response = super().form_valid(form)
        return response

    def _is_worth_telling(self) -> bool:
        """Everything but what the browser has just saved of this form, while one clicked.

        One may also have changed the page elsewhere, such as called off a date.
        """
        known = self.request.POST.get("overwrite_revision_id")
        known = known or self.request.POST["loaded_revision_id"]
        newer = self.page.revisions.filter(pk__gt=known) if known.isdecimal() else None
        if not newer:  # or one that was saved over
            return bool(self.latest_revision.user_id != self.request.user.pk)
        keys = {revision.pk for revision in newer}
        done = PageLogEntry.objects.filter(revision__in=keys).exclude(action="wagtail.edit")
        return (
            any(revision.user_id != self.request.user.pk for revision in newer)
            or self.page.live_revision_id in keys
            or done.exists()
        )

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
