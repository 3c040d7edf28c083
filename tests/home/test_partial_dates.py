"""Dates known only to the month or the year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.partial_dates import PartialDate, PartialDateError


@pytest.mark.parametrize(
    ("text", "iso", "shown"),
    [
        ("2024", "2024", "2024"),
        ("2024-04", "2024-04", "April 2024"),
        ("04.2024", "2024-04", "April 2024"),
        ("4.2024", "2024-04", "April 2024"),
        ("2024-04-01", "2024-04-01", "1. April 2024"),
        ("1.4.2024", "2024-04-01", "1. April 2024"),
        ("2018/2021", "2018/2021", "2018 – 2021"),
        ("12.2018 – 01.2019", "2018-12/2019-01", "Dezember 2018 – Januar 2019"),
        ("2018 bis 2021", "2018/2021", "2018 – 2021"),
    ],
)
def test_reads_what_editors_write(text: str, iso: str, shown: str) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.iso, str(parsed)) == (iso, shown)


@pytest.mark.parametrize(
    "text", ["", "Sommer", "2024-13", "31.02.2024", "24", "2024/2025/2026", "2021/2018", "/2024"]
)
def test_refuses_everything_else(text: str) -> None:
    with pytest.raises(PartialDateError):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ("2018-12/2019-01", date(2018, 12, 1), date(2019, 1, 31)),
    ],
)
def test_the_days_it_can_mean(text: str, first: date, last: date) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.first_day, parsed.last_day) == (first, last)


@given(st.dates(date(1000, 1, 1)))
def test_every_day_survives_both_notations(day: date) -> None:
    assert PartialDate.parse(day.isoformat()).iso == day.isoformat()
    assert PartialDate.parse(f"{day.day}.{day.month}.{day.year}").iso == day.isoformat()


@given(st.text(max_size=25))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        iso = PartialDate.parse(text).iso
    except PartialDateError:
        return
    assert PartialDate.parse(iso).iso == iso
