"""The overview for a committee: on paper, or as a table to work with."""

from functools import cached_property
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from quartier_pages.editing.measures.filters import MeasureFilterSet, search
from quartier_pages.editing.measures.rows import (
    MeasureRow,
    may_see,
    measure_rows,
    only_public,
    reports_known_to,
)
from quartier_pages.editing.measures.workbook import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DRAFTS = "entwuerfe"


class CommitteeView(TemplateView):
    """Only what is published, unless drafts are asked for, which the paper then says."""

    template_name = "quartier_pages/editing/measures_for_committees.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        self.with_drafts = request.GET.get(DRAFTS) == "ja"
        known = reports_known_to(request.user)
        self.filters = MeasureFilterSet(request.GET, request=request, reports=known)
        self.shown = known if self.with_drafts else only_public(known)
        if request.GET.get("export") == "xlsx":
            return self.table()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def rows(self) -> list[MeasureRow]:
        """None at all rather than more than was asked for."""
        if not self.filters.is_valid():
            return []
        found = search(measure_rows(self.shown), self.request.GET.get("q", ""))
        return self.filters.filter_queryset(found)

    def about(self) -> list[str]:
        """What a reader has to know of the table."""
        if not self.filters.is_valid():
            return [_("The address asks for something unknown. Go back and choose again.")]
        words = self.filters.in_words()
        if text := self.request.GET.get("q", "").strip():
            words.append(_("Title: %(text)s") % {"text": text})
        chosen = _("Selection: %(filters)s.") % {"filters": ", ".join(words)} if words else ""
        drafts = (
            _("With drafts: what is marked so is neither approved nor published.")
            if self.with_drafts
            else _("Published Jahresberichte only.")
        )
        examples = (
            _("What is marked with * is an example text.")
            if any(row.is_example for row in self.rows)
            else ""
        )
        return [line for line in (drafts, chosen, examples) if line]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        toggled = self.request.GET.copy()
        toggled.pop(DRAFTS, None)
        plain = toggled.urlencode()
        if not self.with_drafts:
            toggled[DRAFTS] = "ja"
        table = self.request.GET.copy()
        table["export"] = "xlsx"
        groups = groupby(self.rows, key=attrgetter("history.zentrum_id"))
        return super().get_context_data(
            **kwargs,
            title=title(),
            day=timezone.localdate(),
            about=self.about(),
            centres=[(rows[0].centre, rows) for _pk, group in groups if (rows := list(group))],
            with_drafts=self.with_drafts,
            toggle_url=f"?{toggled.urlencode()}",
            table_url=f"?{table.urlencode()}",
            back_url=f"{reverse('measures_report')}?{plain}",
        )

    def table(self) -> HttpResponseBase:
        output = BytesIO()
        workbook(title(), timezone.localdate(), self.about(), self.rows).save(output)
        output.seek(0)
        name = f"massnahmen-{timezone.localdate().isoformat()}.xlsx"
        return FileResponse(output, as_attachment=True, content_type=XLSX, filename=name)


def title() -> str:
    return _("Measures of the Quartierszentren: what became of them")
