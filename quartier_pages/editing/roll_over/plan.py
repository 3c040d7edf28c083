"""What the next report of a centre takes over from its last one."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from quartier_pages.choices import MeasureStatus
from quartier_pages.domain.massnahmen import Eintrag, histories
from quartier_pages.models import (
    BerichtSchwerpunkt,
    JahresberichtPage,
    Kennzahl,
    Massnahme,
    QuartierszentrumPage,
)


@dataclass(frozen=True)
class RollOver:
    """The step from a centre's last published report, if there is one, to the next."""

    centre: QuartierszentrumPage
    last: JahresberichtPage | None
    today: date

    @property
    def year(self) -> int:
        return self.last.year + 1 if self.last else self.today.year - 1

    @property
    def is_too_early(self) -> bool:
        """A report is about a year that has begun."""
        return self.year > self.today.year

    @property
    def title(self) -> str:
        """As the centre calls its reports."""
        if self.last and str(self.last.year) in self.last.title:
            return self.last.title.replace(str(self.last.year), str(self.year))
        return f"{JahresberichtPage._meta.verbose_name} {self.year}"

    @cached_property
    def to_review(self) -> list[Massnahme]:
        """What the last report planned, but for what it already closed itself."""
        if self.last is None:
            return []
        entries = [measure.entries[-1] for measure in histories([self.last])]
        return [planned for entry in entries if (planned := _awaiting(entry))]

    @property
    def may_continue(self) -> list[Massnahme]:
        return [row for row in self.to_review if not MeasureStatus(row.status).is_closed]

    @cached_property
    def focus_topics(self) -> list[BerichtSchwerpunkt]:
        rows = self.last.schwerpunkte.select_related("handlungsfeld") if self.last else ()
        return list(rows)

    @cached_property
    def key_figures(self) -> list[Kennzahl]:
        return list(self.last.kennzahlen.select_related("indikator")) if self.last else []


def _awaiting(entry: Eintrag) -> Massnahme | None:
    return entry.planned if entry.awaits_review else None


def roll_over_of(centre: QuartierszentrumPage) -> RollOver:
    published = centre.jahresberichte.filter(live=True).order_by("-year")
    return RollOver(centre, published.first(), timezone.localdate())


def begun_report(roll_over: RollOver) -> JahresberichtPage | None:
    """The newest report after the last published one: somebody has begun it already."""
    unpublished = roll_over.centre.jahresberichte.filter(live=False)
    if roll_over.last:
        unpublished = unpublished.filter(year__gt=roll_over.last.year)
    return unpublished.order_by("-year").first()


def centre_to_report(page: Page) -> QuartierszentrumPage | None:
    """The centre whose next report can be prepared from a page: itself, or its newest report.

    Only originals have one: other languages are translated from them.
    """
    own = page.specific
    if own.alias_of_id or own.locale.language_code != settings.LANGUAGE_CODE:
        return None
    if isinstance(own, QuartierszentrumPage):
        return own
    if isinstance(own, JahresberichtPage):
        is_newest = not own.zentrum.jahresberichte.filter(year__gt=own.year).exists()
        return own.zentrum if is_newest else None
    return None
