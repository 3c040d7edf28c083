"""What Django and django-axes say about signing in, as entries of the security log."""

from typing import Any

from axes.models import AccessAttempt
from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db.models import Model
from django.db.models.signals import post_save
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sign_in import sessions
from sign_in.security_log import record


def watch() -> None:
    user_logged_in.connect(_signed_in)
    # After django-axes' own receiver, which counts.
    user_login_failed.connect(_failed)
    user_locked_out.connect(_locked)
    post_save.connect(_user_saved, sender=get_user_model())


def _signed_in(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    sessions.begin(request.session)
    provider = getattr(user, "by_provider", False)
    record("sign_in.success", user, request=request, user=user, provider=provider)


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **kw: Any) -> None:
    # Who is locked out and goes on trying does not fill the log.
    if request is not None and getattr(request, "axes_failures_since_start", None) is not None:
        _record_attempt("sign_in.failure", credentials["username"], request)


def _locked(request: HttpRequest, username: str, **kwargs: Any) -> None:
    if request.axes_failures_since_start is not None:  # type: ignore[attr-defined]
        _record_attempt("sign_in.locked", username, request)


def _record_attempt(action: str, username: str, request: HttpRequest) -> None:
    """Of an unknown account the name is not kept: it is often a password in the wrong field."""
    model = get_user_model()
    user = model._default_manager.filter(**{model.USERNAME_FIELD: username}).first()
    if user:
        record(action, user, request=request)
        return
    attempt: Model = AccessAttempt.objects.filter(username=username).latest("attempt_time")
    record(action, attempt, request=request, title=_("Unknown account"))


def _user_saved(instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    # Set only where somebody chose a new one: not by a better hash of the old.
    if instance._password is not None and not created and not raw:
        record("sign_in.password", instance)
