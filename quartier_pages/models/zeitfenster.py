"""When an Angebot takes place, and when not."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.models import Orderable

from quartier_pages.choices import Rhythm, Weekday


class Zeitfenster(Orderable):
    """One regular time or one single date."""

    page = ParentalKey(
        "quartier_pages.AngebotPage", on_delete=models.CASCADE, related_name="zeitfenster"
    )
    rhythm = models.CharField(
        _("rhythm"), max_length=10, choices=Rhythm.choices, default=Rhythm.WEEKLY
    )
    weekday = models.CharField(_("weekday"), max_length=2, choices=Weekday.choices, blank=True)
    interval = models.PositiveSmallIntegerField(
        _("every … weeks or months"),
        default=1,
        validators=[
            MinValueValidator(1, _("Enter a number from 1 to 12.")),
            MaxValueValidator(12, _("Enter a number from 1 to 12.")),
        ],
    )
    nth = models.SmallIntegerField(
        _("which one in the month"),
        null=True,
        blank=True,
        choices=[
            (1, pgettext_lazy("weekday of the month", "first")),
            (2, pgettext_lazy("weekday of the month", "second")),
            (3, pgettext_lazy("weekday of the month", "third")),
            (4, pgettext_lazy("weekday of the month", "fourth")),
            (-1, pgettext_lazy("weekday of the month", "last")),
        ],
    )
    date = models.DateField(_("date"), null=True, blank=True)
    start = models.TimeField(_("from"), null=True, blank=True)
    end = models.TimeField(_("until"), null=True, blank=True)
    valid_from = models.DateField(_("from date"), null=True, blank=True)
    valid_until = models.DateField(_("until date"), null=True, blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("rhythm"), FieldPanel("weekday"), FieldPanel("date")]),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        HelpPanel(content=_("Leave times empty when only the day is known.")),
        FieldRowPanel([FieldPanel("interval"), FieldPanel("nth")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("time slot")
        verbose_name_plural = _("time slots")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(start__isnull=False, end__gt=F("start")),
                name="slot_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_until=None)
                | Q(valid_until__gte=F("valid_from")),
                name="slot_valid_until_after_from",
            ),
            models.CheckConstraint(condition=Q(interval__range=(1, 12)), name="slot_interval"),
            models.CheckConstraint(
                condition=Q(rhythm=Rhythm.ONCE, date__isnull=False)
                | Q(rhythm=Rhythm.WEEKLY) & ~Q(weekday="")
                | Q(rhythm=Rhythm.MONTHLY, nth__isnull=False) & ~Q(weekday=""),
                name="slot_has_a_day",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.rhythm == Rhythm.ONCE and not self.date:
            errors["date"] = _("Enter the date.")
        if self.rhythm != Rhythm.ONCE and not self.weekday:
            errors["weekday"] = _("Choose the weekday.")
        if self.rhythm == Rhythm.MONTHLY and not self.nth:
            errors["nth"] = _("Choose which one in the month, for example the first.")
        if self.rhythm != Rhythm.ONCE and (self.interval or 1) > 1 and not self.valid_from:
            errors["valid_from"] = _("Enter the first date, from which the interval counts.")
        if self.end and not self.start:
            errors["start"] = _("Enter when it starts.")
        elif self.start and self.end and self.end <= self.start:
            errors["end"] = _("The end lies before the start. Correct one of the two times.")
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            errors["valid_until"] = _(
                "The last date lies before the first. Correct one of the two."
            )
        if errors:
            raise ValidationError(errors)


class Ausfall(Orderable):
    """Days on which the offer does not take place."""

    page = ParentalKey(
        "quartier_pages.AngebotPage", on_delete=models.CASCADE, related_name="ausfaelle"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(
        _("last day"), blank=True, help_text=_("Leave empty to cancel one day only.")
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldPanel("reason"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("cancellation")
        verbose_name_plural = _("cancellations")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="cancellation_ends_after_start"
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.first_day and not self.last_day:
            self.last_day = self.first_day
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError(
                {"last_day": _("The last day lies before the first. Correct one of the two.")}
            )
