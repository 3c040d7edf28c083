"""Keeps pages and their centre together when a page is moved in the tree."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import post_page_move, pre_page_move

from quartier_pages.domain.report_years import check_year_is_free
from quartier_pages.models import AngebotPage, EckpunktepapierPage, JahresberichtPage
from quartier_pages.models.zentrum_child import as_centre


def connect() -> None:
    """Called once, when the app is ready."""
    pre_page_move.connect(_refuse_same_year, sender=JahresberichtPage)
    for model in (AngebotPage, EckpunktepapierPage, JahresberichtPage):
        post_page_move.connect(_adopt_new_parent, sender=model)


def _refuse_same_year(instance: Page, parent_page_after: Page, **_: Any) -> None:
    centre = as_centre(parent_page_after)
    check_year_is_free(centre, instance.specific.year, instance.pk)


def _adopt_new_parent(sender: Any, instance: Page, **_: Any) -> None:
    page = sender.objects.get(pk=instance.pk)
    page.save(clean=False)  # takes its centre from the tree
