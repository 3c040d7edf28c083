"""The way to it: the menu of a centre and of its newest report."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from quartier_pages.editing.roll_over.plan import begun_report, centre_to_report, roll_over_of
from quartier_pages.editing.roll_over.views import RollOverView, prepare_label
from quartier_pages.models import JahresberichtPage, QuartierszentrumPage


@hooks.register("register_admin_urls")
def address() -> list[URLPattern]:
    view = RollOverView.as_view()
    return [path("jahresbericht-vorbereiten/<int:centre_pk>/", view, name="prepare_report")]


@hooks.register("register_page_header_buttons")
def header_entry(page: Page, user: Any, **_: Any) -> Iterator[Button]:
    if not issubclass(page.specific_class or Page, (QuartierszentrumPage, JahresberichtPage)):
        return
    centre = centre_to_report(page)
    if centre is None or not centre.permissions_for_user(user).can_add_subpage():
        return
    roll_over = roll_over_of(centre)
    if not roll_over.is_too_early and begun_report(roll_over) is None:
        yield Button(
            prepare_label(roll_over),
            url=reverse("prepare_report", args=[centre.pk]),
            icon_name="history",
            priority=14,
        )
