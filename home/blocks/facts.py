"""Blocks whose text is a fact and stays the same in every language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.partial_dates import PartialDate, PartialDateError


class FactBlock(blocks.CharBlock):
    """A number, code or name that translators are not asked for."""

    def get_translatable_segments(self, value: str) -> list[Any]:
        return []


class PartialDateBlock(FactBlock):
    """A day, month, year or period; see `home.partial_dates`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Year, month or day: 2024, 04.2024 or 01.04.2024"))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        cleaned = super().clean(value)
        if not cleaned:
            return ""
        try:
            return PartialDate.parse(cleaned).iso
        except PartialDateError as error:
            raise ValidationError(str(error)) from error
