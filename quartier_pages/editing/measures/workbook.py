"""A workbook of measures: one sheet to sort and filter, ready to print; one that explains it."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from home.spreadsheets import printable
from quartier_pages.editing.measures.columns import HEADINGS
from quartier_pages.editing.measures.rows import MeasureRow

# Attribute of a row → width in characters.
WIDTHS = {
    "centre": 26,
    "title": 38,
    "field": 24,
    "planned_in": 14,
    "course": 30,
    "achievement": 22,
    "outcome": 60,
    "next_step": 34,
}
_TOP = Alignment(vertical="top", wrap_text=True)


def workbook(title: str, day: date, about: list[str], rows: list[MeasureRow]) -> Workbook:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _("Measures")
    _fill(sheet, [[str(HEADINGS[name]) for name in WIDTHS]], bold=True)
    _fill(sheet, [[_value(row, name) for name in WIDTHS] for row in rows])
    for cell, width in zip(sheet[1], WIDTHS.values(), strict=True):
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    as_of = _("As of %(date)s") % {"date": date_format(day, "DATE_FORMAT")}
    _prepare_for_printer(sheet, title, as_of)
    notes = book.create_sheet(_("Notes"))
    _fill(notes, [[title]], bold=True)
    _fill(notes, [[line] for line in (as_of, *about)])
    notes.column_dimensions["A"].width = 100
    return book


def _value(row: MeasureRow, name: str) -> str:
    return row.marked_title if name == "title" else getattr(row, name)


def _fill(sheet: Any, rows: list[list[str]], *, bold: bool = False) -> None:
    for values in rows:
        sheet.append([printable(value) for value in values])
        for cell in sheet[sheet.max_row]:
            cell.alignment = _TOP
            cell.font = Font(bold=bold)
            if cell.data_type == "f":  # a text that begins with "=" is no formula
                cell.data_type = "s"


def _prepare_for_printer(sheet: Any, title: str, as_of: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = title
    sheet.oddHeader.right.text = as_of
    sheet.oddFooter.right.text = "&P / &N"
