"""Headings of table rows, which the compiler cannot mark yet: it knows those of columns only."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from quartier_pages.pdf.inline import Node

# Whether each cell is a heading, row by row.
Marks = list[list[bool]]


def find_marks(value: Any) -> Iterator[Marks]:
    """The marks of all tables below a node, in their order."""
    if isinstance(value, dict) and value.get("kind") == "table":
        yield [[cell["is_header"] for cell in row] for row in value["rows"]]
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from find_marks(item)


def mark_row_headers(content: bytes, body: list[Node]) -> bytes:
    """The file with the cells tagged that head a row."""
    with pikepdf.open(BytesIO(content)) as pdf:
        tables = _tags(pdf.Root.StructTreeRoot, "/Table")
        for table, marks in zip(tables, find_marks(body), strict=True):
            if any(any(row) for row in marks):
                _mark(table, marks)
        target = BytesIO()
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


def _mark(table: Any, marks: Marks) -> None:
    rows = [row for part in _tags(table, "/TBody") for row in _tags(part, "/TR")]
    for row, row_marks in zip(rows, marks, strict=True):
        for cell, is_header in zip(_tags(row, "/TD"), row_marks, strict=True):
            if is_header:
                cell.S = Name.TH
                cell.A = Dictionary(O=Name.Table, Scope=Name.Row)
            else:
                # The headings named there would be all: scopes lead to those of the row too.
                del cell.A


def _tags(element: Any, name: str) -> Iterator[Any]:
    """The elements of one kind below another, but not those inside of one of them."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, Dictionary) and child.get("/S") == name:
            yield child
        elif isinstance(child, Dictionary) and "/K" in child:
            yield from _tags(child, name)
