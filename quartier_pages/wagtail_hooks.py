"""What the quarter adds to Wagtail's admin."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from quartier_pages.editing.snippets import VocabularyGroup
from quartier_pages.models import JahresberichtPage, QuartierszentrumPage
from quartier_pages.models.jahresbericht import check_year_is_free

register_snippet(VocabularyGroup)


@hooks.register("before_move_page")
def refuse_move_onto_same_year(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """Says before the move why a centre cannot get a second report of a year."""
    report = page.specific
    if not (
        isinstance(report, JahresberichtPage)
        and isinstance(destination.specific, QuartierszentrumPage)
    ):
        return None
    try:
        check_year_is_free(destination.specific, report.year, report.pk)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_explore", report.get_parent().pk)
    return None
