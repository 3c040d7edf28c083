from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from home.formats import (
    anchor,
    euros,
    full_date,
    german_number,
    joined,
    number,
    partial_date,
    percent,
)


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("de", "2024-04", "April 2024"),
        ("de", "2024-04-01", "1. April 2024"),
        ("de-simple", "2024-04-01", "1. April 2024"),
        ("tr", "2024-04", "Nisan 2024"),
        ("en", "2017-06-23", "23 June 2017"),
        ("de", "2018/2021", "2018 – 2021"),
        ("de", "", ""),
        ("de", None, ""),
        ("de", "vor der Sommerpause", "vor der Sommerpause"),
    ],
)
def test_partial_dates_are_written_in_the_language(language, value, text):
    with override(language):
        assert partial_date(value) == text


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("de", Decimal("1918.000"), "1.918"),
        ("de", Decimal("26.500"), "26,5"),
        ("de", Decimal("0.5"), "0,5"),
        ("de", Decimal(1000), "1.000"),
        ("de-simple", 132533, "132.533"),
        ("en", Decimal("132533.250"), "132,533.25"),
        ("de", 0, "0"),
        ("de", None, ""),
    ],
)
def test_numbers_have_the_separators_of_the_language_and_no_idle_zeros(language, value, text):
    with override(language):
        assert number(value) == text


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", ["1.918", "26,50", "2023", "60 bis 100", "1.9", "1,2,3", ""]),
        ("ar", ["1,918", "26.50", "2023", "60 bis 100", "1.9", "1,2,3", ""]),
        ("en", ["1,918", "26.50", "2023", "60 bis 100", "1.9", "1,2,3", ""]),
        ("uk", ["1\u00a0918", "26,50", "2023", "60 bis 100", "1.9", "1,2,3", ""]),
    ],
)
def test_numbers_that_editors_typed_are_written_as_the_language_does(language, texts):
    typed = ["1.918", "26,50", "2023", "60 bis 100", "1.9", "1,2,3", ""]
    with override(language):
        assert [german_number(text) for text in typed] == texts


@pytest.mark.parametrize(
    ("language", "share", "amount", "values", "day"),
    [
        ("de", "26,5\u00a0%", "1.500\u00a0€", "a, b", "Freitag, 27. November 2026"),
        ("de-simple", "26,5\u00a0%", "1.500\u00a0€", "a, b", "Freitag, 27. November 2026"),
        ("en", "26.5%", "€1,500", "a, b", "Friday, 27 November 2026"),
        ("tr", "%26,5", "€1.500", "a, b", "27 Kasım 2026 Cuma"),
        ("ar", "26.5%", "1,500\u00a0€", "a، b", "الجمعة، 27 نوفمبر 2026"),
        ("ro", "26,5\u00a0%", "1.500\u00a0€", "a, b", "vineri, 27 noiembrie 2026"),
        ("ru", "26,5\u00a0%", "1\u00a0500\u00a0€", "a, b", "пятница, 27 ноября 2026 г."),  # noqa: RUF001
        ("uk", "26,5\u00a0%", "1\u00a0500\u00a0€", "a, b", "п’ятниця, 27 листопада 2026 р."),  # noqa: RUF001
    ],
)
def test_each_language_has_its_own_signs_and_commas(language, share, amount, values, day):
    with override(language):
        assert percent(Decimal("26.5")) == share
        assert euros(1500) == amount
        assert joined(["a", "", None, "b"]) == values
        assert full_date(date(2026, 11, 27)) == day


@pytest.mark.parametrize(
    ("language", "month"),
    [
        ("de", "April 2024"),
        ("ro", "aprilie 2024"),
        ("ru", "апрель 2024 г."),  # noqa: RUF001
        ("uk", "квітень 2024"),
    ],
)
def test_a_month_has_a_capital_only_where_nouns_have_one(language, month):
    with override(language):
        assert partial_date("2024-04").replace("\u00a0", " ") == month


def test_nothing_has_no_sign():
    assert (percent(None), euros(None)) == ("", "")


def test_anchors_are_readable_and_differ():
    assert anchor("Wie es weitergeht", "a1b2c3") == "wie-es-weitergeht-a1b2"
    assert anchor("البرنامج", "a1b2c3") != anchor("البرنامج", "b1b2c3")
