"""Blocks of numbers and tables."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail_localize.segments import StringSegmentValue

_PREVIEW_TABLE = {
    "table_header_choice": "row",
    "table_caption": "Beispiel",
    "first_row_is_table_header": True,
    "first_col_is_header": False,
    "data": [["Jahr", "Besuche"], ["2023", "120"], ["2024", "180"]],
}


class TranslatableTableBlock(TableBlock):
    """A table whose caption and cells can be translated (wagtail-localize ignores plain ones)."""

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("A table with header cells and caption.")
        template = "home/blocks/table.html"
        preview_value = _PREVIEW_TABLE

    def get_translatable_segments(self, value: dict[str, Any] | None) -> list[StringSegmentValue]:
        value = value or {}
        segments = [StringSegmentValue("caption", value.get("table_caption") or "")]
        for row, cells in enumerate(value.get("data", [])):
            for column, cell in enumerate(cells):
                if parse_number(cell) is None:
                    segments.append(StringSegmentValue(f"{row}.{column}", cell or ""))
        return [segment for segment in segments if not segment.is_empty()]

    def restore_translated_segments(
        self, value: dict[str, Any], segments: list[StringSegmentValue]
    ) -> dict[str, Any]:
        for segment in segments:
            if segment.path == "caption":
                value["table_caption"] = segment.render_text()
            else:
                row, column = map(int, segment.path.split("."))
                value["data"][row][column] = segment.render_text()
        return value

    def clean(self, value: dict[str, Any] | None) -> Any:
        cleaned = super().clean(value)
        if cleaned and not cleaned.get("table_caption"):
            raise ValidationError(_("Give the table a caption that says what it shows."))
        return cleaned


class KeyFigureBlock(blocks.StructBlock):
    """One number that matters."""

    value = blocks.CharBlock(label=_("Number"), max_length=30, help_text=_("For example 1,918"))
    label = blocks.CharBlock(label=_("What it counts"), max_length=120)
    note = blocks.CharBlock(label=_("Source or date"), required=False, max_length=200)

    class Meta:
        icon = "plus"
        label = _("Key figure")


class KeyFiguresBlock(blocks.ListBlock):
    """Numbers side by side."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(KeyFigureBlock(), **kwargs)

    class Meta:
        icon = "order"
        label = _("Key figures")
        description = _("A few numbers, large, with what they count.")
        template = "home/blocks/key_figures.html"
        preview_value = [{"value": "7", "label": "Angebote in der Woche", "note": "Beispiel"}]


class ChartBlock(blocks.StructBlock):
    """A bar chart that is drawn from a table and stands above it."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=30)
    table = TranslatableTableBlock(
        label=_("Table"),
        help_text=_("First row: headings. First column: names. Second column: numbers."),
    )

    class Meta:
        icon = "table"
        label = _("Chart")
        description = _("Bars over the table that holds their numbers.")
        template = "home/blocks/chart.html"
        preview_value = {"title": "Besuche", "unit": "", "table": _PREVIEW_TABLE}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        rows = cleaned["table"]["data"][1:]
        if not rows or any(len(row) < 2 or parse_number(row[1]) is None for row in rows):
            message = _("Every row needs a name and, in the second column, a number.")
            raise StructBlockValidationError(block_errors={"table": ValidationError(message)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["bars"] = chart_bars(value["table"])
        return context


def parse_number(text: str | None) -> Decimal | None:
    """A number in German notation (`1.918,5`); None when it is none."""
    try:
        number = Decimal((text or "").strip().replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


def chart_bars(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Name, text and length (0–100, the longest bar being 100) of each row's number."""
    rows = [
        (row[0] or "", row[1], number)
        for row in table.get("data", [])[1:]
        if len(row) > 1 and (number := parse_number(row[1])) is not None
    ]
    longest = max((number for _name, _text, number in rows), default=Decimal(0)) or Decimal(1)
    return [
        {"name": name, "text": text, "length": float(round(number / longest * 100, 2))}
        for name, text, number in rows
    ]
