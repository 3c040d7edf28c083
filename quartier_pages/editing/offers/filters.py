"""What editors ask the listing of offers for."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.permissions import policy_registry

from quartier_pages.choices import Audience, OfferKind, OfferStatus, Weekday
from quartier_pages.domain.termine import WEEKDAYS
from quartier_pages.editing.offers.conflicts import conflicts_in
from quartier_pages.models import AngebotPage, QuartierszentrumPage, Standort

WITHOUT_DATES, PAST, CONFLICTS = "ohne_termine", "vorbei", "ueberschneidung"
SPECIAL = [
    (WITHOUT_DATES, _("without dates")),
    (PAST, _("ended or past")),
    (CONFLICTS, _("with conflicts")),
]


def centres_of(request: Any) -> Any:
    """The German centres that somebody may look into."""
    policy: Any = policy_registry.get_by_type(QuartierszentrumPage)
    known = policy.explorable_instances(request.user).values("pk")
    return QuartierszentrumPage.objects.filter(
        pk__in=known, locale__language_code=settings.LANGUAGE_CODE
    ).order_by("title")


def _sites(request: Any) -> list[tuple[str, str]]:
    rows = Standort.objects.filter(page__in=centres_of(request)).order_by("name")
    return [(str(row.translation_key), row.name) for row in rows]


class OfferFilterSet(WagtailFilterSet):
    zentrum = django_filters.ModelMultipleChoiceFilter(
        label=_("Centre"), queryset=centres_of, widget=CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=OfferKind.choices, widget=CheckboxSelectMultiple
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=OfferStatus.choices, widget=CheckboxSelectMultiple
    )
    weekday = django_filters.ChoiceFilter(
        label=_("Weekday"), choices=Weekday.choices, method="on_weekday"
    )
    site_key = django_filters.ChoiceFilter(label=pgettext_lazy("place of a centre", "Site"))
    audience = django_filters.ChoiceFilter(
        label=_("Target group"), choices=Audience.choices, lookup_expr="includes"
    )
    special = django_filters.ChoiceFilter(
        label=_("To be checked"), choices=SPECIAL, method="that_are"
    )

    class Meta:
        model = AngebotPage
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["site_key"].extra["choices"] = _sites(self.request)

    def on_weekday(self, offers: Any, name: str, value: str) -> Any:
        number = WEEKDAYS.index(value) + 1
        days = Q(zeitfenster__weekday=value) | Q(zeitfenster__date__iso_week_day=number)
        return offers.filter(pk__in=AngebotPage.objects.filter(days).values("pk"))

    def that_are(self, offers: Any, name: str, value: str) -> Any:
        if value == WITHOUT_DATES:
            return offers.filter(zeitfenster=None)
        if value == PAST:
            return offers.exclude(pk__in=AngebotPage.objects.not_ended().values("pk"))
        found = conflicts_in(centres_of(self.request).values_list("pk", flat=True))
        return offers.filter(pk__in=list(found))
