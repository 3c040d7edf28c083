"""`/search`: the search page's query, for machines."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Field, Query, Router, Schema
from pydantic import create_model
from wagtail.models import get_page_models

from home.api.answers import field_names, list_answer
from home.api.parameters import InLanguage, Paging, refuse_unknown
from home.api.parameters import Narrowing as Narrowed
from home.api.published import as_json, door_of_origin
from home.api.schemas.choices import choice_type
from home.api.schemas.lists import answers, list_of
from home.api.schemas.objects import PageLink
from home.models import BasePage
from home.representation.library import Door
from home.representation.links import describe_page
from quartier_pages.api.v1.filters import OfCentre, known_centre_families
from search.facets import Choice, facets
from search.query import Found, Hit, Narrowing
from search.suggestions import suggestions

router = Router(tags=["Suche"])


class Treffer(PageLink):
    """Eine gefundene Seite."""

    teaser_text: str = Field(description="Ein, zwei Sätze über die Seite")
    excerpt: str = Field(
        description="Die Stelle mit den Suchwörtern als HTML: Text, in dem nur `mark` vorkommt"
    )


class FacetValue(Schema):
    """Ein Wert, auf den sich die Suche einschränken lässt."""

    value: str = Field(description="Wert für den Parameter")
    label: str
    count: int = Field(description="Treffer, wenn dieser Wert statt eines anderen gewählt wird")


class Facets(Schema):
    """Worauf sich die Suche einschränken lässt, nach Parametern."""

    type: list[FacetValue]
    centre: list[FacetValue]
    locale: list[FacetValue] = Field(
        description="Nach der Sprache des Textes: Was noch nicht übersetzt ist, zählt als Deutsch"
    )


Ergebnis: Any = create_model(
    "Suchergebnis",
    __base__=list_of(Treffer),
    facets=(Facets, Field(description="Was es zu den Suchwörtern gibt, und wie viel davon")),
    suggestions=(
        list[str],
        Field(description="Wenn nichts gefunden wurde: andere Suchwörter, die etwas finden"),
    ),
)
PageType: Any = choice_type(
    sorted(
        (model._meta.label, model._meta.verbose_name)
        for model in get_page_models()
        if issubclass(model, BasePage)
    )
)


class SearchParameters(InLanguage, Paging, Narrowed, OfCentre):
    q: str = Field(description="Suchwörter", examples=["Frühstück"], max_length=200)
    type: PageType | None = Field(None, description="Nur Seiten dieser Art")


@router.get("/search", response=answers(Ergebnis, 404))
def search(request: HttpRequest, parameters: Query[SearchParameters]) -> HttpResponse:
    """Seiten jeder Art, die zu Suchwörtern passen, die besten zuerst.

    Gebeugte Wörter, Wortanfänge und Teile zusammengesetzter Wörter werden gefunden, Umlaute auch
    als `ae`, `oe`, `ue`. Auf PostgreSQL dürfen Wörter kleine Tippfehler haben. Eine andere Folge
    als die, wie gut Seiten passen, gibt es nicht.
    """
    refuse_unknown(request, SearchParameters)
    door = door_of_origin()
    found = Found(parameters.q, parameters.locale, door.site, _narrowing(parameters))
    with translation.override(parameters.locale):
        known = facets(found)
    return list_answer(
        request,
        [
            _treffer(door, hit)
            for hit in found[parameters.offset : parameters.offset + parameters.limit]
        ],
        count=len(found),
        paging=parameters,
        narrow_to=field_names(parameters.fields, Treffer),
        beside={
            "facets": {
                "type": _values(known.types),
                "centre": _values(known.centres),
                "locale": _values(known.locales),
            },
            "suggestions": suggestions(found),
        },
    )


def _narrowing(parameters: SearchParameters) -> Narrowing:
    centre = parameters.centre
    return Narrowing(
        type=parameters.type,
        centres=None if centre is None else frozenset(known_centre_families(centre)),
    )


def _treffer(door: Door, hit: Hit) -> str:
    return as_json(
        {
            **describe_page(door, hit.page),
            "teaser_text": hit.teaser,
            "excerpt": hit.excerpt.as_html(),
        }
    )


def _values(choices: list[Choice]) -> list[dict[str, Any]]:
    return [
        {"value": choice.value, "label": choice.label, "count": choice.count} for choice in choices
    ]
