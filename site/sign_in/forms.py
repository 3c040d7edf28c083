"""The two questions of a sign-in: the password, and the code."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms.auth import LoginForm

from sign_in import second_factor
from sign_in.addresses import client_address
from sign_in.lock_out import count_failure, is_locked, minutes_left


def locked_error(request: HttpRequest, username: str) -> forms.ValidationError:
    """The same for every name, so that nobody learns which accounts there are."""
    minutes = minutes_left(username, client_address(request))
    text = ngettext(
        "Too many failed attempts. Try again in %(minutes)d minute, or ask an administrator to "
        "lift the lock.",
        "Too many failed attempts. Try again in %(minutes)d minutes, or ask an administrator to "
        "lift the lock.",
        minutes,
    )
    return forms.ValidationError(text % {"minutes": minutes}, code="locked")


class SignInForm(LoginForm):
    """Wagtail's, which also says so when the account is locked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")  # Wagtail gives it none, in no language

    def get_invalid_login_error(self) -> forms.ValidationError:
        if getattr(self.request, "axes_locked_out", False):
            return locked_error(self.request, self.cleaned_data["username"])
        return super().get_invalid_login_error()


class CodeForm(forms.Form):
    """A code of the app, or a recovery code; wrong ones count towards the lock."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("Six digits from your app, or one of your recovery codes."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )

    def __init__(self, *args: Any, user: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.request = user, request

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        name = self.user.get_username()
        if is_locked(self.request, name):
            raise locked_error(self.request, name)
        if not second_factor.accepts(self.user, code):
            count_failure(self.request, name)
            if is_locked(self.request, name):
                raise locked_error(self.request, name)
            raise forms.ValidationError(
                _("This code is not right, or no longer. Each one works once: wait for the next.")
            )
        return code


class SetUpForm(forms.Form):
    """Proof that the app knows the key."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("The six digits that the app shows now."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
