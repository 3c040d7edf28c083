"""Checks of the form of a Quartierszentrum."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from quartier_pages.choices import CentreStatus, SiteKind


class QuartierszentrumForm(WagtailAdminPageForm):
    """A running centre has exactly one main site; no centre has two."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        rows = self.formsets.get("standorte")
        if rows is None:  # a field-limited form, such as a locked page's
            return cleaned
        kinds = [
            form.cleaned_data.get("kind")
            for form in rows.forms
            if form.is_valid()
            and form.has_changed() | bool(form.instance.pk)
            and not form.cleaned_data.get("DELETE")
        ]
        mains = kinds.count(SiteKind.MAIN)
        status = CentreStatus(cleaned["status"]) if cleaned.get("status") else None
        if mains > 1:
            self.add_error(
                "status",
                _("There are %(count)s main sites. Keep one and turn the others into branches.")
                % {"count": mains},
            )
        elif mains == 0 and status and status.needs_site:
            self.add_error(
                "status",
                _(
                    "A centre with this status needs a main site: "
                    "add one under “Sites and contacts”."
                ),
            )
        return cleaned
