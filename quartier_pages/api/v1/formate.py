"""Lists as maps and calendars, and what the lists in all other formats share."""

import json
from datetime import datetime, time
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema
from pydantic import create_model

from home.api.answers import base_url
from home.api.page_lists import public
from home.api.parameters import InLanguage, refuse_unknown
from home.api.published import ORIGIN, as_json, door_of_origin, read
from home.api.schemas.columns import column_fields
from home.api.schemas.lists import answers
from home.models import SiteSettings
from home.representation.library import Door, Library
from home.representation.links import page_url
from quartier_pages.api.v1 import zentren
from quartier_pages.api.v1.angebote import OfferFilters, filtered
from quartier_pages.api.v1.zentren import CentreFilters
from quartier_pages.domain.termine import ZONE
from quartier_pages.formats import geojson, icalendar
from quartier_pages.models import AngebotPage, Standort
from quartier_pages.representation.rows import SITE_FIELDS

router = Router(tags=["Formate"])


class Point(Schema):
    """Ein Punkt nach RFC 7946."""

    type: Literal["Point"]
    coordinates: list[float] = Field(
        description="Länge, dann Breite (WGS 84)", min_length=2, max_length=2
    )


class SiteOfCentre(Schema):
    """Das Zentrum eines Standorts."""

    id: int
    title: str
    html_url: str


SiteProperties: Any = create_model(
    "StandortMerkmale",
    __base__=Schema,
    centre=(SiteOfCentre, Field(title="Zentrum")),
    locale=(str, Field(title="Sprache", examples=["de"])),
    is_fallback=(bool, Field(description="Noch nicht übersetzt: der Text ist deutsch")),
    **column_fields(Standort, *(name for name in SITE_FIELDS if name not in geojson.NOT_SHOWN)),
)


class SiteFeature(Schema):
    """Ein Standort auf der Karte."""

    type: Literal["Feature"]
    id: str = Field(description="Bleibt in jeder Sprache gleich")
    geometry: Point | None = Field(description="Ohne: der Ort ist nicht bekannt")
    properties: SiteProperties


class SiteCollection(Schema):
    """Standorte nach RFC 7946."""

    type: Literal["FeatureCollection"]
    features: list[SiteFeature]


class SiteParameters(InLanguage, CentreFilters):
    pass


class OfferParameters(InLanguage, OfferFilters):
    pass


def described(content_type: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    """The media type of an answer, for OpenAPI."""
    content = {content_type.split(";")[0]: {"schema": schema or {"type": "string"}}}
    return {"responses": {200: {"content": content}}}


def file_answer(request: HttpRequest, content: bytes, content_type: str, name: str) -> HttpResponse:
    """Content that is ready but for the address of the site; `name` is for who saves it."""
    content = content.replace(ORIGIN.encode(), base_url(request).encode())
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def published_objects(pages: Any) -> list[dict[str, Any]]:
    """Pages as the API represents them, in the order of the query."""
    ids = list(pages.values_list("pk", flat=True))
    bodies = read(ids)
    return [json.loads(bodies[pk].html) for pk in ids if pk in bodies]


def site_settings(door: Door) -> SiteSettings:
    return SiteSettings.for_site(door.site) if door.site else SiteSettings()


@router.get(
    "/quartierszentren.geojson",
    response=answers(SiteCollection),
    openapi_extra=described(
        geojson.CONTENT_TYPE, {"$ref": f"#/components/schemas/{SiteCollection.__name__}"}
    ),
)
def quartierszentren_geojson(
    request: HttpRequest, parameters: Query[SiteParameters]
) -> HttpResponse:
    """Die Standorte der Quartierszentren für Karten (GeoJSON)."""
    refuse_unknown(request, SiteParameters)
    centres = public(zentren.filtered(parameters), parameters.locale).order_by("path")
    found = published_objects(centres)
    content = as_json(geojson.feature_collection(found)).encode()
    return file_answer(request, content, geojson.CONTENT_TYPE, "quartierszentren.geojson")


@router.get(
    "/angebote.ics",
    response=answers(None, 404),
    openapi_extra=described(icalendar.CONTENT_TYPE),
)
def angebote_ics(request: HttpRequest, parameters: Query[OfferParameters]) -> HttpResponse:
    """Angebote als Kalender zum Abonnieren (iCalendar), auch je Zentrum oder Zielgruppe."""
    refuse_unknown(request, OfferParameters)
    library, own = Library(door_of_origin()), base_url(request)
    offers: Any = public(filtered(parameters), parameters.locale, library).order_by("path")
    loaded: list[AngebotPage] = offers.prefetch_related("zentrum__standorte").with_facts()

    def url_of(offer: AngebotPage) -> str | None:
        # Lines are folded by their length: the address must be the final one.
        url = page_url(library.door, offer)
        return url.replace(ORIGIN, own) if url else None

    content = icalendar.calendar(
        loaded,
        name=_calendar_name(parameters, loaded, library.door),
        language=parameters.locale,
        url_of=url_of,
        # By the day, so that calendars of the same content are the same.
        now=datetime.combine(timezone.localdate(), time.min, ZONE),
    )
    return file_answer(request, content, icalendar.CONTENT_TYPE, "angebote.ics")


def _calendar_name(wanted: OfferParameters, offers: list[AngebotPage], door: Door) -> str:
    """The centre, when it is asked for and public; else the site."""
    if wanted.centre and offers and offers[0].zentrum.live:
        return str(offers[0].zentrum.title)
    return site_settings(door).site_name
