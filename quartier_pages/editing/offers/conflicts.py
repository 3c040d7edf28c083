"""Offers that want the same room at the same time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from django.conf import settings
from django.utils import timezone

from quartier_pages.choices import OfferStatus, Rhythm
from quartier_pages.domain.termine import WEEKDAYS, Schedule, Termin
from quartier_pages.editing.offers.as_edited import as_edited
from quartier_pages.models import AngebotPage
from quartier_pages.models.vocabulary import SchoolHolidays

WEEKS = 8


@dataclass(frozen=True)
class Conflict:
    """Another offer in the same place, and the first day on which both want it."""

    other: AngebotPage
    day: date


def conflicts_in(centres: Iterable[int]) -> dict[int, list[Conflict]]:
    """By the key of the offer; all offers of some centres, in a fixed number of queries."""
    offers = AngebotPage.objects.filter(
        zentrum__in=list(centres), locale__language_code=settings.LANGUAGE_CODE
    )
    loaded = offers.select_related("zentrum", "locale").prefetch_related("zeitfenster", "ausfaelle")
    return _among(as_edited(loaded))


def conflicts_of(offer: AngebotPage) -> list[Conflict]:
    return conflicts_in([offer.zentrum_id]).get(offer.pk, [])


def place(offer: AngebotPage) -> tuple[Any, ...] | None:
    """Site and room: the room is what the other words for the place say."""
    room = " ".join((offer.place_text or "").casefold().split())
    return (offer.zentrum_id, offer.site_key, room) if offer.site_key or room else None


def _among(offers: Iterable[AngebotPage]) -> dict[int, list[Conflict]]:
    there: dict[tuple[Any, ...], list[AngebotPage]] = defaultdict(list)
    for offer in offers:
        where = place(offer)
        if where and offer.status == OfferStatus.AKTIV:
            there[where].append(offer)
    found: dict[int, list[Conflict]] = defaultdict(list)
    calendar = _Calendar()
    for same_place in there.values():
        for one, other in combinations(same_place, 2):
            if day := calendar.first_common_day(one, other):
                found[one.pk].append(Conflict(other, day))
                found[other.pk].append(Conflict(one, day))
    return found


class _Calendar:
    """Dates of the coming weeks, worked out only where the times already overlap."""

    def __init__(self) -> None:
        self.today = timezone.localdate()
        self.last = self.today + timedelta(weeks=WEEKS)
        self.holidays = list(SchoolHolidays.objects.all())
        self._slots: dict[int, list[Any]] = {}
        self._days: dict[tuple[int, int], set[date]] = {}

    def first_common_day(self, one: AngebotPage, other: AngebotPage) -> date | None:
        days = [
            day
            for mine, slot in enumerate(self._slots_of(one))
            for theirs, other_slot in enumerate(self._slots_of(other))
            if _may_meet(slot, other_slot)
            for day in self._days_of(one, mine) & self._days_of(other, theirs)
        ]
        return min(days, default=None)

    def _slots_of(self, offer: AngebotPage) -> list[Any]:
        if offer.pk not in self._slots:
            self._slots[offer.pk] = list(offer.zeitfenster.all())
        return self._slots[offer.pk]

    def _days_of(self, offer: AngebotPage, position: int) -> set[date]:
        key = (offer.pk, position)
        if key not in self._days:
            whole = offer.build_schedule(self.holidays)
            slot = self._slots_of(offer)[position]
            alone = Schedule((slot,), whole.pauses, whole.on_public_holidays)
            self._days[key] = set(_taking_place(alone.between(self.today, self.last)))
        return self._days[key]


def _taking_place(dates: Iterable[Termin]) -> Iterator[date]:
    return (termin.day for termin in dates if not termin.cancelled)


def _may_meet(one: Any, other: Any) -> bool:
    if not one.start or not other.start or _weekday(one) != _weekday(other):
        return False
    # Without an end only the start is known to need the room.
    first, second = sorted((one, other), key=lambda slot: (slot.start, slot.end is None))
    if first.start == second.start:
        return True
    return bool(first.end and first.end > second.start)


def _weekday(slot: Any) -> str:
    if slot.rhythm == Rhythm.ONCE:
        return WEEKDAYS[slot.date.weekday()] if slot.date else ""
    return str(slot.weekday)
