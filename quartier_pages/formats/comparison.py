"""Centres side by side: how far their measures are, and which goals they reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from quartier_pages.choices import GoalAchievement, MeasureStatus

if TYPE_CHECKING:
    from quartier_pages.domain.massnahmen import Verlauf
    from quartier_pages.models import QuartierszentrumPage


@dataclass(frozen=True)
class Row:
    """How many measures of a centre fall under each heading of a table."""

    zentrum: "QuartierszentrumPage"
    counts: list[int]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Table:
    """Numbers of the centres under the same headings."""

    name: str
    caption: str
    headings: Sequence[str | Promise]
    rows: list[Row]


@dataclass(frozen=True)
class Bar:
    """The goals of a centre that were reached, wholly and partly, out of all reviewed ones."""

    zentrum: "QuartierszentrumPage"
    achieved: int
    partly: int
    reviewed: int

    @property
    def achieved_share(self) -> float:
        return 100 * self.achieved / self.reviewed

    @property
    def partly_share(self) -> float:
        return 100 * self.partly / self.reviewed


@dataclass(frozen=True)
class Comparison:
    """A table of statuses, one of goals, and the goals as bars."""

    tables: list[Table]
    bars: list[Bar]
    # What the two parts of a bar stand for.
    legend: ClassVar = (GoalAchievement.labels[0], GoalAchievement.labels[1])


def compare(zentren: "Iterable[QuartierszentrumPage]", measures: "Iterable[Verlauf]") -> Comparison:
    """Compares centres by their measures; those without any are left out."""
    zentren, measures = list(zentren), list(measures)
    status = [(measure.zentrum_id, measure.status or "") for measure in measures]
    goals = [
        (measure.zentrum_id, review.zielerreichung)
        for measure in measures
        if (review := measure.latest_review)
    ]
    planned = _rows(zentren, status, MeasureStatus.values)
    reviewed = _rows(zentren, goals, GoalAchievement.values)
    tables = [
        Table("stand", _("Measures by their latest status"), MeasureStatus.labels, planned),
        Table("ziele", _("Reviewed measures by their goals"), GoalAchievement.labels, reviewed),
    ]
    bars = [Bar(row.zentrum, row.counts[0], row.counts[1], row.total) for row in reviewed]
    return Comparison([table for table in tables if table.rows], bars)


def _rows(
    zentren: "list[QuartierszentrumPage]", values: list[tuple[int, str]], headings: list[str]
) -> list[Row]:
    rows = [Row(row, [values.count((row.pk, value)) for value in headings]) for row in zentren]
    return [row for row in rows if row.total]
