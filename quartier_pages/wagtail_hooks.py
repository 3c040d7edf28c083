"""What the quarter adds to Wagtail's admin."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from quartier_pages.domain.report_years import check_year_is_free
from quartier_pages.editing.completeness import hooks as completeness  # noqa: F401 (registers itself)
from quartier_pages.editing.measures import hooks as measures  # noqa: F401 (registers itself)
from quartier_pages.editing.offers import hooks as offers  # noqa: F401 (registers itself)
from quartier_pages.editing.rights import hooks as rights  # noqa: F401 (registers itself)
from quartier_pages.editing.roll_over import hooks as roll_over  # noqa: F401 (registers itself)
from quartier_pages.editing.snippets import VocabularyGroup
from quartier_pages.models import JahresberichtPage, QuartierszentrumPage

register_snippet(VocabularyGroup)


@hooks.register("before_move_page")
def refuse_move_onto_same_year(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """Says before the move why a centre cannot get a second report of a year."""
    report = page.specific
    centre = destination.specific
    if not isinstance(report, JahresberichtPage) or not isinstance(centre, QuartierszentrumPage):
        return None
    try:
        check_year_is_free(centre, report.year, report.pk)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_explore", report.get_parent().pk)
    return None


@hooks.register("before_bulk_action")
def refuse_bulk_move_onto_same_year(
    request: HttpRequest, action_type: str, objects: list[Page], action: Any
) -> HttpResponse | None:
    """The same for many pages at once."""
    if action_type != "move":
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    refusals = (refuse_move_onto_same_year(request, page, destination) for page in objects)
    return next(filter(None, refusals), None)
