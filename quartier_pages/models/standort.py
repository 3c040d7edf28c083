"""The places of a centre."""

from decimal import Decimal
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin

from home.fields import ChoiceListField, PartialDateField
from home.models import facts
from quartier_pages.blocks.opening_hours import OpeningHoursStreamBlock
from quartier_pages.choices import AccessibilityFeature, CentreStatus, GeoPrecision, SiteKind


class Standort(TranslatableMixin, Orderable):
    """Main site or branch office of a centre; its translation key is its identity."""

    page = ParentalKey(
        "quartier_pages.QuartierszentrumPage", on_delete=models.CASCADE, related_name="standorte"
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=SiteKind.choices, default=SiteKind.MAIN
    )
    name = models.CharField(_("name"), max_length=200)
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=CentreStatus.choices,
        default=CentreStatus.IN_BETRIEB,
    )
    since = PartialDateField(_("since"), blank=True)
    building = models.CharField(_("building"), max_length=200, blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    house_number = models.CharField(_("house number"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    district = models.CharField(_("district"), max_length=200, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[
            MinValueValidator(Decimal(-90), _("Enter a latitude between -90 and 90 degrees.")),
            MaxValueValidator(Decimal(90), _("Enter a latitude between -90 and 90 degrees.")),
        ],
        help_text=_("Degrees (WGS 84), for example 49.154"),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[
            MinValueValidator(Decimal(-180), _("Enter a longitude between -180 and 180 degrees.")),
            MaxValueValidator(Decimal(180), _("Enter a longitude between -180 and 180 degrees.")),
        ],
        help_text=_("Degrees (WGS 84), for example 9.22"),
    )
    geo_precision = models.CharField(
        _("precision of the coordinates"), max_length=10, choices=GeoPrecision.choices, blank=True
    )
    opening_hours = StreamField(
        OpeningHoursStreamBlock(),
        verbose_name=_("opening hours"),
        blank=True,
        help_text=_("Leave empty when they are not known."),
    )
    accessibility_features = ChoiceListField(
        _("accessibility"), choices=AccessibilityFeature.choices, blank=True
    )
    accessibility_checked = models.BooleanField(
        _("accessibility checked on site"),
        default=False,
        help_text=_("Only then a missing tick means that the place does not have it."),
    )
    accessibility_note = models.TextField(_("note on accessibility"), blank=True)
    public_transport = models.TextField(_("bus and train"), blank=True)

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("status"), FieldPanel("since")]),
        FieldPanel("building"),
        FieldRowPanel([FieldPanel("street"), FieldPanel("house_number")]),
        FieldRowPanel([FieldPanel("postcode"), FieldPanel("city"), FieldPanel("district")]),
        FieldRowPanel(
            [FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("geo_precision")]
        ),
        FieldPanel("opening_hours"),
        FieldPanel("public_transport"),
        FieldPanel("accessibility_checked"),
        FieldPanel("accessibility_features"),
        FieldPanel("accessibility_note"),
    ]
    override_translatable_fields: ClassVar = facts(
        "kind",
        "status",
        "since",
        "building",
        "street",
        "house_number",
        "postcode",
        "city",
        "district",
        "latitude",
        "longitude",
        "geo_precision",
        "accessibility_features",
        "accessibility_checked",
    )

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = pgettext_lazy("place of a centre", "site")
        verbose_name_plural = pgettext_lazy("place of a centre", "sites")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(kind=SiteKind.MAIN), name="one_main_site"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None) | models.Q(latitude__range=(-90, 90)),
                name="latitude_on_earth",
            ),
            models.CheckConstraint(
                condition=models.Q(longitude=None) | models.Q(longitude__range=(-180, 180)),
                name="longitude_on_earth",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="both_coordinates_or_none",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_main(self) -> bool:
        return self.kind == SiteKind.MAIN

    @property
    def address_line(self) -> str:
        """Street and town in one line, as far as known."""
        return ", ".join(part for part in (self.street_line, self.town_line) if part)

    @property
    def street_line(self) -> str:
        return f"{self.street} {self.house_number}".strip() if self.street else ""

    @property
    def town_line(self) -> str:
        return f"{self.postcode} {self.city}".strip()

    @property
    def has_coordinates(self) -> bool:
        return self.latitude is not None and self.longitude is not None

    def clean(self) -> None:
        super().clean()
        errors = {}
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            errors[missing] = _("Enter both latitude and longitude, or neither.")
        if self.has_coordinates and not self.geo_precision:
            errors["geo_precision"] = _("Say how exact the coordinates are.")
        if errors:
            raise ValidationError(errors)
