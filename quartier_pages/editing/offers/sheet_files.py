"""Tables as files: CSV as German spreadsheets write it, and XLSX."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from home.spreadsheets import as_meant, harmless
from quartier_pages.formats.csv_table import BYTE_ORDER_MARK

MAX_BYTES = 1_000_000
MAX_TEXT = 1_500_000
MAX_UNPACKED = 30_000_000
MAX_ROWS = 1_000
MAX_LINES = 10 * MAX_ROWS
MAX_COLUMNS = 60
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


class SheetError(Exception):
    """A file that cannot be read as a table; its argument says why, to the editor."""


@dataclass(frozen=True)
class Row:
    """A line that is not empty, with the number that spreadsheets show beside it."""

    number: int
    cells: tuple[str, ...]


def file_response(rows: Iterable[Iterable[str]], kind: str, name: str) -> HttpResponse:
    content, content_type = (_xlsx(rows), XLSX) if kind == "xlsx" else (_csv(rows), CSV)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    # Excel in German opens a semicolon as the next column, and a comma as part of the text.
    csv.writer(text, delimiter=";").writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _xlsx(rows: Iterable[Iterable[str]]) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title="Angebote")
    for row in rows:
        cells = [WriteOnlyCell(sheet, harmless(value)) for value in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def read_table(file: Any) -> list[Row]:
    """The lines of an uploaded file, the headings first."""
    if file.size > MAX_BYTES:
        raise SheetError(_("The file is larger than 1 MB. Split it into several ones."))
    content = file.read()
    lines = _read_xlsx(content) if content.startswith(b"PK") else _read_csv(content)
    rows = []
    size = 0
    for number, cells in enumerate(lines, start=1):
        texts = tuple(as_meant(cell.replace("\r\n", "\n").strip()) for cell in cells)
        size += sum(map(len, texts))
        if size > MAX_TEXT:
            raise SheetError(_("The file is larger than 1 MB. Split it into several ones."))
        if any(texts):
            rows.append(Row(number, texts))
        if len(rows) > MAX_ROWS + 1 or number > MAX_LINES:
            raise SheetError(_("The file has more than 1000 offers. Split it into several ones."))
    if len(rows) < 2:
        raise SheetError(_("The file holds no offers: it needs headings and at least one line."))
    return rows


def _read_csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    if "\x00" in text:
        raise SheetError(_("This is neither a CSV nor an XLSX file."))
    headings = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=headings.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise SheetError(_("This is neither a CSV nor an XLSX file.")) from error


def _decoded(content: bytes) -> str:
    """UTF-8, or what Excel on Windows writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError(
        _("The letters of the file cannot be read. Save it as “CSV UTF-8” or as XLSX.")
    )


def _read_xlsx(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise SheetError(_("The file is larger than 1 MB. Split it into several ones."))
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        for cells in sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True):
            yield [_text(value) for value in cells]
    except SheetError:
        raise
    # A broken workbook fails in openpyxl in many ways, none of them documented.
    except Exception as error:
        raise SheetError(_("This XLSX file cannot be read. Save it again, or as CSV.")) from error


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return f"{value:%d.%m.%Y %H:%M}".removesuffix(" 00:00")
        case time():
            return f"{value:%H:%M}"
    return str(value)
