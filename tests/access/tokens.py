"""Builders of tokens and of requests that carry them."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from access.models import Token


def issue(**fields: Any) -> tuple[Token, str]:
    """A valid token that reads, unless told otherwise."""
    defaults = {
        "name": "Website",
        "contact_email": "technik@example.org",
        "scopes": ["read"],
        "expires_at": timezone.now() + timedelta(days=1),
    }
    return Token.issue(**{**defaults, **fields})


def request_with(key: str | None = None, user: Any = None, **meta: Any) -> HttpRequest:
    """A request as it reaches a view, `user` being whom the session names."""
    if key is not None:
        meta["HTTP_AUTHORIZATION"] = f"Bearer {key}"
    request = RequestFactory().get("/api/quartier/v1/", **meta)
    request.user = user or AnonymousUser()
    return request
