"""Forms through which residents write to the city."""

from itertools import islice
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, TranslatableMixin

from home.blocks.text import RICH_TEXT_FEATURES
from home.guarded_form import GuardedFormBuilder
from home.models.base import BasePage, facts
from home.models.front_end_preview import with_front_end

# Parameter of the address of a form: the path of the page that somebody writes about.
CONCERNS = "seite"
_LONGEST_PATH = 500


def _is_path(text: str) -> bool:
    """Whether a text can be the path of a page here: it names no other host, and no scheme."""
    is_short = text.startswith("/") and len(text) <= _LONGEST_PATH
    return is_short and url_has_allowed_host_and_scheme(text, allowed_hosts=None)


class FeedbackFormField(TranslatableMixin, AbstractFormField):
    """One field of a form."""

    page = ParentalKey("home.FeedbackPage", on_delete=models.CASCADE, related_name="form_fields")

    override_translatable_fields: ClassVar = facts("clean_name", "field_type", "required")

    class Meta(AbstractFormField.Meta, TranslatableMixin.Meta):
        pass


class FeedbackPage(AbstractEmailForm, BasePage):
    """A form such as "Barriere melden"; answers are stored and, with an address, mailed."""

    intro = RichTextField(_("introduction"), features=RICH_TEXT_FEATURES, blank=True)
    thank_you_text = RichTextField(_("thank-you text"), features=RICH_TEXT_FEATURES, blank=True)

    parent_page_types: ClassVar = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar = []
    form_builder = GuardedFormBuilder
    landing_page_template = "home/feedback_page_thanks.html"
    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        *facts("to_address", "from_address", "subject"),
    ]
    content_panels: ClassVar = [
        FormSubmissionsPanel(),
        *Page.content_panels,
        FieldPanel("intro"),
        InlinePanel("form_fields", heading=_("Form fields"), label=_("Form field")),
        FieldPanel("thank_you_text"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("to_address"), FieldPanel("from_address")]),
                FieldPanel("subject"),
            ],
            _("Notification by e-mail"),
        ),
    ]
    # Not the addresses that answers are mailed to.
    api_fields: ClassVar = ["intro", "form_fields", "thank_you_text", *BasePage.api_fields]

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")

    sender: HttpRequest | None = None

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.sender = request
        return super().serve(request, *args, **kwargs)

    def get_form_parameters(self) -> dict[str, Any]:
        return {**super().get_form_parameters(), "sender": self.sender, "initial": self._initial()}

    def _initial(self) -> dict[str, str]:
        """The address of the page that somebody came from, in the first field that asks for one."""
        path = self.sender.GET.get(CONCERNS, "") if self.sender else ""
        if not _is_path(path):
            return {}
        fields = (row for row in self.get_form_fields() if row.field_type == "url")
        return {
            row.clean_name: self.sender.build_absolute_uri(path)  # type: ignore[union-attr]
            for row in islice(fields, 1)
        }

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return with_front_end(AbstractEmailForm.preview_modes)
