"""`/kennzahlen` of the reports and `/indikatoren` of the papers: one row per value."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from home.api.ordering import ordered_rows
from home.api.page_lists import public, reader
from home.api.parameters import InLanguage, Narrowing, Paging, refuse_unknown, sorting
from home.api.row_lists import represented, row_list
from home.api.schemas.columns import row_schema
from home.api.schemas.lists import answers, list_of
from home.api.schemas.objects import PageLink
from home.representation.columns import columns
from home.representation.library import Context
from home.representation.links import page_link
from quartier_pages.api.v1.filters import OfCentre, OfYears, of_centre, of_years
from quartier_pages.choices import IndicatorTopic
from quartier_pages.models import EckpunktepapierPage, Indikatorwert, JahresberichtPage, Kennzahl
from quartier_pages.representation.eckpunktepapier import FIGURE_FIELDS

router = Router(tags=["Zahlen"])

_KENNZAHL_FIELDS = ("indikator", "comparator", "value", "value_to", "note")
KennzahlReihe: Any = row_schema(
    "KennzahlReihe",
    Kennzahl,
    *_KENNZAHL_FIELDS,
    year=(int, Field(title="Berichtsjahr")),
    zentrum=(PageLink | None, Field(title="Zentrum")),
    report=(PageLink | None, Field(title="Jahresbericht")),
)
IndikatorReihe: Any = row_schema(
    "IndikatorReihe",
    Indikatorwert,
    *FIGURE_FIELDS,
    zentrum=(PageLink | None, Field(title="Zentrum")),
    paper=(PageLink | None, Field(title="Eckpunktepapier")),
)


class FigureFilters(InLanguage, OfCentre):
    indikator: str | None = Field(None, description="Kürzel des Indikators", max_length=255)
    topic: IndicatorTopic | None = Field(None, description="Thema")


class KennzahlFilters(FigureFilters, OfYears):
    pass


_KENNZAHL_ORDER = ("indikator__slug", "page__zentrum__path", "page__year", "pk")
_INDIKATOR_ORDER = ("indikator__slug", "page__zentrum__path", "pk")
_BY_INDICATOR = {"indikator": "indikator__slug", "centre": "page__zentrum__path"}
_KENNZAHL_ORDERS = {**_BY_INDICATOR, "year": "page__year", "value": "value"}
_INDIKATOR_ORDERS = {**_BY_INDICATOR, "as_of": "as_of", "value": "value"}


class KennzahlList(KennzahlFilters, Paging, Narrowing):
    order: str | None = sorting(
        _KENNZAHL_ORDERS, default="nach Indikator, Zentrum und Jahr", example="-year,indikator"
    )


class IndikatorList(FigureFilters, Paging, Narrowing):
    order: str | None = sorting(
        _INDIKATOR_ORDERS, default="nach Indikator und Zentrum", example="centre,-value"
    )


@router.get("/kennzahlen", response=answers(list_of(KennzahlReihe), 404))
def kennzahlen(request: HttpRequest, parameters: Query[KennzahlList]) -> HttpResponse:
    """Kennzahlen aller Jahresberichte als Zeitreihen, nach Indikator, Zentrum und Jahr."""
    refuse_unknown(request, KennzahlList)
    ctx = reader(parameters.locale)
    found = found_kennzahlen(parameters, ctx)
    rows = ordered_rows(found, parameters.order, _KENNZAHL_ORDERS, *_KENNZAHL_ORDER)
    return row_list(
        request, parameters, rows, KennzahlReihe, lambda part: represented(ctx, part, kennzahl)
    )


@router.get("/indikatoren", response=answers(list_of(IndikatorReihe), 404))
def indikatoren(request: HttpRequest, parameters: Query[IndikatorList]) -> HttpResponse:
    """Indikatorwerte der Sozialraumanalysen, nach Indikator und Zentrum."""
    refuse_unknown(request, IndikatorList)
    ctx = reader(parameters.locale)
    found = found_indikatoren(parameters, ctx)
    rows = ordered_rows(found, parameters.order, _INDIKATOR_ORDERS, *_INDIKATOR_ORDER)
    return row_list(
        request, parameters, rows, IndikatorReihe, lambda part: represented(ctx, part, indikator)
    )


def found_kennzahlen(wanted: KennzahlFilters, ctx: Context) -> QuerySet[Kennzahl]:
    reports = public(JahresberichtPage.objects.all(), wanted.locale, ctx.library)
    rows = Kennzahl.objects.filter(page__in=reports.values("pk"))
    rows = _of_indicator(of_centre(rows, wanted.centre, "page__zentrum"), wanted)
    rows = of_years(rows, wanted, "page__year")
    return rows.select_related("page").order_by(*_KENNZAHL_ORDER)


def found_indikatoren(wanted: FigureFilters, ctx: Context) -> QuerySet[Indikatorwert]:
    papers = public(EckpunktepapierPage.objects.all(), wanted.locale, ctx.library)
    rows = Indikatorwert.objects.filter(page__in=papers.values("pk"))
    rows = _of_indicator(of_centre(rows, wanted.centre, "page__zentrum"), wanted)
    return rows.select_related("page").order_by(*_INDIKATOR_ORDER)


def _of_indicator(rows: QuerySet[Any], wanted: FigureFilters) -> QuerySet[Any]:
    if wanted.indikator is not None:
        rows = rows.filter(indikator__slug=wanted.indikator)
    return rows.filter(indikator__topic=wanted.topic.value) if wanted.topic else rows


def kennzahl(ctx: Context, row: Kennzahl) -> dict[str, Any]:
    return {
        **columns(ctx, row, *_KENNZAHL_FIELDS),
        "year": row.page.year,
        "zentrum": page_link(ctx, row.page.zentrum_id),
        "report": page_link(ctx, row.page_id),
    }


def indikator(ctx: Context, row: Indikatorwert) -> dict[str, Any]:
    return {
        **columns(ctx, row, *FIGURE_FIELDS),
        "zentrum": page_link(ctx, row.page.zentrum_id),
        "paper": page_link(ctx, row.page_id),
    }
