"""Views in place of Wagtail's own, at the same addresses: included before them."""

from django.urls import path
from wagtail.admin.auth import permission_required, require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.utils.urlpatterns import decorate_urlpatterns
from wagtail_localize.views.report import TranslationsReportView

from home.editing.rights import choosers, reports

_translators_only = permission_required("wagtail_localize.submit_translation")

urlpatterns = [
    path("choose-page/", choosers.BrowseView.as_view()),
    path("choose-page/<int:parent_page_id>/", choosers.BrowseView.as_view()),
    path("choose-page/search/", choosers.SearchView.as_view()),
    path("choose-page/chosen-multiple/", choosers.ChosenMultipleView.as_view()),
    path("reports/page-types-usage/", reports.PageTypesUsageReportView.as_view()),
    path(
        "reports/page-types-usage/results/",
        reports.PageTypesUsageReportView.as_view(results_only=True),
    ),
    path("localize/reports/translations/", _translators_only(TranslationsReportView.as_view())),
    path(
        "localize/reports/translations/results/",
        _translators_only(TranslationsReportView.as_view(results_only=True)),
    ),
]
urlpatterns = decorate_urlpatterns(urlpatterns, require_admin_access)
urlpatterns = decorate_urlpatterns(urlpatterns, display_custom_404)
