"""The page behind a link to a draft, and the making of such a link."""

from copy import copy
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_POST, require_safe
from django.views.defaults import page_not_found
from wagtail.models import Page

from previews import drafts

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def show_draft(request: HttpRequest, token: str) -> HttpResponse:
    """The draft for whoever has its link: no log-in, no session, no cookie."""
    visitor = _as_stranger(request)
    try:
        response = _render(visitor, drafts.open_draft(token))
    except drafts.NotFound as error:
        response = page_not_found(visitor, error)
    except drafts.Gone:
        response = render(visitor, "previews/gone.html", status=410)
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _as_stranger(request: HttpRequest) -> Any:
    """The request as from somebody of whom nothing is known, and who is given nothing to keep."""
    stranger: Any = copy(request)
    # A copy, because a form's template notes in it that the visitor needs a cookie.
    stranger.META = dict(request.META)
    stranger.COOKIES = {}
    stranger.user = AnonymousUser()
    return stranger


def _render(visitor: Any, draft: drafts.Draft) -> HttpResponse:
    language = draft.page.locale.language_code
    with translation.override(language):
        if draft.is_published and (address := draft.page.get_url(visitor)):
            return redirect(address)
        visitor.LANGUAGE_CODE = language
        visitor.draft_valid_until = draft.valid_until
        page: Any = draft.page
        response: HttpResponse = page.serve_preview(visitor, page.default_preview_mode).render()
        response["Content-Language"] = language
    return response


@require_POST
def make_link(request: Any, page_id: int) -> HttpResponse:
    """A link to the latest draft of a page, as a dialogue for the editor who may edit it."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        return _dialogue(request, 403, page=page)
    if not drafts.may_be_linked(page):
        return _dialogue(request, 404, page=page)
    path = reverse("draft", args=[drafts.make_token(page.latest_revision)])
    return _dialogue(
        request,
        200,
        page=page,
        url=request.build_absolute_uri(path),
        valid_until=timezone.now() + drafts.link_lifetime(),
    )


def _dialogue(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    template = "previews/editing/link.html"
    response = render(request, template, {**context, "status": status}, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
