"""Checks of the form of a Quartierszentrum."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from quartier_pages.choices import CentreStatus, SiteKind


class QuartierszentrumForm(WagtailAdminPageForm):
    """A running centre has exactly one main site; no centre has two."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "standorte" in self.formsets:  # not in a form of few fields, such as a locked page's
            self._check_main_site(cleaned.get("status"))
            self._keep_what_offers_use("standorte", "site_key")
            self._keep_what_offers_use("kontakte", "contact_key")
        return cleaned

    def _check_main_site(self, status: str | None) -> None:
        rows = self.formsets["standorte"]
        if not rows.is_valid():
            return  # what is wrong with a site comes first
        sites = [row for row in rows.forms if row.cleaned_data and row not in rows.deleted_forms]
        mains = sum(row.cleaned_data["kind"] == SiteKind.MAIN for row in sites)
        if mains > 1:
            self.add_error(
                "status",
                _("There are %(count)s main sites. Keep one and turn the others into branches.")
                % {"count": mains},
            )
        elif mains == 0 and status and CentreStatus(status).needs_site:
            self.add_error(
                "status",
                _(
                    "A centre with this status needs a main site: "
                    "add one under “Sites and contacts”."
                ),
            )

    def _keep_what_offers_use(self, relation: str, key: str) -> None:
        """Refuses to remove a site or contact that offers still name."""
        rows = self.formsets[relation]
        for row in rows.deleted_forms if rows.is_valid() else []:
            names = self.instance.angebote.filter(**{key: row.instance.translation_key})
            if titles := ", ".join(names.values_list("title", flat=True)):
                self.add_error(
                    None,
                    _("“%(row)s” is still used by: %(offers)s. Change these offers first.")
                    % {"row": row.instance, "offers": titles},
                )
