"""`/search`: the search page's query, for machines."""

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from home.api.answers import list_answer
from home.api.parameters import InLanguage, Paging, refuse_unknown
from home.api.published import as_json, door_of_origin
from home.api.schemas.lists import answers, list_of
from home.api.schemas.objects import PageLink
from home.representation.links import describe_page
from search.query import search_pages

router = Router(tags=["Suche"])


class Treffer(PageLink):
    """Eine gefundene Seite."""

    teaser_text: str = Field(description="Ein, zwei Sätze über die Seite")


class SearchParameters(InLanguage, Paging):
    q: str = Field(description="Suchwörter", examples=["Frühstück"], max_length=200)


@router.get("/search", response=answers(list_of(Treffer)))
def search(request: HttpRequest, parameters: Query[SearchParameters]) -> HttpResponse:
    """Seiten jeder Art, die zu Suchwörtern passen, die besten zuerst."""
    refuse_unknown(request, SearchParameters)
    door = door_of_origin()
    found = search_pages(parameters.q, parameters.locale, door.site)
    part = found[parameters.offset : parameters.offset + parameters.limit]
    items = [
        as_json({**describe_page(door, page), "teaser_text": getattr(page, "teaser_text", "")})
        for page in part
    ]
    return list_answer(request, items, count=found.count(), paging=parameters)
