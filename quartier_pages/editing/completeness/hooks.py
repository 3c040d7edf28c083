"""What completeness adds to Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from quartier_pages.editing.completeness.panels import add_panels
from quartier_pages.editing.completeness.report import CompletenessView, may_read

hooks.register("construct_homepage_panels", add_panels)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    report, results = CompletenessView.as_view(), CompletenessView.as_view(results_only=True)
    patterns = [
        path("reports/completeness/", report, name="report"),
        path("reports/completeness/results/", results, name="report_results"),
    ]
    return [path("", include((patterns, "completeness")))]


class CompletenessMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request)


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    url = reverse("completeness:report")
    return CompletenessMenuItem(_("Completeness"), url, icon_name="tasks", order=50)
