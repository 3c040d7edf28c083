"""New reports as feeds (Atom and RSS)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from ninja import Query, Router

from home.api.page_lists import public
from home.api.parameters import InLanguage, refuse_unknown
from home.api.published import ORIGIN, door_of_origin
from home.api.schemas.lists import answers
from home.representation.library import Library
from home.representation.links import page_url
from quartier_pages.api.v1.berichte import ReportFilters, filtered
from quartier_pages.api.v1.formate import described, file_answer, site_settings
from quartier_pages.formats import feeds
from quartier_pages.models import JahresberichtPage

router = Router(tags=["Formate"])


class ReportParameters(InLanguage, ReportFilters):
    pass


@router.get(
    "/jahresberichte.atom",
    response=answers(None, 404),
    openapi_extra=described(feeds.ATOM_CONTENT_TYPE),
)
def jahresberichte_atom(request: HttpRequest, parameters: Query[ReportParameters]) -> HttpResponse:
    """Jahresberichte als Feed (Atom)."""
    content = _feed(request, parameters, feeds.atom)
    return file_answer(request, content, feeds.ATOM_CONTENT_TYPE, "jahresberichte.atom")


@router.get(
    "/jahresberichte.rss",
    response=answers(None, 404),
    openapi_extra=described(feeds.RSS_CONTENT_TYPE),
)
def jahresberichte_rss(request: HttpRequest, parameters: Query[ReportParameters]) -> HttpResponse:
    """Jahresberichte als Feed (RSS)."""
    content = _feed(request, parameters, feeds.rss)
    return file_answer(request, content, feeds.RSS_CONTENT_TYPE, "jahresberichte.rss")


def _feed(
    request: HttpRequest,
    wanted: ReportParameters,
    write: Callable[[feeds.Feed, list[feeds.Entry]], bytes],
) -> bytes:
    refuse_unknown(request, ReportParameters)
    library = Library(door_of_origin())
    reports = public(filtered(wanted), wanted.locale, library).order_by("-year", "path")
    reports = reports.select_related("locale", "alias_of__locale", "zentrum")
    city = site_settings(library.door)
    with translation.override(wanted.locale):
        title = str(JahresberichtPage._meta.verbose_name_plural)
        head = feeds.Feed(
            title=f"{title} – {city.site_name}",
            description=", ".join(filter(None, (title, city.site_name, city.city_name))),
            language=wanted.locale,
            url=f"{ORIGIN}{request.get_full_path()}",
            html_url=f"{ORIGIN}{reverse('wagtail_serve', args=('',))}",
            author=city.operator_name or city.site_name,
        )
        urls = ((report, page_url(library.door, report)) for report in reports)
        return write(head, [feeds.report_entry(report, url) for report, url in urls if url])
