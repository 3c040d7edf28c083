"""Which offers fit what somebody looks for: one query for pages, lists and calendars."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from quartier_pages.choices import AccessibilityFeature, Audience, DayTime, Rhythm
from quartier_pages.domain.termine import WEEKDAYS
from quartier_pages.models import AngebotPage, Standort, Zeitfenster

# Until when a part of the day lasts, and with it when the next one begins.
NOON, EVENING = time(12), time(17)
DAY_TIMES = {
    DayTime.MORNING: (time.min, NOON),
    DayTime.AFTERNOON: (NOON, EVENING),
    DayTime.EVENING: (EVENING, time.max),
}
# What the name of a target group says about ages, when the offer itself says nothing.
AGES = {
    Audience.KINDER: (0, 13),
    Audience.JUGENDLICHE: (12, 26),
    Audience.ERWACHSENE: (18, None),
    Audience.FRAUEN: (16, None),
    Audience.AELTERE: (60, None),
    Audience.VEREINE: (18, None),
}


@dataclass(frozen=True)
class OfferQuery:
    """What somebody looks for; what is empty does not matter to them."""

    kind: str | None = None
    status: str | None = None
    audience: str | None = None
    age: int | None = None
    language: str | None = None
    weekday: str | None = None
    daytime: str | None = None
    district: str | None = None
    cost: str | None = None
    step_free: bool = False
    ended: bool = False


def fitting(wanted: OfferQuery) -> QuerySet[AngebotPage]:
    """The offers, in every language, whose facts fit."""
    facts = AngebotPage.objects.holding_facts()
    if not wanted.ended:
        facts = facts.not_ended()
    for lookup, value in (
        ("kind", wanted.kind),
        ("status", wanted.status),
        ("languages__includes", wanted.language),
        ("cost_kind", wanted.cost),
        ("zentrum__gebiete__name", wanted.district),
    ):
        if value:
            facts = facts.filter(**{lookup: value})
    if wanted.audience:
        invited = Q(audience__includes=wanted.audience) | Q(audience__includes=Audience.ALLE.value)
        facts = facts.filter(invited)
    if wanted.age is not None:
        facts = facts.filter(_for_age(wanted.age))
    if wanted.weekday or wanted.daytime:
        facts = facts.filter(Exists(_slots(wanted)))
    if wanted.step_free:
        reachable = Standort.objects.filter(
            accessibility_features__includes=AccessibilityFeature.STEP_FREE.value
        )
        facts = facts.filter(site_key__in=reachable.values("translation_key"))
    return AngebotPage.objects.with_facts_of(facts)


def in_daytime(start: time | None, end: time | None, daytime: str) -> bool:
    """Whether some of a time lies in a part of the day."""
    first, last = DAY_TIMES[DayTime(daytime)]
    return start is not None and start < last and (start >= first or bool(end and end > first))


def _slots(wanted: OfferQuery) -> QuerySet[Zeitfenster]:
    """The times of an offer that fit: one slot has the weekday and the part of the day."""
    slots = Zeitfenster.objects.filter(page=OuterRef("pk"))
    if not wanted.ended:
        today = timezone.localdate()
        slots = slots.filter(Q(valid_until=None) | Q(valid_until__gte=today))
        slots = slots.filter(Q(date=None) | Q(date__gte=today))
    if wanted.weekday:
        slots = slots.filter(_on_weekday(wanted.weekday))
    if wanted.daytime:
        first, last = DAY_TIMES[DayTime(wanted.daytime)]
        slots = slots.filter(Q(start__gte=first) | Q(end__gt=first), start__lt=last)
    return slots


def _on_weekday(weekday: str) -> Q:
    # Django counts the days of a date from Sunday = 1.
    number = WEEKDAYS.index(weekday)
    single = Q(rhythm=Rhythm.ONCE, date__week_day=(number + 1) % 7 + 1)
    return single | ~Q(rhythm=Rhythm.ONCE) & Q(weekday=weekday)


def _for_age(age: int) -> Q:
    """For people of an age: the offer names it, or else its target groups do not rule it out."""
    old_enough = _any_group(lambda lowest, _highest: lowest <= age)
    young_enough = _any_group(lambda _lowest, highest: highest is None or age <= highest)
    return (Q(age_from__lte=age) | Q(age_from=None) & old_enough) & (
        Q(age_to__gte=age) | Q(age_to=None) & young_enough
    )


def _any_group(fits: Callable[[int, int | None], bool]) -> Q:
    """Offers without target groups, or with one whose ages fit."""
    found = Q(audience=[])
    for group in Audience:
        if fits(*AGES.get(group, (0, None))):
            found |= Q(audience__includes=group.value)
    return found
