"""Shared definitions that centres and years are compared by; edited as snippets."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from home.models import facts
from quartier_pages.choices import IndicatorTopic, Unit


class Organisation(index.Indexed, models.Model):
    """A carrier or partner. Names of organisations are not translated."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    url = models.URLField(_("website"), blank=True)

    panels: ClassVar = [FieldPanel("name"), FieldPanel("url")]
    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Handlungsfeld(index.Indexed, TranslatableMixin, models.Model):
    """A field of action that papers set and reports, focus topics and measures refer to."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(
        _("identifier"), max_length=100, help_text=_("The same in every language; used by the API.")
    )
    description = models.TextField(_("description"), blank=True)

    panels: ClassVar = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    override_translatable_fields: ClassVar = facts("slug")
    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("field of action")
        verbose_name_plural = _("fields of action")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["locale", "slug"],
                name="handlungsfeld_slug_per_locale",
                violation_error_message=_("This identifier is already in use."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Indikator(index.Indexed, TranslatableMixin, models.Model):
    """What a figure counts: of the Sozialraumanalyse or a Kennzahl of a Jahresbericht."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(
        _("identifier"), max_length=100, help_text=_("The same in every language; used by the API.")
    )
    topic = models.CharField(_("topic"), max_length=30, choices=IndicatorTopic.choices)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit.choices)
    counting_method = models.TextField(
        _("counting method"),
        blank=True,
        help_text=_("How it is counted, so that years and centres can be compared."),
    )

    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("unit")]),
        FieldPanel("counting_method"),
    ]
    override_translatable_fields: ClassVar = facts("slug", "topic", "unit")
    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["locale", "slug"],
                name="indikator_slug_per_locale",
                violation_error_message=_("This identifier is already in use."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class SchoolHolidays(models.Model):
    """One period of the city-wide list of school holidays."""

    name = models.CharField(_("name"), max_length=100)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
    ]

    class Meta:
        verbose_name = _("school holidays")
        verbose_name_plural = _("school holidays")
        ordering: ClassVar = ["first_day"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="school_holidays_end_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.first_day.year}"

    @property
    def reason(self) -> str:
        """Why an offer pauses on these days."""
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError(
                {"last_day": _("The last day lies before the first. Correct one of the two.")}
            )
        if self.first_day and self.last_day:
            self._check_overlap()

    def _check_overlap(self) -> None:
        others = SchoolHolidays.objects.exclude(pk=self.pk)
        same = others.filter(first_day__lte=self.last_day, last_day__gte=self.first_day).first()
        if same:
            raise ValidationError(
                {
                    "first_day": _(
                        "These days overlap with “%(name)s” (%(first)s to %(last)s). "
                        "Correct one of the two."
                    )
                    % {
                        "name": same,
                        "first": date_format(same.first_day, "d.m.Y"),
                        "last": date_format(same.last_day, "d.m.Y"),
                    }
                }
            )
