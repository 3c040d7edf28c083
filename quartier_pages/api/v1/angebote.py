"""`/angebote`."""

from django.conf import settings
from django.db.models import Q, QuerySet
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
    OfferKind,
    OfferStatus,
    Rhythm,
    SpokenLanguage,
    Weekday,
)
from quartier_pages.domain.termine import WEEKDAYS
from quartier_pages.models import AngebotPage

router = Router(tags=["Angebote"])


class OfferFilters(OfCentre):
    kind: OfferKind | None = Field(None, description="Art des Angebots")
    status: OfferStatus | None = Field(None, description="Stand des Angebots")
    audience: Audience | None = Field(None, description="Zielgruppe")
    age: int | None = Field(None, ge=0, le=120, description="Für Menschen dieses Alters")
    language: SpokenLanguage | None = Field(None, description="Sprache, die gesprochen wird")
    weekday: Weekday | None = Field(None, description="Findet an diesem Wochentag statt")
    cost: CostKind | None = Field(None, description="Kosten")
    ended: bool = Field(False, description="Auch Angebote, die schon zu Ende sind")


class OfferList(ListParameters, OfferFilters):
    pass


@router.get("/angebote", response=answers(list_of(Angebot), 404))
def angebote(request: HttpRequest, parameters: Query[OfferList]) -> HttpResponse:
    """Angebote mit Zeiten als Regeln; einzelne Tage, auch abgesagte, stehen unter `/termine`."""
    refuse_unknown(request, OfferList)
    return page_list(request, parameters, filtered(parameters), Angebot)


def filtered(wanted: OfferFilters) -> QuerySet[AngebotPage]:
    """The offers, in every language, whose facts fit; facts are kept in the source language."""
    facts = AngebotPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    if not wanted.ended:
        facts = facts.not_ended()
    for name, value in (
        ("kind", wanted.kind),
        ("status", wanted.status),
        ("audience__includes", wanted.audience),
        ("languages__includes", wanted.language),
        ("cost_kind", wanted.cost),
    ):
        if value is not None:
            facts = facts.filter(**{name: value.value})
    if wanted.age is not None:
        facts = facts.filter(
            Q(age_from=None) | Q(age_from__lte=wanted.age),
            Q(age_to=None) | Q(age_to__gte=wanted.age),
        )
    if wanted.weekday:
        facts = facts.filter(_on_weekday(wanted.weekday)).distinct()
    offers = AngebotPage.objects.filter(translation_key__in=facts.values("translation_key"))
    return of_centre(offers, wanted.centre)


def _on_weekday(weekday: Weekday) -> Q:
    # Django counts the days of a date from Sunday = 1.
    number = WEEKDAYS.index(weekday.value)
    single = Q(zeitfenster__rhythm=Rhythm.ONCE, zeitfenster__date__week_day=(number + 1) % 7 + 1)
    return single | ~Q(zeitfenster__rhythm=Rhythm.ONCE) & Q(zeitfenster__weekday=weekday.value)
