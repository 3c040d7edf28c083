"""Papers and decisions of the council and its committees."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.partial_dates import PartialDate, PartialDateError


class PartialDateBlock(blocks.CharBlock):
    """A day, month, year or period; see `home.partial_dates`. Not for translation."""

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

    def get_translatable_segments(self, value: str) -> list[Any]:
        return []

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        return value


class CouncilDecisionBlock(blocks.StructBlock):
    """One council paper with what became of it."""

    subject = blocks.CharBlock(label=_("Subject"), max_length=255)
    reference = blocks.CharBlock(
        label=_("Paper number"), required=False, max_length=100, help_text=_("For example 146/2017")
    )
    body = blocks.CharBlock(label=_("Council or committee"), required=False, max_length=200)
    date = PartialDateBlock(label=_("Date"), required=False)
    date_note = blocks.CharBlock(label=_("Note on the date"), required=False, max_length=100)
    outcome = blocks.CharBlock(
        label=_("Outcome"), required=False, max_length=100, help_text=_("Decision, taken note, …")
    )
    url = blocks.URLBlock(label=_("Link"), required=False)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Council paper")


class CouncilDecisionsStreamBlock(blocks.StreamBlock):
    """Papers in the order of the editor."""

    decision = CouncilDecisionBlock()

    class Meta:
        template = "quartier_pages/blocks/council_decisions.html"
