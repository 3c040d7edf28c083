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
        if self.before is None or not (_is_exact(self.kennzahl) and _is_exact(self.before)):
            return None
        return self.kennzahl.value - self.before.value

    @property
    def change_percent(self) -> Decimal | None:
        """Change in per cent of the year before, to one decimal; None when that was zero."""
        if self.change is None or not self.before or not self.before.value:
            return None
        return round(self.change / self.before.value * 100, 1)


def _is_exact(kennzahl: "Kennzahl") -> bool:
    """Ranges and "more than" cannot be subtracted."""
    return kennzahl.comparator == "=" and kennzahl.value_to is None


def compare_with_year_before(report: "JahresberichtPage") -> list[Vergleich]:
    """The key figures of a report, each with that of the public report of the year before."""
    reports = everybody_sees(report.zentrum.jahresberichte.all()).filter(year=report.year - 1)
    return compare(report, reports.prefetch_related("kennzahlen__indikator").first())


def compare(report: "JahresberichtPage", earlier: "JahresberichtPage | None") -> list[Vergleich]:
    """The key figures of a report, each with that of an earlier one."""
    kennzahlen = list(report.kennzahlen.all())
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
