"""What was planned and what became of it, across reports."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from home.visibility import everybody_sees
from quartier_pages.choices import GoalAchievement, MeasureStatus

if TYPE_CHECKING:
    from quartier_pages.models import (
        Handlungsfeld,
        JahresberichtPage,
        Massnahme,
        MassnahmenRueckblick,
        QuartierszentrumPage,
    )


# What a review makes of a measure that its report does not plan again.
_STATUS_AFTER_REVIEW = {
    GoalAchievement.ERREICHT: MeasureStatus.ABGESCHLOSSEN,
    GoalAchievement.TEILWEISE: MeasureStatus.ABGESCHLOSSEN,
    GoalAchievement.NICHT: MeasureStatus.VERWORFEN,
    GoalAchievement.VERSCHOBEN: MeasureStatus.VERSCHOBEN,
}


@dataclass(frozen=True)
class Eintrag:
    """One report's word on a measure: planned, reviewed, or both."""

    report: "JahresberichtPage"
    planned: "Massnahme | None"
    review: "MassnahmenRueckblick | None"

    @property
    def year(self) -> int:
        return self.report.year

    @property
    def awaits_review(self) -> bool:
        """Whether a later report has to say what became of it: not of what this one has closed."""
        return self.planned is not None and not (
            MeasureStatus(self.planned.status).is_closed and _is_finished(self.review)
        )

    @property
    def status(self) -> MeasureStatus | None:
        """The status after this report: as it plans the measure, else as its review implies.

        What is not planned again has ended: with its goal reached, wholly or partly, it is
        completed; without, it is dropped, unless the review postpones it.
        """
        if self.planned:
            return MeasureStatus(self.planned.status)
        if self.review and _is_finished(self.review):
            return _STATUS_AFTER_REVIEW[GoalAchievement(self.review.zielerreichung)]
        return None


@dataclass(frozen=True)
class Verlauf:
    """The history of one measure, oldest report first."""

    uid: UUID
    entries: tuple[Eintrag, ...]

    @property
    def title(self) -> str:
        """As the latest report that plans it calls it."""
        return next((entry.planned.title for entry in reversed(self.entries) if entry.planned), "")

    @property
    def zentrum_id(self) -> int:
        """The centre whose reports they are."""
        return self.entries[-1].report.zentrum_id

    @property
    def fields(self) -> "list[Handlungsfeld]":
        """The fields of action that reports put it into, the latest last."""
        planned = (entry.planned for entry in self.entries if entry.planned)
        return [measure.handlungsfeld for measure in planned if measure.handlungsfeld]

    @property
    def latest_review(self) -> "MassnahmenRueckblick | None":
        """What became of it, as far as somebody has said so."""
        reviews = (entry.review for entry in reversed(self.entries))
        return next((review for review in reviews if _is_finished(review)), None)

    @property
    def unreviewed_since(self) -> int | None:
        """The first year whose plan no later report has reviewed; None when nothing is open."""
        last = max((entry.year for entry in self.entries if _is_finished(entry.review)), default=0)
        waiting = (entry.year for entry in self.entries if entry.awaits_review)
        return next((year for year in waiting if year >= last), None)

    @property
    def status(self) -> MeasureStatus | None:
        """The status after the latest report; None when no report here plans the measure."""
        if not any(entry.planned for entry in self.entries):
            return None
        return next((entry.status for entry in reversed(self.entries) if entry.status), None)


def _is_finished(review: "MassnahmenRueckblick | None") -> bool:
    return review is not None and review.is_finished


@dataclass(frozen=True)
class MeasureQuery:
    """What somebody wants to know of measures; what is empty does not matter to them."""

    status: str | None = None
    handlungsfeld: str | None = None
    year: int | None = None
    year_from: int | None = None
    year_to: int | None = None
    q: str | None = None

    def fits(self, measure: Verlauf) -> bool:
        """Never what only reviews speak of: the report that planned and named it is not public."""
        words = (self.q or "").casefold().split()
        return (
            measure.status is not None
            and self.status in (None, measure.status)
            and self.handlungsfeld in (None, *(field.slug for field in measure.fields))
            and any(self._is_in_period(entry.year) for entry in measure.entries)
            and all(word in measure.title.casefold() for word in words)
        )

    def _is_in_period(self, year: int) -> bool:
        return (
            self.year in (None, year)
            and (self.year_from is None or year >= self.year_from)
            and (self.year_to is None or year <= self.year_to)
        )


def histories(reports: "list[JahresberichtPage]") -> list[Verlauf]:
    """The history of every measure in these reports (of one language), in order of first planning.

    Takes a fixed number of queries, however many reports there are.
    """
    from quartier_pages.models import Massnahme, MassnahmenRueckblick

    by_pk = {report.pk: report for report in reports}
    planned = Massnahme.objects.filter(page__in=by_pk).select_related("handlungsfeld")
    reviews = MassnahmenRueckblick.objects.filter(page__in=by_pk)
    cells: dict[UUID, dict[int, list[Massnahme | MassnahmenRueckblick | None]]] = {}
    for measure in sorted(planned, key=lambda m: (by_pk[m.page_id].year, m.sort_order or 0, m.pk)):
        cells.setdefault(measure.uid, {}).setdefault(measure.page_id, [None, None])[0] = measure
    for review in reviews:
        cells.setdefault(review.massnahme_uid, {}).setdefault(review.page_id, [None, None])[1] = (
            review
        )
    return [
        Verlauf(
            uid,
            tuple(
                Eintrag(by_pk[pk], *pair)
                for pk, pair in sorted(cell.items(), key=lambda item: by_pk[item[0]].year)
            ),
        )
        for uid, cell in cells.items()
    ]


def history(uid: UUID, zentrum: "QuartierszentrumPage") -> Verlauf | None:
    """The public history of one measure of a centre; None when no report knows it."""
    reports = list(everybody_sees(zentrum.jahresberichte.all()))
    return next((verlauf for verlauf in histories(reports) if verlauf.uid == uid), None)


def earlier_measures(
    zentrum: "QuartierszentrumPage", before: int | None = None, *, public: bool = False
) -> "list[Massnahme]":
    """Measures of a centre's reports before a year, newest first, each in its latest form."""
    from quartier_pages.models import Massnahme

    known = Massnahme.objects.public() if public else Massnahme.objects.all()
    measures = known.filter(page__zentrum=zentrum).select_related("page")
    if before is not None:
        measures = measures.filter(page__year__lt=before)
    latest: dict[UUID, Massnahme] = {}
    for measure in measures.order_by("-page__year", "sort_order"):
        latest.setdefault(measure.uid, measure)
    return list(latest.values())


def reviews_with_measures(
    report: "JahresberichtPage",
) -> "list[tuple[MassnahmenRueckblick, Massnahme | None]]":
    """The reviews of a report, each with the measure as a public report last planned it."""
    earlier = earlier_measures(report.zentrum, before=report.year, public=True)
    planned = {measure.uid: measure for measure in earlier}
    finished = (review for review in report.rueckblick.all() if review.is_finished)
    return [(review, planned.get(review.massnahme_uid)) for review in finished]


def unreviewed(report: "JahresberichtPage") -> "list[Massnahme]":
    """Measures planned the year before on which this report is silent."""
    reviewed = {review.massnahme_uid for review in report.rueckblick.all()}
    return [
        measure
        for measure in earlier_measures(report.zentrum, before=report.year)
        if measure.page.year == report.year - 1 and measure.uid not in reviewed
    ]
