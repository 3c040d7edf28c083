"""The overview among the reports of the admin."""

from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import Button
from wagtail.permission_policies.pages import PagePermissionPolicy

from quartier_pages.editing.measures.columns import HEADINGS
from quartier_pages.editing.measures.filters import MeasureFilterSet, search
from quartier_pages.editing.measures.rows import (
    MAY_SEE,
    MeasureRow,
    editable,
    measure_rows,
    reports_known_to,
)
from quartier_pages.models import JahresberichtPage

# Too long for the screen, and the report is one click away.
_IN_FILES_ONLY = "outcome"


class MeasuresView(ReportView):
    page_title = _("What became of it?")
    header_icon = "history"
    permission_policy = PagePermissionPolicy()
    any_permission_required = MAY_SEE
    index_url_name = "measures_report"
    index_results_url_name = "measures_report_results"
    filterset_class = MeasureFilterSet
    is_searchable = True
    verbose_name_plural = _("measures")
    columns = [
        TitleColumn(
            "title", label=HEADINGS["title"], width="22%", get_url=lambda row: row.edit_url or None
        ),
        *(
            Column(name, label=label)
            for name, label in HEADINGS.items()
            if name not in ("title", _IN_FILES_ONLY)
        ),
    ]
    list_export = list(HEADINGS)
    export_headings = HEADINGS
    export_filename = "massnahmen"

    @cached_property
    def reports(self) -> list[JahresberichtPage]:
        return reports_known_to(self.request.user)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "reports": self.reports}

    def get_queryset(self) -> list[MeasureRow]:
        return search(measure_rows(self.reports), self.search_query)

    def decorate_paginated_queryset(self, object_list: list[MeasureRow]) -> list[MeasureRow]:
        mine = editable(self.request.user, [row.report for row in object_list])
        for row in object_list:
            if row.report.pk in mine:
                row.edit_url = reverse("wagtailadmin_pages:edit", args=[row.report.pk])
        return object_list

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        query = self.request.GET.copy()
        for name in ("export", self.page_kwarg, "_w_filter_fragment"):
            query.pop(name, None)
        url = f"{reverse('measures_for_committees')}?{query.urlencode()}"
        paper = Button(_("For committees (to print)"), url=url, icon_name="doc-full", priority=10)
        query["export"] = "xlsx"
        table = f"{reverse('measures_for_committees')}?{query.urlencode()}"
        return [
            *super().header_more_buttons,
            paper,
            Button(_("For committees (XLSX)"), url=table, icon_name="table", priority=20),
        ]
