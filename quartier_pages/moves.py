"""Keeps pages and their centre together when a page is moved in the tree."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import post_page_move, pre_page_move

from quartier_pages.domain.report_years import check_year_is_free
from quartier_pages.models import AngebotPage, EckpunktepapierPage, JahresberichtPage


def connect() -> None:
    """Called once, when the app is ready."""
    pre_page_move.connect(_refuse_same_year, sender=JahresberichtPage)
    for model in (AngebotPage, EckpunktepapierPage, JahresberichtPage):
        post_page_move.connect(_adopt_new_parent, sender=model)


def _refuse_same_year(instance: Page, parent_page_after: Page, **_: Any) -> None:
    check_year_is_free(parent_page_after.specific, instance.specific.year, instance.pk)


def _adopt_new_parent(sender: Any, instance: Page, parent_page_after: Page, **_: Any) -> None:
    sender.objects.filter(pk=instance.pk).update(zentrum=parent_page_after.specific)
