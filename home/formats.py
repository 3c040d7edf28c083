"""How values are written for readers: dates of any precision, numbers, lists, places in the page.

Where languages differ in more than words, the catalogues hold the pattern: "50 %", "50%", "%50".
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.text import slugify
from django.utils.translation import pgettext

from home.partial_dates import PartialDate, PartialDateError

_GERMAN_NUMBER = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+,\d+", re.ASCII)


def partial_date(value: str | None) -> str:
    """`2024-04` as "April 2024"; what is no date stays as it is."""
    if not value:
        return ""
    try:
        return str(PartialDate.parse(value))
    except PartialDateError:
        return value


def number(value: Decimal | float | None) -> str:
    """A number with the separators of the language, without meaningless zeros."""
    if value is None:
        return ""
    exact = Decimal(str(value))
    plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
    return number_format(f"{plain:f}", force_grouping=True)


def german_number(text: str) -> str:
    """A number that an editor typed, `1.918,50`, as the language writes it; other text as it is.

    So is what has no separator: it may be a year.
    """
    if not _GERMAN_NUMBER.fullmatch(text):
        return text
    whole, _comma, decimals = text.replace(".", "").partition(",")
    exact = Decimal(f"{whole}.{decimals or 0}")
    return number_format(exact, decimal_pos=len(decimals), force_grouping=True)


def percent(value: Decimal | float | str | None) -> str:
    """`26,5 %`, with the sign where the language has it; a text is taken as it is."""
    text = value if isinstance(value, str) else number(value)
    return pgettext("share", "%(number)s%%") % {"number": text} if text else ""


def euros(value: Decimal | float | str | None) -> str:
    """`1.500 €`, with the sign where the language has it; a text is taken as it is."""
    text = value if isinstance(value, str) else number(value)
    return pgettext("amount of money", "€%(number)s") % {"number": text} if text else ""


def comma() -> str:
    """What stands between the values of a list: in Arabic, a comma of its own."""
    return pgettext("between the values of a list", ",") + " "


def joined(values: Iterable[Any]) -> str:
    """Values in one line; what is empty is left out."""
    return comma().join(str(value) for value in values if value)


def full_date(day: date) -> str:
    """`Freitag, 27. November 2026`."""
    return pgettext("day", "%(weekday)s, %(date)s") % {
        "weekday": date_format(day, "l"),
        "date": date_format(day, "DATE_FORMAT"),
    }


def anchor(text: str, identity: Any) -> str:
    """Name of a place in the page: readable, and unique through the identity of what is there."""
    return f"{slugify(text, allow_unicode=True)[:40].strip('-')}-{str(identity)[:4]}"
