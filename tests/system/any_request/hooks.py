"""What Schemathesis must know beside the description (see test_any_request.py)."""

from datetime import date
from typing import Any

import schemathesis

MAX_DAYS = 366


@schemathesis.hook
def map_query(context: Any, query: dict[str, Any] | None) -> dict[str, Any] | None:
    """Put `to` after `from`: that one parameter depends on another is beyond JSON Schema."""
    if query and "/termine" in context.operation.path and (last := _day(query.get("to"))):
        first = _day(query.get("from"))
        if first is None:
            del query["to"]
        elif not 0 <= (last - first).days <= MAX_DAYS:
            query["to"] = query["from"]
    return query


def _day(value: Any) -> date | None:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return day if day.isoformat() == value else None
