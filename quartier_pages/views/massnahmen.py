"""Measures of all centres across the years: what was planned, and what became of it."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.views import View, public_view
from quartier_pages.domain.localized import localize
from quartier_pages.domain.massnahmen import histories
from quartier_pages.formats.comparison import compare
from quartier_pages.models import JahresberichtPage
from quartier_pages.views.measure_form import MeasureForm
from quartier_pages.views.public import centres, public

PER_PAGE = 20


@public_view
def massnahmen(request: HttpRequest) -> HttpResponse:
    """Measures by centre, year, field of action and status."""
    known = centres(request)
    reports = public(request, JahresberichtPage.objects.filter(zentrum__in=known))
    reports = reports.order_by("zentrum__path", "year").select_related("locale", "alias_of__locale")
    measures = histories(list(reports))
    planned = [entry.planned for row in measures for entry in row.entries if entry.planned]
    localize(planned, "handlungsfeld", get_language() or settings.LANGUAGE_CODE)
    reporting = {measure.zentrum_id for measure in measures}
    form = MeasureForm.read(
        request.GET,
        centres=[zentrum for pk, zentrum in known.items() if pk in reporting],
        measures=measures,
    )
    query, slugs = form.measure_query(), form.cleaned_data["zentrum"]
    found = [
        measure
        for measure in measures
        if query.fits(measure) and (not slugs or known[measure.zentrum_id].slug in slugs)
    ]
    context = {
        "view": View(
            _("What became of it?"),
            _("What the centres planned, year by year, and what became of it."),
            query=form.query(),
        ),
        "form": form,
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "query_string": f"{form.query()[1:]}&" if form.query() else "",
        "figures": compare(known.values(), found),
        "has_examples": any(
            entry.report.is_example for measure in found for entry in measure.entries
        ),
        "zentren": known,
    }
    return render(request, "quartier_pages/measures/measures.html", context)
