"""Opening hours and their exceptions."""

from datetime import time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from quartier_pages.blocks.preview import RowBlock
from quartier_pages.choices import Weekday


class RegularHoursBlock(RowBlock):
    """Hours on one day of the week."""

    weekday = blocks.ChoiceBlock(label=_("Weekday"), choices=Weekday.choices)
    start = blocks.TimeBlock(label=_("from"), format="%H:%M")
    end = blocks.TimeBlock(label=_("until"), format="%H:%M")
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=200)

    class Meta:
        icon = "time"
        label = _("Weekly opening hours")
        description = _("Hours that hold on one day of every week.")
        stream_template = "quartier_pages/blocks/opening_hours.html"
        preview_value = {
            "weekday": Weekday.MO,
            "start": time(9),
            "end": time(12),
            "note": "Beispiel",
        }

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["end"] <= cleaned["start"]:
            message = _("The end lies before the start. Correct one of the two times.")
            raise StructBlockValidationError(block_errors={"end": ValidationError(message)})
        return cleaned


class ExceptionalHoursBlock(RowBlock):
    """Days on which other hours hold, or the house is closed."""

    first_day = blocks.DateBlock(label=_("first day"))
    last_day = blocks.DateBlock(label=_("last day"))
    start = blocks.TimeBlock(label=_("from"), format="%H:%M", required=False)
    end = blocks.TimeBlock(label=_("until"), format="%H:%M", required=False)
    note = blocks.CharBlock(
        label=_("Reason"),
        required=False,
        max_length=200,
        help_text=_("Without times the house is closed on these days."),
    )

    class Meta:
        icon = "date"
        label = _("Exception")
        description = _("Days with other hours, or on which the house is closed.")
        stream_template = "quartier_pages/blocks/opening_hours.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {}
        if cleaned["last_day"] < cleaned["first_day"]:
            errors["last_day"] = _("The last day lies before the first. Correct one of the two.")
        start, end = cleaned["start"], cleaned["end"]
        if (start is None) != (end is None):
            errors["end"] = _("Enter both times, or neither when the house is closed.")
        elif start is not None and end <= start:
            errors["end"] = _("The end lies before the start. Correct one of the two times.")
        if errors:
            raise StructBlockValidationError(
                block_errors={name: ValidationError(text) for name, text in errors.items()}
            )
        return cleaned

    def get_preview_value(self) -> Any:
        day = timezone.localdate() + timedelta(days=7)  # past exceptions are not shown
        sample = {"first_day": day, "last_day": day, "start": None, "end": None}
        return self.normalize({**sample, "note": "Beispiel"})


class OpeningHoursStreamBlock(blocks.StreamBlock):
    """Weekly hours first, then the exceptions."""

    regular = RegularHoursBlock()
    exception = ExceptionalHoursBlock()

    class Meta:
        template = "quartier_pages/blocks/opening_hours.html"
