"""Pause, end or copy many offers at once, after a question."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from quartier_pages.choices import OfferStatus
from quartier_pages.editing.angebot_form import free_slug
from quartier_pages.editing.offers.changes import change_draft, propose, publish_alone
from quartier_pages.editing.offers.filters import centres_of
from quartier_pages.models import AngebotPage, QuartierszentrumPage


class OfferBulkAction(PageBulkAction):
    """For offers that somebody may edit; other pages of the list are named and left alone."""

    template_name = "quartier_pages/editing/offers/bulk.html"
    form_class: type[forms.Form] = forms.Form
    question: Any = ""
    action_priority = 60

    def check_perm(self, page: Any) -> bool:
        if page.specific_class is not AngebotPage or page.alias_of_id:
            return False
        rights = page.permissions_for_user(self.request.user)
        return bool(rights.can_edit() and not rights.page_locked())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.update(question=self.question, action_label=self.display_name)
        return context


class StatusBulkAction(OfferBulkAction):
    """Sets the status and nothing else: at once, or as a proposal of those who do not publish."""

    status: str = ""

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "status": self.status}

    @classmethod
    def execute_action(
        cls, objects: list[Any], user: Any = None, status: str = "", **kwargs: Any
    ) -> tuple[int, int]:
        def change(offer: AngebotPage) -> None:
            offer.status = status

        for page in objects:
            if not page.live:
                change_draft(page, change, user)
            elif page.permissions_for_user(user).can_publish():
                publish_alone(page, change, user)
            else:
                propose(page, change, user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        done = ngettext(
            "%(count)s offer changed.", "%(count)s offers changed.", num_parent_objects
        ) % {"count": num_parent_objects}
        pages = self.actionable_objects
        if all(page.permissions_for_user(self.request.user).can_publish() for page in pages):
            return done
        rest = _("What you may not publish yourself was submitted for release.")
        return f"{done} {rest}"


class PauseBulkAction(StatusBulkAction):
    display_name = gettext_lazy("Pause offers")
    aria_label = gettext_lazy("Pause the chosen offers")
    action_type = "pause_offers"
    status = OfferStatus.PAUSIERT
    question = gettext_lazy(
        "Shall these offers be paused? Their dates are no longer shown; the offers stay."
    )


class EndBulkAction(StatusBulkAction):
    display_name = gettext_lazy("End offers")
    aria_label = gettext_lazy("End the chosen offers")
    action_type = "end_offers"
    status = OfferStatus.BEENDET
    question = gettext_lazy(
        "Shall these offers end? They leave the lists of the website; their pages stay."
    )


class PlaceForm(forms.Form):
    """The sites of the centres where somebody may add offers."""

    place = forms.ChoiceField(label=gettext_lazy("Copy to"))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["place"].choices = places


class CopyBulkAction(OfferBulkAction):
    """A draft of each offer at another site, with the times and texts of the original."""

    display_name = gettext_lazy("Copy offers")
    aria_label = gettext_lazy("Copy the chosen offers to another site")
    action_type = "copy_offers"
    action_priority = 65
    form_class = PlaceForm
    question = gettext_lazy(
        "Shall these offers be copied? The copies are drafts: check times, contact and place, "
        "then publish them."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "places": self._places()}

    def _places(self) -> list[tuple[str, str]]:
        places = []
        for centre in centres_of(self.request).prefetch_related("standorte"):
            if not centre.permissions_for_user(self.request.user).can_add_subpage():
                continue
            sites = list(centre.standorte.all())
            places += [
                (f"{centre.pk}:{site.translation_key}", f"{centre.title}: {site.name}")
                for site in sites
            ] or [(f"{centre.pk}:", centre.title)]
        return places

    def get_execution_context(self) -> dict[str, Any]:
        form: Any = self.cleaned_form
        centre, _colon, site = form.cleaned_data["place"].partition(":")
        return {**super().get_execution_context(), "centre": int(centre), "site": site or None}

    @classmethod
    def execute_action(
        cls,
        objects: list[Any],
        user: Any = None,
        centre: int = 0,
        site: str | None = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        for page in objects:
            target = QuartierszentrumPage.objects.get(pk=centre)
            page.specific.copy(
                to=target,
                update_attrs={
                    "slug": free_slug(page.slug, target),
                    "site_key": site or page.specific.site_key,
                },
                keep_live=False,
                user=user,
            )
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)s offer copied as a draft.",
            "%(count)s offers copied as drafts.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
