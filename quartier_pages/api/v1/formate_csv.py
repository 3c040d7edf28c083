"""Lists as tables for spreadsheets (CSV)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from home.api.page_lists import public, reader
from home.api.parameters import refuse_unknown
from home.api.row_lists import represented
from home.api.schemas.lists import answers
from quartier_pages.api.v1 import massnahmen, termine, zahlen
from quartier_pages.api.v1.angebote import filtered
from quartier_pages.api.v1.formate import (
    OfferParameters,
    described,
    file_answer,
    published_objects,
)
from quartier_pages.formats import csv_columns
from quartier_pages.formats.csv_table import CONTENT_TYPE, csv_table

router = Router(tags=["Formate"])
_CSV: Any = {"response": answers(None, 404), "openapi_extra": described(CONTENT_TYPE)}


@router.get("/angebote.csv", **_CSV)
def angebote_csv(request: HttpRequest, parameters: Query[OfferParameters]) -> HttpResponse:
    """Angebote als Tabelle; ihre Tage stehen in `/termine.csv`."""
    refuse_unknown(request, OfferParameters)
    rows = published_objects(public(filtered(parameters), parameters.locale).order_by("path"))
    content = csv_table(rows, csv_columns.OFFERS)
    return file_answer(request, content, CONTENT_TYPE, "angebote.csv")


@router.get("/termine.csv", **_CSV)
def termine_csv(request: HttpRequest, parameters: Query[termine.DateFilters]) -> HttpResponse:
    """Die Tage, an denen Angebote stattfinden oder ausfallen, als Tabelle."""
    refuse_unknown(request, termine.DateFilters)
    content = csv_table(termine.dates_of_offers(parameters), csv_columns.DATES)
    return file_answer(request, content, CONTENT_TYPE, "termine.csv")


@router.get("/massnahmen.csv", **_CSV)
def massnahmen_csv(
    request: HttpRequest, parameters: Query[massnahmen.MeasureFilters]
) -> HttpResponse:
    """Maßnahmen als Tabelle: eine Zeile je Maßnahme und Jahresbericht."""
    refuse_unknown(request, massnahmen.MeasureFilters)
    ctx = reader(parameters.locale)
    found = massnahmen.found_histories(parameters, ctx)
    histories = represented(ctx, found, massnahmen.history)
    rows = [
        {**history, **entry, "is_example": known.report.is_example}
        for verlauf, history in zip(found, histories, strict=True)
        for known, entry in zip(verlauf.entries, history["entries"], strict=True)
    ]
    content = csv_table(rows, csv_columns.MEASURES)
    return file_answer(request, content, CONTENT_TYPE, "massnahmen.csv")


@router.get("/kennzahlen.csv", **_CSV)
def kennzahlen_csv(request: HttpRequest, parameters: Query[zahlen.KennzahlFilters]) -> HttpResponse:
    """Kennzahlen der Jahresberichte als Tabelle: eine Zeile je Wert."""
    refuse_unknown(request, zahlen.KennzahlFilters)
    ctx = reader(parameters.locale)
    found = list(zahlen.found_kennzahlen(parameters, ctx))
    figures = represented(ctx, found, zahlen.kennzahl)
    content = csv_table(_with_marks(found, figures), csv_columns.KEY_FIGURES)
    return file_answer(request, content, CONTENT_TYPE, "kennzahlen.csv")


@router.get("/indikatoren.csv", **_CSV)
def indikatoren_csv(request: HttpRequest, parameters: Query[zahlen.FigureFilters]) -> HttpResponse:
    """Indikatorwerte der Sozialraumanalysen als Tabelle: eine Zeile je Wert."""
    refuse_unknown(request, zahlen.FigureFilters)
    ctx = reader(parameters.locale)
    found = list(zahlen.found_indikatoren(parameters, ctx))
    figures = represented(ctx, found, zahlen.indikator)
    content = csv_table(_with_marks(found, figures), csv_columns.INDICATOR_VALUES)
    return file_answer(request, content, CONTENT_TYPE, "indikatoren.csv")


def _with_marks(found: list[Any], figures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each figure with the mark of the page that it stands on."""
    return [
        {**figure, "is_example": row.page.is_example}
        for row, figure in zip(found, figures, strict=True)
    ]
