"""A form that anybody may send without a cookie, and machines rarely with success.

Who is not logged in has no rights that a forged submission could abuse, so the browser need not
keep a secret. What remains is unwanted mail: the form has to be sent from a page of this site, at
human speed, and with the field left empty that people do not see. A refusal keeps what was typed.
"""

import time
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

LEAST_SECONDS = 2
MOST_SECONDS = 24 * 60 * 60
_SALT = "home.guarded_form"


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent the form, as far as the browser tells.

    Browsers say so themselves (Sec-Fetch-Site), older ones name the origin of the page. Who says
    nothing at all is no browser that its user was lured with.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in ("same-origin", "none")
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    if not sender:
        return True
    ours = [f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS]
    return any(f"{sender}/".startswith(f"{origin}/") for origin in ours)


class GuardedForm(BaseForm):
    """Checks from where, when and by whom it is sent; `sender` is the request that sends it."""

    # No field that an editor adds can have these names: theirs have no hyphen.
    stamp_name, trap_name = "formular-zeit", "formular-leer"

    def __init__(self, *args: Any, sender: HttpRequest | None = None, **kwargs: Any) -> None:
        self.sender = sender
        super().__init__(*args, **kwargs)

    @property
    def stamp(self) -> str:
        """When the form was first shown, signed; now, if that is unknown or too long ago."""
        is_good = 0 <= self._age() <= MOST_SECONDS
        return self.data[self.stamp_name] if is_good else signing.dumps(time.time(), salt=_SALT)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.errors and not self._is_trusted():
            raise ValidationError(
                _("Your message has not been sent yet. Please press “Send” once more.")
            )
        return cleaned

    def _is_trusted(self) -> bool:
        return (
            self.sender is not None
            and is_from_here(self.sender)
            and not self.data.get(self.trap_name)
            and LEAST_SECONDS <= self._age() <= MOST_SECONDS
        )

    def _age(self) -> float:
        """Seconds since the form was first shown; below zero if its stamp is not ours."""
        try:
            shown = signing.loads(self.data.get(self.stamp_name, ""), salt=_SALT)
        except signing.BadSignature:
            return -1
        return time.time() - float(shown)


class GuardedFormBuilder(FormBuilder):
    """Makes guarded forms of the fields that editors put together."""

    def create_email_field(self, _field: Any, options: dict[str, Any]) -> forms.EmailField:
        wrong = _("Please enter a valid email address, such as name@example.org.")
        return forms.EmailField(**options, error_messages={"invalid": wrong})

    def create_url_field(self, _field: Any, options: dict[str, Any]) -> forms.URLField:
        wrong = _("Please enter a valid address, such as https://www.example.org/.")
        return forms.URLField(**options, assume_scheme="https", error_messages={"invalid": wrong})

    def get_form_class(self) -> type[GuardedForm]:
        return type("GuardedForm", (GuardedForm,), self.formfields)
