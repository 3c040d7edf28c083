"""`/preview/…`: drafts as the typed API answers pages, for headless front ends."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja import Field, Path, Query, Router
from wagtail.models import Page

from access.auth import require_token
from access.scopes import Scope
from home.api.answers import object_answer
from home.api.parameters import MAX_ID, PageFormat, refuse_unknown
from home.api.problems import ProblemError
from home.api.published import door_of_origin
from home.api.schemas.lists import answers
from home.representation.library import Library, settle
from home.representation.page_objects import page_object
from previews import drafts


class HeadlessPreview(PageFormat):
    content_type: str = Field(
        description="Wie wagtail-headless-preview ihn übergibt", examples=["home.standardpage"]
    )
    token: str = Field(description="Wie wagtail-headless-preview ihn übergibt", max_length=500)


def build_router(any_page: Any) -> Router:
    """The router; `any_page` is the type of a page of any kind."""
    router = Router(tags=["Entwürfe"])

    @router.get("/preview", response=answers(any_page, 404, 410))
    def headless_preview(request: HttpRequest, parameters: Query[HeadlessPreview]) -> HttpResponse:
        """Der Stand, den die Redaktion gerade im eigenen Frontend ansieht."""
        refuse_unknown(request, HeadlessPreview)
        return _draft(
            request,
            parameters.rich_text,
            lambda: drafts.resolve_headless(parameters.content_type, parameters.token),
        )

    @router.get(
        "/preview/pages/{int:page_id}",
        response=answers(any_page, 403, 404, 410),
        openapi_extra={"security": [{"Token": []}]},
    )
    def latest_draft(
        request: HttpRequest,
        page_id: Annotated[int, Path(description="Id einer Seite in einer Sprache")],
        parameters: Query[PageFormat],
    ) -> HttpResponse:
        """Der jüngste Entwurf einer Seite, für Token mit dem Recht `drafts`."""
        refuse_unknown(request, PageFormat)
        require_token(request, Scope.DRAFTS)
        return _draft(request, parameters.rich_text, lambda: drafts.latest(min(page_id, MAX_ID)))

    @router.get("/preview/{token}", response=answers(any_page, 404, 410))
    def draft(
        request: HttpRequest,
        token: Annotated[str, Path(description="Das letzte Stück des Vorschau-Links")],
        parameters: Query[PageFormat],
    ) -> HttpResponse:
        """Der Entwurf hinter einem Vorschau-Link."""
        refuse_unknown(request, PageFormat)
        return _draft(request, parameters.rich_text, lambda: drafts.resolve(token))

    return router


def _draft(request: HttpRequest, rich_text: str, resolve: Any) -> HttpResponse:
    try:
        page: Page = resolve()
    except drafts.NotFound as error:
        raise ProblemError(404, "There is no such draft.") from error
    except drafts.Gone as error:
        raise ProblemError(410, "The link to this draft has expired.") from error
    library = Library(door_of_origin()).in_format(rich_text)
    data = settle(library, lambda: page_object(library, page).data)
    response = object_answer(request, data)
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
