"""How often one may ask: `600/min`."""

import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PERIODS = {"s": 1, "min": 60, "h": 60 * 60, "d": 24 * 60 * 60}
_PATTERN = re.compile(rf"([1-9][0-9]{{0,8}})/({'|'.join(PERIODS)})")


class Rate(NamedTuple):
    """So many requests in so many seconds."""

    quota: int
    seconds: int


def parse_rate(text: str) -> Rate:
    """Read `600/min`; the periods are s, min, h and d."""
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(f"not a rate: {text!r}")
    return Rate(int(match[1]), PERIODS[match[2]])


def validate_rate(text: str) -> None:
    try:
        parse_rate(text)
    except ValueError as error:
        raise ValidationError(_("Enter a number and a period, such as 600/min or 20/s.")) from error
