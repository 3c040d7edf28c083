"""Calling off single dates of an offer, and taking that back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import Any

from django.utils import timezone
from wagtail.locks import BasicLock

from quartier_pages.domain.termine import Termin
from quartier_pages.editing.offers.as_edited import as_edited
from quartier_pages.editing.offers.changes import change_draft, publish_alone
from quartier_pages.models import AngebotPage, Ausfall

WEEKS = 8


@dataclass(frozen=True)
class Day:
    """A day on which an offer takes place, once or more, or would."""

    day: date
    dates: tuple[Termin, ...]
    by_hand: bool

    @property
    def cancelled(self) -> bool:
        return self.dates[0].cancelled

    @property
    def reason(self) -> str:
        return self.dates[0].reason


def may_cancel(offer: AngebotPage, user: Any) -> bool:
    """Who edits the offer may, also without the right to publish, and while it is reviewed.

    Only a lock that somebody put on by hand holds.
    """
    if offer.alias_of_id or not offer.permissions_for_user(user).can_edit():
        return False
    lock = offer.get_lock()
    return not (isinstance(lock, BasicLock) and lock.for_user(user))


def days(offer: AngebotPage) -> list[Day]:
    """The days of the coming weeks: of what is public, else of the draft."""
    page = offer if offer.live else as_edited([offer])[0]
    today = timezone.localdate()
    dates = page.schedule.between(today, today + timedelta(weeks=WEEKS))
    rows = list(page.ausfaelle.all())
    return [
        Day(day, tuple(group), any(_covers(row, day) for row in rows))
        for day, group in groupby(dates, key=lambda termin: termin.day)
    ]


def cancel(offer: AngebotPage, day: date, reason: str, user: Any) -> None:
    """At once when the offer is public: nobody stands before a closed door for a review."""
    _apply(offer, partial(_add, day=day, reason=reason), user, "quartier_pages.cancel_date")


def take_back(offer: AngebotPage, day: date, user: Any) -> None:
    _apply(offer, partial(_remove, day=day), user, "quartier_pages.restore_date")


def _apply(offer: AngebotPage, change: Any, user: Any, action: str) -> None:
    if offer.live:
        publish_alone(offer, change, user, log_action=action)
    else:
        change_draft(offer, change, user, log_action=action)


def _add(page: AngebotPage, day: date, reason: str) -> None:
    if not any(_covers(row, day) for row in page.ausfaelle.all()):
        page.ausfaelle.add(Ausfall(first_day=day, last_day=day, reason=reason))


def _remove(page: AngebotPage, day: date) -> None:
    """A longer cancellation keeps its other days."""
    rows: list[Ausfall] = []
    for row in page.ausfaelle.all():
        rows += _without(row, day) if _covers(row, day) else [row]
    page.ausfaelle.set(rows)


def _without(row: Ausfall, day: date) -> Iterable[Ausfall]:
    one = timedelta(days=1)
    parts = [(row.first_day, day - one), (day + one, row.last_day)]
    return [
        Ausfall(first_day=first, last_day=last, reason=row.reason)
        for first, last in parts
        if first <= last
    ]


def _covers(row: Ausfall, day: date) -> bool:
    return bool(row.first_day <= day <= row.last_day)
