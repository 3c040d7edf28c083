"""The form for a partner's token."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
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
        elif self._ends_in_the_past(data.get("expires_at")):
            self.add_error("expires_at", _("Choose a day in the future; to end it now, revoke it."))
        return data

    def _ends_in_the_past(self, end: datetime | None) -> bool:
        """Whether this is chosen now; an access that has run out can still be described better."""
        return end is not None and "expires_at" in self.changed_data and end <= timezone.now()
