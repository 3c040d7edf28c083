"""Tables in HTML as rows of cells."""

from typing import TYPE_CHECKING

from bs4 import Tag

from quartier_pages.pdf.inline import Node

if TYPE_CHECKING:
    from quartier_pages.pdf.html_tree import Reader


def table(tag: Tag, reader: "Reader") -> Node:
    """A table with its caption, the rows of headings apart."""
    rows = tag.find_all("tr")
    head = [row for row in rows if row.find_parent("thead")]
    caption = tag.find("caption")
    return {
        "kind": "table",
        "caption": reader.inlines(caption.children) if caption else [],
        "columns": max((_width(row) for row in rows), default=1),
        "head": [_cells(row, reader) for row in head],
        "rows": [_cells(row, reader) for row in rows if row not in head],
    }


def _cells(row: Tag, reader: "Reader") -> list[Node]:
    return [
        {
            "is_header": cell.name == "th",
            "is_number": "kern-table__cell--numeric" in cell.get_attribute_list("class")
            or "kern-table__header--numeric" in cell.get_attribute_list("class"),
            "colspan": _span(cell, "colspan"),
            "rowspan": _span(cell, "rowspan"),
            "body": reader.read(cell.children),
        }
        for cell in row.find_all(["th", "td"], recursive=False)
    ]


def _width(row: Tag) -> int:
    return sum(_span(cell, "colspan") for cell in row.find_all(["th", "td"], recursive=False))


def _span(cell: Tag, name: str) -> int:
    text = str(cell.get(name, ""))
    return max(int(text), 1) if text.isdecimal() else 1
