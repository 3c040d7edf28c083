"""`/eckpunktepapiere`."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from home.api.page_lists import page_list
from home.api.parameters import ListParameters, page_sorting, refuse_unknown
from home.api.schemas.lists import answers, list_of
from quartier_pages.api.v1.filters import OfCentre, of_centre
from quartier_pages.api.v1.schemas import Eckpunktepapier
from quartier_pages.models import EckpunktepapierPage

router = Router(tags=["Eckpunktepapiere"])


class PaperList(ListParameters, OfCentre):
    order: str | None = page_sorting("valid_from")
    valid_on: date | None = Field(
        None, description="Nur Papiere, die an diesem Tag gelten", examples=["2026-01-01"]
    )


@router.get("/eckpunktepapiere", response=answers(list_of(Eckpunktepapier), 404))
def eckpunktepapiere(request: HttpRequest, parameters: Query[PaperList]) -> HttpResponse:
    """Eckpunktepapiere mit ihrer Sozialraumanalyse, den Leitzielen und Handlungsfeldern."""
    refuse_unknown(request, PaperList)
    papers = EckpunktepapierPage.objects.all()
    if parameters.valid_on:
        papers = papers.holding_on(parameters.valid_on)
    return page_list(
        request,
        parameters,
        of_centre(papers, parameters.centre),
        Eckpunktepapier,
        orders={"valid_from": "valid_from"},
    )
