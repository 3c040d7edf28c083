"""Where the facts of a page come from."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, Page

from home.fields import PartialDateField
from quartier_pages.choices import FactGroup


class Beleg(Orderable):
    """Source, as-of date and verification of one group of facts, since public pages differ."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="belege")
    fact_group = models.CharField(_("facts"), max_length=20, choices=FactGroup.choices)
    title = models.CharField(_("source"), max_length=255, blank=True)
    url = models.URLField(_("address of the source"), max_length=500, blank=True)
    as_of = PartialDateField(_("as of"), blank=True)
    verified = models.BooleanField(
        _("verified"), default=False, help_text=_("The centre or the office has confirmed it.")
    )
    note = models.CharField(
        _("note"), max_length=500, blank=True, help_text=_("For example: what was inferred.")
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("fact_group"), FieldPanel("as_of"), FieldPanel("verified")]),
        FieldRowPanel([FieldPanel("title"), FieldPanel("url")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.title or self.url or self.note
