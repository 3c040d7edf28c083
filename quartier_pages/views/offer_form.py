"""What one can ask of offers."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from quartier_pages.choices import (
    Audience,
    CostKind,
    DayTime,
    OfferKind,
    SpokenLanguage,
    Weekday,
)
from quartier_pages.domain.angebote import OfferQuery
from quartier_pages.models import QuartierszentrumPage, ZentrumGebiet
from quartier_pages.models.angebot import OLDEST
from quartier_pages.views.filter_form import ANY, Chip, FilterForm, Name, NameSelect

TODAY, TOMORROW, WEEK = "heute", "morgen", "woche"
DAYS = [
    (TODAY, _("Today")),
    (TOMORROW, _("Tomorrow")),
    (WEEK, _("The next seven days")),
]


class OfferForm(FilterForm):
    """The filters of the finder; values of the address are German words or those of the API."""

    tag = forms.ChoiceField(label=_("Day"), required=False, choices=[*ANY, *DAYS, *Weekday.choices])
    zeit = forms.ChoiceField(
        label=_("Time of day"), required=False, choices=[*ANY, *DayTime.choices]
    )
    alter = forms.IntegerField(
        label=_("Age"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    stadtteil = forms.ChoiceField(label=_("Part of the city"), required=False, widget=NameSelect)
    zentrum = forms.ChoiceField(label=_("Centre"), required=False, widget=NameSelect)
    zielgruppe = forms.ChoiceField(
        label=_("For whom"), required=False, choices=[*ANY, *Audience.choices]
    )
    art = forms.ChoiceField(label=_("Kind"), required=False, choices=[*ANY, *OfferKind.choices])
    sprache = forms.ChoiceField(
        label=_("Language spoken"), required=False, choices=[*ANY, *SpokenLanguage.choices]
    )
    kostenlos = forms.BooleanField(
        label=_("free of charge"),
        required=False,
        widget=forms.CheckboxInput(attrs={"value": "ja"}),
    )
    stufenlos = forms.BooleanField(
        label=_("step-free access"),
        required=False,
        widget=forms.CheckboxInput(attrs={"value": "ja"}),
    )

    MAIN: ClassVar = ("tag", "zeit", "alter", "stadtteil")

    def __init__(self, *args: Any, centres: Iterable[QuartierszentrumPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centres = list(centres)
        fields: Any = self.fields
        fields["zentrum"].choices = [
            *ANY,
            *((row.slug, Name(row.title, row.content_language)) for row in centres),
        ]
        families = [row.translation_key for row in centres]
        areas = ZentrumGebiet.objects.filter(
            page__translation_key__in=families, page__locale__language_code=settings.LANGUAGE_CODE
        )
        fields["stadtteil"].choices = [
            *ANY,
            *((name, Name(name, settings.LANGUAGE_CODE)) for name in _distinct(areas)),
        ]

    @property
    def main_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.MAIN]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.MAIN]

    @property
    def more_are_chosen(self) -> bool:
        return any(self.chosen(field.name) for field in self.more_fields)

    def day_links(self) -> list[tuple[Chip, bool]]:
        """The days as links, the other choices kept; the second value marks the chosen one."""
        day = self.cleaned_data.get("tag", "")
        return [
            (Chip(str(label), self.query(tag=[value])), value == day)
            for value, label in (*DAYS, *Weekday.choices)
        ]

    def offer_query(self) -> OfferQuery:
        """The question to the offers; a day that is no weekday is left to their dates."""
        asked = self.cleaned_data
        return OfferQuery(
            kind=asked["art"],
            audience=asked["zielgruppe"],
            age=asked["alter"],
            language=asked["sprache"],
            weekday=asked["tag"] if asked["tag"] in Weekday.values else "",
            daytime=asked["zeit"],
            district=asked["stadtteil"],
            cost=CostKind.FREE.value if asked["kostenlos"] else "",
            step_free=asked["stufenlos"],
        )


def _distinct(areas: Iterable[ZentrumGebiet]) -> list[str]:
    """Names of areas, without those that another name of the same centre already holds.

    "Kernstadt (Nordstadt)" and "Nordstadt" are the district and its planning area: one choice.
    """
    by_centre: dict[int, list[str]] = {}
    for area in areas:
        by_centre.setdefault(area.page_id, []).append(area.name)
    names = {
        name
        for there in by_centre.values()
        for name in there
        if not any(name != other and name in other for other in there)
    }
    return sorted(names)
