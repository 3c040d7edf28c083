"""Key figures against the year before, which is read from that year's report."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from home.visibility import everybody_sees

if TYPE_CHECKING:
    from quartier_pages.models import JahresberichtPage, Kennzahl


@dataclass(frozen=True)
class Vergleich:
    """A key figure with the one of the year before."""

    kennzahl: "Kennzahl"
    before: "Kennzahl | None"

    @property
    def change(self) -> Decimal | None:
        """Difference to the year before, in the indicator's unit; None without exact values."""
        now, before = _exact(self.kennzahl), _exact(self.before)
        return None if now is None or before is None else now - before

    @property
    def change_percent(self) -> Decimal | None:
        """Change in per cent of the year before, to one decimal; None when that was zero."""
        if self.change is None or not self.before or not self.before.value:
            return None
        return round(self.change / self.before.value * 100, 1)


def _exact(kennzahl: "Kennzahl | None") -> Decimal | None:
    """A value that can be subtracted: not that of a range or of "more than"."""
    if kennzahl is None or kennzahl.comparator != "=" or kennzahl.value_to is not None:
        return None
    return kennzahl.value


def compare_with_year_before(report: "JahresberichtPage") -> list[Vergleich]:
    """The key figures of a report, each with that of the public report of the year before."""
    reports = everybody_sees(report.zentrum.jahresberichte.all()).filter(year=report.year - 1)
    return compare(report, reports.prefetch_related("kennzahlen__indikator").first())


def compare(report: "JahresberichtPage", earlier: "JahresberichtPage | None") -> list[Vergleich]:
    """The key figures of a report, each with that of an earlier one."""
    kennzahlen = [row for row in report.kennzahlen.all() if row.is_finished]
    prefetch_related_objects(kennzahlen, "indikator")
    # Translations may refer to either language's entry of the same indicator.
    before = {
        kennzahl.indikator.translation_key: kennzahl
        for kennzahl in (earlier.kennzahlen.all() if earlier else ())
    }
    return [
        Vergleich(kennzahl, before.get(kennzahl.indikator.translation_key))
        for kennzahl in kennzahlen
    ]
