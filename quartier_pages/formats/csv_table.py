"""Tables for spreadsheets (RFC 4180), in UTF-8 with the mark by which Excel knows it."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from home.spreadsheets import harmless

CONTENT_TYPE = "text/csv; charset=utf-8; header=present"
BYTE_ORDER_MARK = "\ufeff"
# Between the values of a list that shares a cell.
SEPARATOR = "; "


@dataclass(frozen=True)
class Column:
    """A column: its heading, and where its value stands in a row, as names joined by dots."""

    name: str
    path: str = ""

    def value(self, row: Mapping[str, Any]) -> Any:
        value: Any = row
        for key in (self.path or self.name).split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        return value


def csv_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column]) -> bytes:
    """Rows as lines of text below a line of headings."""
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow([column.name for column in columns])
    writer.writerows([_cell(column.value(row)) for column in columns] for row in rows)
    return text.getvalue().encode()


def _cell(value: Any) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return value
        case list() | tuple():
            return harmless(SEPARATOR.join(str(item) for item in value))
    return harmless(str(value))
