"""`/jahresberichte`."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from home.api.page_lists import page_list
from home.api.parameters import ListParameters, page_sorting, refuse_unknown
from home.api.schemas.lists import answers, list_of
from quartier_pages.api.v1.filters import OfCentre, OfYears, of_centre, of_years
from quartier_pages.api.v1.schemas import Jahresbericht
from quartier_pages.models import JahresberichtPage

router = Router(tags=["Jahresberichte"])


class ReportFilters(OfCentre, OfYears):
    pass


class ReportList(ListParameters, ReportFilters):
    order: str | None = page_sorting("year", default="die jüngsten zuerst")


@router.get("/jahresberichte", response=answers(list_of(Jahresbericht), 404))
def jahresberichte(request: HttpRequest, parameters: Query[ReportList]) -> HttpResponse:
    """Jahresberichte: Schwerpunkte, Kennzahlen, Rückblick und geplante Maßnahmen."""
    refuse_unknown(request, ReportList)
    return page_list(
        request,
        parameters,
        filtered(parameters),
        Jahresbericht,
        orders={"year": "year"},
        default_order=("-year", "path"),
    )


def filtered(wanted: ReportFilters) -> QuerySet[JahresberichtPage]:
    reports = of_centre(JahresberichtPage.objects.all(), wanted.centre)
    return of_years(reports, wanted)
