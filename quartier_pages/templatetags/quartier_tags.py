"""What the templates of centres, papers, reports and offers need beside their context."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

from quartier_pages.choices import AccessibilityFeature, GoalTerm, IndicatorTopic
from quartier_pages.formats import kinds, map_svg, numbers, opening_hours, places, times
from quartier_pages.formats.week import Day
from quartier_pages.formats.week import week as week_of

if TYPE_CHECKING:
    from quartier_pages.domain.termine import Slot, Termin
    from quartier_pages.models import (
        AngebotPage,
        Beleg,
        Indikatorwert,
        Leitziel,
        QuartierszentrumPage,
        Standort,
    )

register = template.Library()

register.filter("page_kind", kinds.page_kind)
register.filter("is_approximate", places.is_approximate)
register.filter("population", numbers.population)
register.filter("figure", numbers.figure)
register.filter("unit_label", numbers.unit_label)
register.filter("comparison", numbers.comparison)
register.filter("change", numbers.change)
register.filter("rhythm", times.rhythm)
register.filter("validity", times.validity)


@register.filter
def hours(item: "Termin | Slot") -> str:
    """The times of a date or slot."""
    return times.time_range(item.start, item.end)


@register.simple_tag
def week(offers: "Iterable[AngebotPage]") -> list[Day]:
    """The coming seven days."""
    return week_of(offers, timezone.localdate())


@register.filter
def next_cancelled(offer: "AngebotPage") -> "Termin | None":
    """The next date of the coming weeks on which an offer does not take place."""
    return next((termin for termin in offer.upcoming if termin.cancelled), None)


@register.filter
def next_date(offer: "AngebotPage") -> "Termin | None":
    """The next date of the coming weeks on which an offer takes place."""
    return next((termin for termin in offer.upcoming if not termin.cancelled), None)


@register.simple_tag
def zentrum_of(
    offer: "AngebotPage", zentren: "dict[int, QuartierszentrumPage]"
) -> "QuartierszentrumPage | None":
    """The centre of an offer, when it is among those that may be named."""
    return zentren.get(offer.zentrum_id)


@register.simple_tag
def place_of(offer: "AngebotPage", sites: "Iterable[Standort]") -> "Standort | None":
    """The site of an offer among those of its centre."""
    key = offer.source_page.site_key
    return next((site for site in sites if site.translation_key == key), None)


@register.simple_tag
def opening_days(stream: Any) -> opening_hours.OpeningHours:
    """Opening hours by weekday, and the exceptions that still matter."""
    return opening_hours.opening_hours(stream, timezone.localdate())


@register.simple_tag
def missing_features(site: "Standort") -> list[str]:
    """What a checked place does not have."""
    present = site.accessibility_features or []
    return [str(feature.label) for feature in AccessibilityFeature if feature.value not in present]


@register.simple_tag(takes_context=True)
def overview(context: Any, zentren: "Iterable[QuartierszentrumPage]") -> dict[str, Any]:
    """The numbered centres in groups, and the map that shows the same numbers."""
    request = context.get("request")
    centres = places.number_centres(
        (zentrum, zentrum.get_url(request) or "") for zentrum in zentren
    )
    return {
        "groups": places.groups(centres),
        "map": map_svg.draw([place for centre in centres for place in centre.places]),
    }


@register.inclusion_tag("quartier_pages/partials/sources.html")
def sources(belege: "Iterable[Beleg]", *groups: str) -> dict[str, Any]:
    """The sources of some groups of facts; of all when none is named."""
    return {"belege": [row for row in belege if not groups or row.fact_group in groups]}


@register.simple_tag
def stream_groups(stream: Any) -> dict[str, list[Any]]:
    """The values of a stream by kind of block."""
    groups: dict[str, list[Any]] = {}
    for block in stream:
        groups.setdefault(block.block_type, []).append(block.value)
    return groups


@register.filter
def block_values(stream: Any) -> list[Any]:
    """The values of a stream whose blocks are all of one kind."""
    return [block.value for block in stream]


@register.simple_tag
def aims_by_term(aims: "Iterable[Leitziel]") -> list[dict[str, Any]]:
    """Guiding aims, the nearest first."""
    rows = [
        {"label": term.label, "aims": [aim for aim in aims if aim.term == term]}
        for term in GoalTerm
    ]
    return [row for row in rows if row["aims"]]


@register.simple_tag
def figures_by_topic(figures: "Iterable[Indikatorwert]") -> list[dict[str, Any]]:
    """Figures of a Sozialraumanalyse, topic by topic."""
    rows = [
        {
            "name": topic.value,
            "label": topic.label,
            "figures": [row for row in figures if row.indikator.topic == topic],
        }
        for topic in IndicatorTopic
    ]
    return [row for row in rows if row["figures"]]
