"""How long somebody stays signed in: so many hours, and not so long without doing anything.

What the browser asks by itself is no doing, or a forgotten window would never sign out. Two
things count all the same, so that nobody who writes loses text: autosave, which happens only
when something was typed, and Wagtail's ping of a form that has unsaved changes.
"""

from collections.abc import Callable
from time import time
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponseBase

_SINCE = "sign_in.since"
_SEEN = "sign_in.seen"
# How exactly one knows when somebody was last there: a write each minute, not each request.
_STEP = 60


def begin(session: SessionBase) -> None:
    session[_SINCE] = session[_SEEN] = int(time())


def has_ended(data: dict[str, Any]) -> bool:
    """Whether the time of this stored session is over; one that nobody signed in has none."""
    if _SINCE not in data:
        return False
    now = time()
    return bool(
        now >= data[_SINCE] + settings.SESSION_COOKIE_AGE
        or now >= data[_SEEN] + settings.SESSION_IDLE_MINUTES * 60
    )


def note_activity(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: remembers that somebody is there, while she does something in the admin."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.path.startswith("/admin/") and _is_somebody(request):
            seen = request.session.get(_SEEN)
            if seen is not None and time() >= seen + _STEP:
                request.session[_SEEN] = int(time())
        return response

    return middleware


def _is_somebody(request: HttpRequest) -> bool:
    match = request.resolver_match
    is_ping = match is not None and match.view_name == "wagtailadmin_editing_sessions:ping"
    return not is_ping or bool(request.POST.get("is_editing"))
