from decimal import Decimal

import pytest
from django.utils.translation import override

from quartier_pages.domain.kennzahlen import Vergleich
from quartier_pages.formats.numbers import (
    MINUS,
    change,
    comparison,
    figure,
    population,
    unit_label,
)
from quartier_pages.models import Indikator, Indikatorwert, Kennzahl, QuartierszentrumPage


def kennzahl(value: str, unit: str = "besuche", **fields) -> Kennzahl:
    return Kennzahl(indikator=Indikator(name="x", unit=unit), value=Decimal(value), **fields)


@pytest.mark.parametrize(
    ("item", "text", "unit"),
    [
        (kennzahl("1918.000", "personen"), "1.918", "Personen"),
        (kennzahl("90", "nationen", comparator=">"), "> 90", "Nationen"),
        (kennzahl("60", "personen", value_to=Decimal(100)), "60–100", "Personen"),
        (kennzahl("26.5", "prozent"), "26,5\u00a0%", ""),
        (kennzahl("7", "anzahl"), "7", ""),
    ],
)
def test_figures(item, text, unit):
    with override("de"):
        assert (figure(item), unit_label(item)) == (text, unit)


def test_a_withheld_figure_says_so_and_has_no_unit():
    item = Indikatorwert(indikator=Indikator(unit="personen"), is_suppressed=True)
    with override("en"):
        assert figure(item) == "not shown, to protect privacy"
    assert unit_label(item) == ""
    assert comparison(item) == ""


@pytest.mark.parametrize(
    ("before", "now", "unit", "text"),
    [
        ("120", "180", "besuche", "+60 (+50%)"),
        ("180", "120", "besuche", f"{MINUS}60 ({MINUS}33.3%)"),
        ("5", "5", "besuche", "unchanged"),
        ("0", "5", "besuche", "+5"),
        ("20", "22.5", "prozent", "+2.5 percentage points"),
    ],
)
def test_changes(before, now, unit, text):
    with override("en"):
        assert change(Vergleich(kennzahl(now, unit), kennzahl(before, unit))) == text


def test_nothing_is_compared_without_a_year_before():
    assert change(Vergleich(kennzahl("5"), None)) == ""


@pytest.mark.django_db
def test_population_names_its_area_and_date():
    page = QuartierszentrumPage(population=4000, population_is_approximate=True)
    with override("en"):
        assert population(page) == "about 4,000"
        page.population_level, page.population_as_of = "quartier", "2021"
        assert population(page) == "about 4,000 (neighbourhood, as of 2021)"
