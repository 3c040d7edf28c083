"""`/massnahmen`: what was planned and what became of it, across the years."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema
from pydantic import create_model
from wagtail.models import Page

from home.api.ordering import ordered
from home.api.page_lists import public, reader
from home.api.parameters import InLanguage, Narrowing, Paging, refuse_unknown, sorting
from home.api.row_lists import represented, row_list
from home.api.schemas.choices import choice_type
from home.api.schemas.columns import column_fields
from home.api.schemas.lists import answers, list_of
from home.api.schemas.objects import PageLink
from home.representation.columns import columns
from home.representation.library import Context
from home.representation.links import page_link
from quartier_pages.api.v1.filters import OfCentre, OfYears, of_centre
from quartier_pages.choices import MeasureStatus
from quartier_pages.domain.massnahmen import Eintrag, MeasureQuery, Verlauf, histories
from quartier_pages.models import JahresberichtPage, Massnahme, MassnahmenRueckblick

router = Router(tags=["Maßnahmen"])

_PLANNED = ("title", "status", "period_from", "period_until", "handlungsfeld")
Plan: Any = create_model("Plan", __base__=Schema, **column_fields(Massnahme, *_PLANNED))
Ergebnis: Any = create_model(
    "Ergebnis", __base__=Schema, **column_fields(MassnahmenRueckblick, "zielerreichung", "text")
)


class MassnahmeEintrag(Schema):
    """Was ein Jahresbericht über eine Maßnahme sagt."""

    year: int
    report: PageLink | None
    planned: Plan | None = Field(title="Wie sie für das Jahr geplant war")
    review: Ergebnis | None = Field(title="Was aus ihr wurde")


class MassnahmeVerlauf(Schema):
    """Eine Maßnahme über alle Jahresberichte."""

    uid: UUID = Field(description="Bleibt über alle Jahre und Sprachen gleich")
    title: str = Field(description="Wie der jüngste Bericht sie nennt")
    status: choice_type(MeasureStatus.choices) = Field(
        description=(
            "Stand nach dem jüngsten Bericht: wie er sie plant; plant er sie nicht mehr, folgt der "
            "Stand aus dem Rückblick (`erreicht`, `teilweise`: `abgeschlossen`; `nicht`: "
            "`verworfen`; `verschoben`: `verschoben`)"
        )
    )
    status_display: str = Field(description="`status` in der Sprache der Antwort")
    zentrum: PageLink | None
    entries: list[MassnahmeEintrag] = Field(description="Je Bericht einer, der älteste zuerst")


class MeasureFilters(InLanguage, OfCentre, OfYears):
    status: MeasureStatus | None = Field(None, description="Stand nach dem jüngsten Bericht")
    handlungsfeld: str | None = Field(None, description="Kürzel des Handlungsfelds", max_length=255)
    q: str | None = Field(None, description="Wörter im Titel", max_length=200)


_STATUSES = list(MeasureStatus.values)
_ORDERS: dict[str, Callable[[Verlauf], Any]] = {
    "title": lambda measure: measure.title.casefold(),
    "status": lambda measure: _STATUSES.index(str(measure.status)),
    "year": lambda measure: measure.entries[-1].year,
    "centre": lambda measure: measure.entries[-1].report.path[: -Page.steplen],
}


class MeasureList(MeasureFilters, Paging, Narrowing):
    order: str | None = sorting(
        _ORDERS,
        default="in der Folge, in der sie zuerst geplant wurden",
        example="-year,title",
    )


@router.get("/massnahmen", response=answers(list_of(MassnahmeVerlauf), 404))
def massnahmen(request: HttpRequest, parameters: Query[MeasureList]) -> HttpResponse:
    """Maßnahmen mit ihrer Geschichte: in welchem Jahr geplant, was daraus wurde."""
    refuse_unknown(request, MeasureList)
    ctx = reader(parameters.locale)
    found = ordered(found_histories(parameters, ctx), parameters.order, _ORDERS)
    return row_list(
        request, parameters, found, MassnahmeVerlauf, lambda part: represented(ctx, part, history)
    )


def found_histories(wanted: MeasureFilters, ctx: Context) -> list[Verlauf]:
    """Histories over all public reports of a language; those that fit the filters."""
    reports = of_centre(JahresberichtPage.objects.all(), wanted.centre)
    reports = public(reports, wanted.locale, ctx.library)
    known = list(reports.order_by("zentrum__path", "year").select_related("locale"))
    asked = {field.name for field in fields(MeasureQuery)}
    query = MeasureQuery(**wanted.model_dump(mode="json", include=asked))
    return [measure for measure in histories(known) if query.fits(measure)]


def history(ctx: Context, measure: Verlauf) -> dict[str, Any]:
    """A measure with its history, as the API shows it."""
    return {
        "uid": str(measure.uid),
        "title": measure.title,
        "status": str(measure.status),
        "status_display": str(MeasureStatus(str(measure.status)).label),
        "zentrum": page_link(ctx, measure.entries[-1].report.zentrum_id),
        "entries": [_entry(ctx, entry) for entry in measure.entries],
    }


def _entry(ctx: Context, entry: Eintrag) -> dict[str, Any]:
    return {
        "year": entry.year,
        "report": page_link(ctx, entry.report.pk),
        "planned": columns(ctx, entry.planned, *_PLANNED) if entry.planned else None,
        "review": columns(ctx, entry.review, "zielerreichung", "text") if entry.review else None,
    }
