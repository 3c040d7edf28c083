"""`/quartierszentren`."""

from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router, Schema

from home.api.answers import text_answer
from home.api.page_lists import page_list, public
from home.api.parameters import InLanguage, ListParameters, PageFormat, refuse_unknown
from home.api.problems import ProblemError
from home.api.published import read
from home.api.schemas.lists import answers, list_of
from quartier_pages.api.v1.filters import centre_families
from quartier_pages.api.v1.schemas import Quartierszentrum
from quartier_pages.choices import CentreKind, CentreStatus
from quartier_pages.models import QuartierszentrumPage

router = Router(tags=["Quartierszentren"])


class CentreFilters(Schema):
    kind: CentreKind | None = Field(None, description="Art des Zentrums")
    status: CentreStatus | None = Field(None, description="Stand des Zentrums")


class CentreList(ListParameters, CentreFilters):
    pass


class CentreDetail(InLanguage, PageFormat):
    pass


@router.get("/quartierszentren", response=answers(list_of(Quartierszentrum)))
def quartierszentren(request: HttpRequest, parameters: Query[CentreList]) -> HttpResponse:
    """Alle Quartierszentren mit Standorten, Kontakten, Trägern und Schwerpunkten."""
    refuse_unknown(request, CentreList)
    return page_list(request, parameters, filtered(parameters), Quartierszentrum)


def filtered(wanted: CentreFilters) -> QuerySet[QuartierszentrumPage]:
    centres = QuartierszentrumPage.objects.all()
    if wanted.kind:
        centres = centres.filter(kind=wanted.kind)
    return centres.filter(status=wanted.status) if wanted.status else centres


@router.get("/quartierszentren/{slug}", response=answers(Quartierszentrum, 404))
def quartierszentrum(
    request: HttpRequest,
    slug: Annotated[str, Path(description="Kürzel des Zentrums", examples=["augaertle"])],
    parameters: Query[CentreDetail],
) -> HttpResponse:
    """Ein Quartierszentrum."""
    refuse_unknown(request, CentreDetail)
    named = QuartierszentrumPage.objects.filter(translation_key__in=centre_families(slug))
    pk = public(named, parameters.locale).values_list("pk", flat=True).first()
    if body := read([pk]).get(pk) if pk else None:
        return text_answer(request, body.in_format(parameters.rich_text))
    raise ProblemError(404, f"There is no centre '{slug}' in the language {parameters.locale}.")
