"""Numbers for JSON."""

from decimal import Decimal


def json_number(value: Decimal | str | float | None) -> int | float | None:
    """A decimal as a JSON number: whole numbers without a fraction."""
    if value in (None, ""):
        return None
    decimal = Decimal(str(value))
    return int(decimal) if decimal == decimal.to_integral_value() else float(decimal)
