"""The parameter `order`: several fields of a list's own, `-` for descending."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import F, OrderBy, QuerySet

from home.api.parameters import wrong_parameter

Row = TypeVar("Row")


def fields_of(wanted: str, known: Iterable[str]) -> list[tuple[str, bool]]:
    """The fields that a request names, each with whether descending; a problem (422) otherwise."""
    names = sorted(known)
    fields = []
    for part in (one.strip() for one in wanted.split(",")):
        name = part.removeprefix("-")
        if name not in names:
            raise wrong_parameter("order", f"Order by {', '.join(names)}, not '{name}'.")
        fields.append((name, part.startswith("-")))
    return fields


def lookups(wanted: str, known: Mapping[str, str]) -> list[OrderBy]:
    """For `order_by`. What has no value comes last either way, in every database."""
    return [
        F(known[name]).desc(nulls_last=True) if descending else F(known[name]).asc(nulls_last=True)
        for name, descending in fields_of(wanted, known)
    ]


def ordered_rows(
    rows: QuerySet[Any], wanted: str | None, known: Mapping[str, str], *default: str
) -> QuerySet[Any]:
    """Rows as a request wants them, and among equals as without it."""
    return rows.order_by(*(lookups(wanted, known) if wanted is not None else ()), *default)


def ordered(
    items: Iterable[Row], wanted: str | None, known: Mapping[str, Callable[[Row], Any]]
) -> list[Row]:
    """Items as a request wants them, and among equals as they come."""
    found = list(items)
    if wanted is not None:
        # The last field first, because sorting keeps equals as they are.
        for name, descending in reversed(fields_of(wanted, known)):
            found.sort(key=known[name], reverse=descending)
    return found
