"""The form for a receiver."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page, get_page_models

from webhooks.targets import TargetError, resolve


def page_type_choices() -> list[tuple[str, str]]:
    models = [model for model in get_page_models() if model is not Page]
    choices = [(model._meta.label, capfirst(str(model._meta.verbose_name))) for model in models]
    return sorted(choices, key=lambda choice: choice[1])


class EndpointForm(WagtailAdminModelForm):
    """Refuses addresses that messages would never be sent to, beside the field."""

    url = forms.URLField(
        label=_("Address"),
        max_length=500,
        assume_scheme="https",
        help_text=_("Begins with https:// and is reachable from the internet."),
    )
    page_types = forms.MultipleChoiceField(
        label=_("Only page types"),
        choices=page_type_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all of them."),
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            resolve(url)
        except TargetError as error:
            raise forms.ValidationError(str(error)) from error
        return url

    def save(self, commit: bool = True) -> Any:
        if "active" in self.changed_data and self.instance.active:
            self.instance.forget_failures()
        return super().save(commit)
