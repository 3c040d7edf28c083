"""Figures of a Sozialraumanalyse."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from home.fields import PartialDateField
from home.models import facts
from quartier_pages.choices import Comparator, SpatialLevel, SurveyMethod


class Indikatorwert(TranslatableMixin, Orderable):
    """One value of one indicator: where, when, counted how, and by whom."""

    page = ParentalKey(
        "quartier_pages.EckpunktepapierPage",
        on_delete=models.CASCADE,
        related_name="indikatorwerte",
    )
    indikator = models.ForeignKey(
        "quartier_pages.Indikator",
        verbose_name=_("indicator"),
        on_delete=models.PROTECT,
        related_name="werte",
    )
    comparator = models.CharField(
        _("comparator"), max_length=1, choices=Comparator.choices, default=Comparator.EQUAL
    )
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=3, null=True, blank=True)
    as_of = PartialDateField(_("reference date or period"), blank=True)
    spatial_level = models.CharField(
        _("spatial level"),
        max_length=20,
        choices=SpatialLevel.choices,
        default=SpatialLevel.QUARTIER,
    )
    space_name = models.CharField(_("name of the space"), max_length=200, blank=True)
    comparison_value = models.DecimalField(
        _("comparison value"), max_digits=14, decimal_places=3, null=True, blank=True
    )
    comparison_space = models.CharField(_("space compared with"), max_length=200, blank=True)
    method = models.CharField(
        _("method"), max_length=20, choices=SurveyMethod.choices, default=SurveyMethod.STATISTIK
    )
    source_title = models.CharField(_("source"), max_length=255, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    is_suppressed = models.BooleanField(
        _("suppressed for privacy"),
        default=False,
        help_text=_("For small numbers: the value is neither stored nor shown."),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    panels: ClassVar = [
        FieldPanel("indikator"),
        FieldRowPanel([FieldPanel("comparator"), FieldPanel("value"), FieldPanel("as_of")]),
        FieldRowPanel([FieldPanel("spatial_level"), FieldPanel("space_name")]),
        FieldRowPanel([FieldPanel("comparison_value"), FieldPanel("comparison_space")]),
        FieldRowPanel([FieldPanel("method"), FieldPanel("is_suppressed")]),
        FieldRowPanel([FieldPanel("source_title"), FieldPanel("source_url")]),
        FieldPanel("note"),
    ]
    override_translatable_fields: ClassVar = facts(
        "comparator",
        "value",
        "as_of",
        "spatial_level",
        "comparison_value",
        "method",
        "is_suppressed",
        "space_name",
        "comparison_space",
        "source_title",
        "source_url",
    )

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_suppressed=False, value__isnull=False)
                | Q(is_suppressed=True, value=None),
                name="figure_has_value_or_is_suppressed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indikator}: {self.value}"

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.is_suppressed and self.value is not None:
            errors["value"] = _("Remove the value: a suppressed figure must not be stored.")
        if not self.is_suppressed and self.value is None:
            errors["value"] = _("Enter the value, or mark it as suppressed.")
        if self.comparison_value is not None and not self.comparison_space:
            errors["comparison_space"] = _("Say what it is compared with.")
        if errors:
            raise ValidationError(errors)
