"""`/pages/{id}`: any public page."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router

from home.api.answers import text_answer
from home.api.parameters import MAX_ID, PageFormat, refuse_unknown
from home.api.problems import ProblemError
from home.api.published import read
from home.api.schemas.lists import answers
from home.api.schemas.pages import page_schemas


def any_page() -> Any:
    """Every type of page, told apart by `type`; complete once all rooms have added theirs."""
    union: Any = None
    for schema in page_schemas():
        union = schema if union is None else union | schema
    return Annotated[union, Field(discriminator="type")]


def build_router() -> Router:
    """The router; to be built after every room has declared its page types."""
    router = Router(tags=["Seiten"])

    @router.get("/pages/{int:page_id}", response=answers(any_page(), 404))
    def page(
        request: HttpRequest,
        page_id: Annotated[int, Path(description="Id einer Seite in einer Sprache")],
        parameters: Query[PageFormat],
    ) -> HttpResponse:
        """Eine Seite beliebiger Art, an `type` zu unterscheiden."""
        refuse_unknown(request, PageFormat)
        body = read([page_id]).get(page_id) if page_id <= MAX_ID else None
        if body is None:
            raise ProblemError(404, f"There is no public page {page_id}.")
        return text_answer(request, body.in_format(parameters.rich_text))

    return router
