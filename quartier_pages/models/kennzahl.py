"""Figures of a Jahresbericht."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from home.models import facts
from quartier_pages.choices import Comparator


class Kennzahl(TranslatableMixin, Orderable):
    """The value of one indicator in the year of the report.

    The value of the year before is never stored here: it is read from that year's report.
    """

    page = ParentalKey(
        "quartier_pages.JahresberichtPage", on_delete=models.CASCADE, related_name="kennzahlen"
    )
    indikator = models.ForeignKey(
        "quartier_pages.Indikator",
        verbose_name=_("indicator"),
        on_delete=models.PROTECT,
        related_name="kennzahlen",
    )
    comparator = models.CharField(
        _("comparator"), max_length=1, choices=Comparator.choices, default=Comparator.EQUAL
    )
    # Empty only in drafts: the form asks for it before anything is published.
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=3, null=True)
    value_to = models.DecimalField(
        _("up to"),
        max_digits=14,
        decimal_places=3,
        null=True,
        blank=True,
        help_text=_("For a range, such as 60 to 100 children a day."),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    panels: ClassVar = [
        FieldPanel("indikator"),
        FieldRowPanel([FieldPanel("comparator"), FieldPanel("value"), FieldPanel("value_to")]),
        FieldPanel("note"),
    ]
    override_translatable_fields: ClassVar = facts("comparator", "value", "value_to")

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page", "indikator"],
                name="key_figure_once_per_report",
                violation_error_message=_("A report can state a key figure only once."),
            ),
            models.CheckConstraint(
                condition=Q(value_to=None) | Q(value_to__gt=F("value")), name="key_figure_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator}: {self.value}"

    @property
    def is_finished(self) -> bool:
        return self.value is not None

    def clean(self) -> None:
        super().clean()
        if self.value is not None and self.value_to is not None and self.value_to <= self.value:
            raise ValidationError({"value_to": _("Enter a number above the value, or nothing.")})
