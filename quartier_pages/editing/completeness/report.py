"""The report „Vollständigkeit“."""

from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from quartier_pages.editing.completeness.collect import Completeness, Row
from quartier_pages.editing.completeness.rule import Severity
from quartier_pages.editing.completeness.rules import RULES

# The report is for those who can do something about what it names.
EDITING = ["add", "change", "publish"]


class CompletenessFilterSet(WagtailFilterSet):
    """Filters rows that no database holds, by the attributes of the same names."""

    centre = django_filters.ChoiceFilter(label=_("Centre"))
    severity = django_filters.ChoiceFilter(label=_("Severity"), choices=Severity.LABELS)
    rule = django_filters.ChoiceFilter(
        label=_("Question"), choices=[(rule.key, rule.title) for rule in RULES]
    )
    kind = django_filters.ChoiceFilter(label=_("Kind of page"))
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, rows: list[Row], **kwargs: Any) -> None:
        super().__init__(*args, queryset=Page.objects.none(), **kwargs)
        centres = {(row.centre.key, row.centre.name) for row in rows if row.centre}
        kinds = {row.kind for row in rows}
        self.filters["centre"].extra["choices"] = sorted(centres, key=lambda choice: choice[1])
        self.filters["kind"].extra["choices"] = [(kind, kind) for kind in sorted(kinds)]

    def filter_queryset(self, queryset: Any) -> Any:
        rows: list[Row] = queryset
        wanted = {name: value for name, value in self.form.cleaned_data.items() if value}
        return [
            row for row in rows if all(_value(row, name) == value for name, value in wanted.items())
        ]


def _value(row: Row, name: str) -> str:
    if name == "centre":
        return row.centre.key if row.centre else ""
    return row.rule.key if name == "rule" else str(getattr(row, name))


class CompletenessView(ReportView):
    page_title = _("Completeness")
    header_icon = "tasks"
    model = Page
    any_permission_required = EDITING
    filterset_class = CompletenessFilterSet
    index_url_name = "completeness:report"
    index_results_url_name = "completeness:report_results"
    results_template_name = "quartier_pages/editing/completeness/report_results.html"
    is_searchable = False
    columns: ClassVar = [
        TitleColumn("title", label=_("Page"), get_url=lambda row: row.url),
        Column("message", label=_("What is missing")),
        Column("severity_label", label=_("Severity")),
        Column("centre_name", label=_("Centre")),
        Column("kind", label=_("Kind of page")),
        Column("language_name", label=_("Language")),
    ]
    list_export: ClassVar = [
        "severity_label",
        "centre_name",
        "title",
        "kind",
        "language_name",
        "rule_title",
        "message",
        "address",
    ]
    export_headings: ClassVar = {
        "severity_label": _("Severity"),
        "centre_name": _("Centre"),
        "title": _("Page"),
        "kind": _("Kind of page"),
        "language_name": _("Language"),
        "rule_title": _("Question"),
        "message": _("What is missing"),
        "address": _("Link"),
    }

    @cached_property
    def completeness(self) -> Completeness:
        return Completeness(self.request.user)

    def get_filename(self) -> str:
        return "vollstaendigkeit"

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "rows": self.completeness.rows}

    def get_filtered_queryset(self) -> Any:
        return self.filter_queryset(self.completeness.rows)

    def to_row_dict(self, item: Row) -> dict[str, str]:
        values = {name: getattr(item, name) for name in self.list_export if name != "address"}
        return {**values, "address": self.request.build_absolute_uri(item.url)}


def may_read(request: HttpRequest) -> bool:
    """Whether somebody edits any page."""
    view = CompletenessView(request=request)
    return bool(view.user_has_any_permission(EDITING))
