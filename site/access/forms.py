"""The form for a partner's token."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.users.utils import get_manageable_token_owners


class TokenForm(WagtailAdminModelForm):
    """A token without end is a decision of its own, not a field left empty."""

    never_expires = forms.BooleanField(
        label=_("Never expires"),
        required=False,
        help_text=_("Only where nobody could renew it in time."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.fields["never_expires"].initial = self.instance.expires_at is None
        self.fields["user"].queryset = get_manageable_token_owners(self.for_user)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if data.get("never_expires"):
            data["expires_at"] = None
        elif data.get("expires_at") is None and "expires_at" not in self.errors:
            self.add_error("expires_at", _("Choose a day, or that the access never expires."))
        return data
