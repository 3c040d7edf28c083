"""Dates as readers of each language write them."""

from datetime import date

import pytest
from django.utils.formats import date_format
from django.utils.translation import override


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "DATE_FORMAT", "1 May 2025"),
        ("en", "SHORT_DATE_FORMAT", "1 May 2025"),
        ("de", "DATE_FORMAT", "1. Mai 2025"),
        ("de-simple", "SHORT_DATE_FORMAT", "01.05.2025"),
        ("tr", "DATE_FORMAT", "1 Mayıs 2025"),
        ("tr", "MONTH_DAY_FORMAT", "1 Mayıs"),
        ("ar", "SHORT_DATE_FORMAT", "1 مايو 2025"),
        ("ru", "MONTH_DAY_FORMAT", "1 мая"),
        ("uk", "DATE_FORMAT", "1 травня 2025 р."),  # noqa: RUF001 (Cyrillic is meant)
        ("uk", "MONTH_DAY_FORMAT", "1 травня"),
    ],
)
def test_the_day_comes_first(language, name, text):
    with override(language):
        assert date_format(date(2025, 5, 1), name) == text
