"""What one can ask of the overview, on the screen and for committees alike."""

from typing import Any

import django_filters
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from quartier_pages.choices import GoalAchievement, MeasureStatus
from quartier_pages.editing.measures.rows import MeasureRow, Review
from quartier_pages.models import Handlungsfeld, JahresberichtPage

_REVIEWS = [
    (Review.MISSING.value, _("is missing")),
    (Review.DUE.value, _("is not due yet")),
    (Review.THERE.value, _("is there")),
]


class MeasureFilterSet(WagtailFilterSet):
    """Filters rows, not a table: a measure is spread over reports."""

    zentrum = django_filters.ChoiceFilter(label=_("Centre"))
    jahr = django_filters.ChoiceFilter(label=_("Year"))
    status = django_filters.ChoiceFilter(label=_("Status"), choices=MeasureStatus.choices)
    zielerreichung = django_filters.ChoiceFilter(
        label=_("Achievement"), choices=GoalAchievement.choices
    )
    handlungsfeld = django_filters.ChoiceFilter(label=_("Field of action"))
    rueckblick = django_filters.ChoiceFilter(label=_("Review"), choices=_REVIEWS)

    def __init__(self, data: Any, *, request: Any, reports: list[JahresberichtPage]) -> None:
        super().__init__(data, JahresberichtPage.objects.none(), request=request)
        years = sorted({report.year for report in reports}, reverse=True)
        self._offer("zentrum", {str(report.zentrum_id): report.zentrum.title for report in reports})
        self._offer("jahr", {str(year): str(year) for year in years})
        fields = Handlungsfeld.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        self._offer("handlungsfeld", dict(fields.values_list("slug", "name")))

    def _offer(self, name: str, choices: dict[str, str]) -> None:
        self.filters[name].extra["choices"] = list(choices.items())

    def filter_queryset(self, queryset: list[MeasureRow]) -> list[MeasureRow]:
        return [row for row in queryset if self._fits(row)]

    def _fits(self, row: MeasureRow) -> bool:
        asked = {name: value for name, value in self.form.cleaned_data.items() if value}
        history = row.history
        review = history.latest_review
        has: dict[str, set[Any]] = {
            "zentrum": {str(history.zentrum_id)},
            "jahr": {str(entry.year) for entry in history.entries},
            "status": {history.status},
            "zielerreichung": {review.zielerreichung if review else ""},
            "handlungsfeld": {field.slug for field in history.fields},
            "rueckblick": {row.review.value},
        }
        return all(value in has[name] for name, value in asked.items())

    def in_words(self) -> list[str]:
        """The filters in force, for paper."""
        words = []
        for name, value in self.form.cleaned_data.items():
            if value:
                field: Any = self.form.fields[name]
                words.append(f"{field.label}: {dict(field.choices)[value]}")
        return words


def search(rows: list[MeasureRow], text: str) -> list[MeasureRow]:
    """Those whose title has all words of a text."""
    words = text.casefold().split()
    return [row for row in rows if all(word in row.title.casefold() for word in words)]
