"""Reports that would tell editors of drafts they do not work on."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView as UsageReport

from home.editing.rights.drafts import sees_draft


class PageTypesUsageReportView(UsageReport):
    """Counts pages for everybody, but names only those that one works on."""

    def decorate_paginated_queryset(self, page_types: Any) -> Any:
        decorated: list[ContentType] = super().decorate_paginated_queryset(page_types)
        for page_type in decorated:
            page = page_type.last_edited_page  # type: ignore[attr-defined]
            if page and not sees_draft(self.request.user, page):
                page_type.last_edited_page = None  # type: ignore[attr-defined]
        return decorated
