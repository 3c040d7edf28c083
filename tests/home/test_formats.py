from decimal import Decimal

import pytest
from django.utils.translation import override

from home.formats import anchor, number, partial_date


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


def test_anchors_are_readable_and_differ():
    assert anchor("Wie es weitergeht", "a1b2c3") == "wie-es-weitergeht-a1b2"
    assert anchor("البرنامج", "a1b2c3") != anchor("البرنامج", "b1b2c3")
