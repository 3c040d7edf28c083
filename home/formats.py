"""How values are written for readers: dates of any precision, numbers, places in the page."""

from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.text import slugify

from home.partial_dates import PartialDate, PartialDateError


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


def anchor(text: str, identity: Any) -> str:
    """Name of a place in the page: readable, and unique through the identity of what is there."""
    return f"{slugify(text, allow_unicode=True)[:40].strip('-')}-{str(identity)[:4]}"
