"""Figures in words: comparator, number, unit and change."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from home.formats import euros, joined, number, partial_date, percent
from quartier_pages.choices import Comparator, Unit

if TYPE_CHECKING:
    from quartier_pages.domain.kennzahlen import Vergleich
    from quartier_pages.models import Indikatorwert, Kennzahl, QuartierszentrumPage

# Units that are written behind the number; what is counted stands below it.
MINUS = "\N{MINUS SIGN}"
_WITH_SIGN = {Unit.PROZENT: percent, Unit.EURO: euros}


def figure(item: "Indikatorwert | Kennzahl") -> str:
    """`≈ 1.918`, `60–100`, `26,5 %`; says so when the value is withheld."""
    if getattr(item, "is_suppressed", False) or item.value is None:
        return _("not shown, to protect privacy")
    comparator = "" if item.comparator == Comparator.EQUAL else f"{item.comparator} "
    text = number(item.value)
    upper = getattr(item, "value_to", None)
    if upper is not None:
        text = f"{text}–{number(upper)}"
    return f"{comparator}{_with_sign(text, item.indikator.unit)}"


def unit_label(item: "Indikatorwert | Kennzahl") -> str:
    """What a figure counts, unless a sign behind the number says it or there is no number."""
    unit = item.indikator.unit
    if unit in _WITH_SIGN or unit == Unit.ANZAHL or item.value is None:
        return ""
    return str(Unit(unit).label)


def population(zentrum: "QuartierszentrumPage") -> str:
    """`etwa 4.000 (Quartier, Stand: 2021)`."""
    text = number(zentrum.population)
    if zentrum.population_is_approximate:
        text = _("about %(number)s") % {"number": text}
    details = [
        zentrum.get_population_level_display(),
        _("as of %(date)s") % {"date": partial_date(zentrum.population_as_of)}
        if zentrum.population_as_of
        else "",
    ]
    known = joined(details)
    return f"{text} ({known})" if known else text


def comparison(item: "Indikatorwert") -> str:
    """The value that a figure is compared with."""
    value = item.comparison_value
    return "" if value is None else _with_sign(number(value), item.indikator.unit)


def change(row: "Vergleich") -> str:
    """`+60 (+50 %)`; in points when the figure is itself a percentage."""
    if row.change is None:
        return ""
    if not row.change:
        return _("unchanged")
    text = _signed(row.change)
    if row.kennzahl.indikator.unit == Unit.PROZENT:
        return _("%(number)s percentage points") % {"number": text}
    if row.change_percent is None:
        return text
    return f"{text} ({_signed(row.change_percent, Unit.PROZENT)})"


def _with_sign(text: str, unit: str) -> str:
    return _WITH_SIGN[Unit(unit)](text) if unit in _WITH_SIGN else text


def _signed(value: Decimal, unit: str = "") -> str:
    return f"{'+' if value > 0 else MINUS}{_with_sign(number(abs(value)), unit)}"
