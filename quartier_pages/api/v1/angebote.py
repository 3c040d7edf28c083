"""`/angebote`."""

from dataclasses import fields

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from home.api.page_lists import page_list
from home.api.parameters import ListParameters, refuse_unknown
from home.api.schemas.lists import answers, list_of
from quartier_pages.api.v1.filters import OfCentre, of_centre
from quartier_pages.api.v1.schemas import Angebot
from quartier_pages.choices import (
    Audience,
    CostKind,
    DayTime,
    OfferKind,
    OfferStatus,
    SpokenLanguage,
    Weekday,
)
from quartier_pages.domain.angebote import OfferQuery, fitting
from quartier_pages.models import AngebotPage

router = Router(tags=["Angebote"])


class OfferFilters(OfCentre):
    kind: OfferKind | None = Field(None, description="Art des Angebots")
    status: OfferStatus | None = Field(None, description="Stand des Angebots")
    audience: Audience | None = Field(None, description="Zielgruppe")
    age: int | None = Field(
        None,
        ge=0,
        le=120,
        description="Für Menschen dieses Alters; ohne Altersangabe zählt die Zielgruppe",
    )
    language: SpokenLanguage | None = Field(None, description="Sprache, die gesprochen wird")
    weekday: Weekday | None = Field(None, description="Findet an diesem Wochentag statt")
    daytime: DayTime | None = Field(
        None, description="Wenigstens zum Teil zu dieser Tageszeit (Grenzen: 12 und 17 Uhr)"
    )
    district: str | None = Field(
        None,
        description="Name eines Gebiets, für das das Zentrum da ist",
        examples=["Böckingen"],
        max_length=200,
    )
    cost: CostKind | None = Field(None, description="Kosten")
    step_free: bool = Field(False, description="Nur wo stufenloser Zugang bekannt ist")
    ended: bool = Field(False, description="Auch Angebote, die schon zu Ende sind")


class OfferList(ListParameters, OfferFilters):
    pass


@router.get("/angebote", response=answers(list_of(Angebot), 404))
def angebote(request: HttpRequest, parameters: Query[OfferList]) -> HttpResponse:
    """Angebote mit Zeiten als Regeln; einzelne Tage, auch abgesagte, stehen unter `/termine`."""
    refuse_unknown(request, OfferList)
    return page_list(request, parameters, filtered(parameters), Angebot)


def filtered(wanted: OfferFilters) -> QuerySet[AngebotPage]:
    """The offers, in every language, that a request asks for."""
    asked = {field.name for field in fields(OfferQuery)}
    facts = OfferQuery(**wanted.model_dump(mode="json", include=asked))
    return of_centre(fitting(facts), wanted.centre)
