"""Text in the cells of spreadsheets, whoever wrote it."""

import re
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin

# How spreadsheets know a formula, and one that was made harmless already. A sign alone, such as a
# comparator, is none.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r].", re.DOTALL)


def printable(text: str) -> str:
    """Without the control characters that come along from PDF files: no workbook takes them."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before it."""
    text = printable(text)
    return f"'{text}" if _FORMULA.match(text) else text


def as_meant(text: str) -> str:
    """Text of a table that `harmless` went into, as it was before."""
    text = printable(text)
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def guard_exports() -> None:
    """For all lists that Wagtail's admin exports: called once, when the app is ready.

    Wagtail writes cells as they are: one title with a control character in it and nobody gets
    any workbook, and a CSV file runs as a formula what somebody wrote.
    """
    as_wagtail_does = SpreadsheetExportMixin.preprocess_field_value

    def preprocess(self: Any, field: Any, value: Any, export_format: str) -> Any:
        cell = as_wagtail_does(self, field, value, export_format)
        if not isinstance(cell, str):
            return cell
        # Wagtail has cells of a workbook say that they are text.
        return printable(cell) if export_format == self.FORMAT_XLSX else harmless(cell)

    SpreadsheetExportMixin.preprocess_field_value = preprocess
