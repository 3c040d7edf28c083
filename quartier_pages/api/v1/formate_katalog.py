"""`/catalog`: what open-data portals harvest (DCAT-AP.de)."""

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from ninja import Router

from home.api.parameters import Parameters, refuse_unknown
from home.api.published import ORIGIN, PREFIX, door_of_origin
from home.api.schemas.lists import answers
from home.api.schemas.objects import Problem
from home.representation.library import Library
from quartier_pages.api.v1.formate import described, file_answer, site_settings
from quartier_pages.formats.dcat import Publisher, Terms, catalogue
from quartier_pages.formats.rdf import (
    JSON_LD_CONTENT_TYPE,
    RDF_XML_CONTENT_TYPE,
    Node,
    json_ld,
    rdf_xml,
)

router = Router(tags=["Formate"])


@router.get("/catalog", response={303: None, 422: Problem, 429: Problem})
def catalog(request: HttpRequest) -> HttpResponse:
    """Der Datenkatalog, auf den sich seine Einträge beziehen; er steht unter `/catalog.jsonld`."""
    refuse_unknown(request, Parameters)
    return HttpResponse(status=303, headers={"Location": f"{request.path}.jsonld"})


@router.get(
    "/catalog.jsonld",
    response=answers(None),
    openapi_extra=described(JSON_LD_CONTENT_TYPE, {"type": "object"}),
)
def catalog_jsonld(request: HttpRequest) -> HttpResponse:
    """Der Datenkatalog für Open-Data-Portale (DCAT-AP.de, JSON-LD)."""
    refuse_unknown(request, Parameters)
    content = json_ld(_catalogue())
    return file_answer(request, content, JSON_LD_CONTENT_TYPE, "catalog.jsonld")


@router.get(
    "/catalog.rdf",
    response=answers(None),
    openapi_extra=described(RDF_XML_CONTENT_TYPE),
)
def catalog_rdf(request: HttpRequest) -> HttpResponse:
    """Der Datenkatalog für Open-Data-Portale (DCAT-AP.de, RDF/XML)."""
    refuse_unknown(request, Parameters)
    content = rdf_xml(_catalogue())
    return file_answer(request, content, RDF_XML_CONTENT_TYPE, "catalog.rdf")


def _catalogue() -> Node:
    door = door_of_origin()
    city = site_settings(door)
    changed = Library(door).public_pages.aggregate(last=Max("last_published_at"))
    return catalogue(
        Publisher(
            name=city.operator_name or city.site_name,
            url=f"{ORIGIN}/",
            email=city.contact_email,
            phone=city.contact_phone,
            city=city.city_name,
        ),
        base_url=f"{ORIGIN}{PREFIX}/",
        modified=changed["last"],
        terms=Terms(
            licence=city.data_licence or "",
            attribution=city.data_attribution or "",
            contributor_id=city.data_contributor_id or "",
        ),
    )
