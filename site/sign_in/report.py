"""„Sicherheitsprotokoll“: who did what with accounts, rights and tokens."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, UserColumn
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry
from wagtail.permission_policies import ModelPermissionPolicy

from sign_in.security_log import details, entries

# A right like others: an administrator can give it to a group.
MAY_READ = ModelPermissionPolicy(ModelLogEntry)


def _actions(request: Any) -> list[tuple[str, Any]]:
    used = entries().get_actions()  # type: ignore[attr-defined]
    return [choice for choice in registry.get_choices() if choice[0] in used]


class SecurityLogFilterSet(WagtailFilterSet):
    user = django_filters.ModelChoiceFilter(
        label=_("Who"), queryset=lambda request: get_user_model()._default_manager.all()
    )
    label = django_filters.CharFilter(label=_("What or whom"), lookup_expr="icontains")
    action = django_filters.MultipleChoiceFilter(label=_("Action"))
    timestamp = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = ModelLogEntry
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["action"].extra["choices"] = _actions(self.request)


class SecurityLogView(ReportView):
    page_title = _("Security log")
    header_icon = "lock"
    model = ModelLogEntry
    filterset_class = SecurityLogFilterSet
    permission_policy = MAY_READ
    permission_required = "view"
    index_url_name = "sign_in:security_log"
    index_results_url_name = "sign_in:security_log_results"
    default_ordering = "-timestamp"
    is_searchable = False
    columns = [
        Column("time", label=_("When"), sort_key="timestamp"),
        Column("what", label=_("Action")),
        UserColumn("user", label=_("Who"), blank_display_name="–"),
        Column("label", label=_("What or whom")),
        Column("address", label=_("Address")),
        Column("particulars", label=_("Details")),
    ]
    list_export = ["timestamp", "what", "user_display_name", "label", "address", "particulars"]
    export_headings = {
        "timestamp": _("When"),
        "what": _("Action"),
        "user_display_name": _("Who"),
        "label": _("What or whom"),
        "address": _("Address"),
        "particulars": _("Details"),
    }

    def get_filename(self) -> str:
        return "sicherheitsprotokoll"

    def get_base_queryset(self) -> QuerySet[ModelLogEntry]:
        return entries().select_related("user__wagtail_userprofile", "content_type")

    def decorate_paginated_queryset(self, object_list: Any) -> list[ModelLogEntry]:
        found = list(object_list)
        for entry in found:
            formatter = registry.get_formatter(entry)
            entry.time = date_format(localtime(entry.timestamp), "d.m.Y H:i:s")
            entry.what = str(formatter.label) if formatter else entry.action
            entry.address = entry.data.get("address") or ""
            entry.particulars = "; ".join(details(entry))
        return found
