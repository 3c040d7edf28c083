"""The overview in the menu of reports."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from quartier_pages.editing.measures.committee import CommitteeView
from quartier_pages.editing.measures.report import MeasuresView
from quartier_pages.editing.measures.rows import may_see


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    results = MeasuresView.as_view(results_only=True)
    return [
        path("reports/massnahmen/", MeasuresView.as_view(), name="measures_report"),
        path("reports/massnahmen/results/", results, name="measures_report_results"),
        path(
            "reports/massnahmen/gremien/", CommitteeView.as_view(), name="measures_for_committees"
        ),
    ]


class MeasuresMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    url = reverse("measures_report")
    return MeasuresMenuItem(_("What became of it?"), url, icon_name="history", order=500)
