"""Measures: planned in one report, reviewed in a later one, the same measure throughout."""

from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Locale, Orderable, TranslatableMixin

from home.fields import ChoiceListField, PartialDateField
from home.models import facts
from home.partial_dates import PartialDate, PartialDateError
from home.visibility import everybody_sees
from quartier_pages.choices import Audience, GoalAchievement, MeasureStatus

if TYPE_CHECKING:
    from quartier_pages.models.zentrum import QuartierszentrumPage


class MassnahmeQuerySet(models.QuerySet["Massnahme"]):
    """Measures as the public asks for them."""

    def public(self) -> "MassnahmeQuerySet":
        """Measures of published reports that everybody may see."""
        from quartier_pages.models.jahresbericht import JahresberichtPage

        return self.filter(page__in=everybody_sees(JahresberichtPage.objects.all()))

    def latest_planned(
        self,
        *,
        language: str | None = None,
        zentrum: "QuartierszentrumPage | None" = None,
        status: str = "",
    ) -> "MassnahmeQuerySet":
        """The measures that each centre's latest published report plans."""
        from quartier_pages.models.jahresbericht import JahresberichtPage

        language = language or Locale.get_default().language_code
        reports = everybody_sees(JahresberichtPage.objects.all()).filter(
            locale__language_code=language
        )
        later = reports.filter(zentrum=OuterRef("zentrum"), year__gt=OuterRef("year"))
        measures = self.filter(page__in=reports.filter(~Exists(later)))
        if zentrum:
            measures = measures.filter(page__zentrum__translation_key=zentrum.translation_key)
        if status:
            measures = measures.filter(status=status)
        related = (
            "page__locale",
            "page__alias_of__locale",
            "page__zentrum__locale",
            "page__zentrum__alias_of__locale",
            "handlungsfeld",
        )
        return measures.select_related(*related).order_by("page__zentrum__path", "sort_order")


class Massnahme(TranslatableMixin, Orderable):
    """A planned measure of one report. `uid` is carried from report to report."""

    page = ParentalKey(
        "quartier_pages.JahresberichtPage", on_delete=models.CASCADE, related_name="massnahmen"
    )
    uid = models.UUIDField(
        _("continues"),
        default=uuid4,
        blank=True,
        help_text=_("Choose the measure of an earlier report that this one continues."),
    )
    title = models.CharField(_("title"), max_length=255)
    description = models.TextField(_("description"), blank=True)
    goals = models.TextField(_("goals"), blank=True, help_text=_("One goal per line."))
    responsible = models.CharField(
        _("responsible"), max_length=200, blank=True, help_text=_("Role or organisation, no names.")
    )
    partners = models.TextField(_("partners"), blank=True, help_text=_("One partner per line."))
    period_from = PartialDateField(_("from"), blank=True)
    period_until = PartialDateField(_("until"), blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=MeasureStatus.choices, default=MeasureStatus.GEPLANT
    )
    handlungsfeld = models.ForeignKey(
        "quartier_pages.Handlungsfeld",
        verbose_name=_("field of action"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="massnahmen",
    )
    audience = ChoiceListField(_("target groups"), choices=Audience.choices, blank=True)
    angebot = models.ForeignKey(
        "quartier_pages.AngebotPage",
        verbose_name=_("offer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="massnahmen",
    )

    objects = MassnahmeQuerySet.as_manager()

    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("uid"),
        FieldPanel("description"),
        FieldPanel("goals"),
        FieldRowPanel([FieldPanel("status"), FieldPanel("handlungsfeld")]),
        FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_until")]),
        FieldRowPanel([FieldPanel("responsible"), FieldPanel("angebot")]),
        FieldPanel("partners"),
        FieldPanel("audience"),
    ]
    override_translatable_fields: ClassVar = facts(
        "uid", "period_from", "period_until", "status", "audience"
    )

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page", "uid"],
                name="measure_once_per_report",
                violation_error_message=_("A report can plan a measure only once."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        self.uid = self.uid or uuid4()
        try:
            start, end = (PartialDate.parse(d) for d in (self.period_from, self.period_until))
        except PartialDateError:
            return  # one is empty, or its field says what is wrong
        if end.last_day < start.first_day:
            raise ValidationError(
                {"period_until": _("The period ends before it begins. Correct one of the two.")}
            )

    @property
    def goal_list(self) -> list[str]:
        """The goals, one per line of the field."""
        return _lines(self.goals)

    @property
    def partner_list(self) -> list[str]:
        """The partners, one per line of the field."""
        return _lines(self.partners)


class MassnahmenRueckblick(TranslatableMixin, Orderable):
    """What became of a measure that an earlier report planned."""

    page = ParentalKey(
        "quartier_pages.JahresberichtPage", on_delete=models.CASCADE, related_name="rueckblick"
    )
    massnahme_uid = models.UUIDField(_("measure"))
    zielerreichung = models.CharField(
        _("achievement"), max_length=20, choices=GoalAchievement.choices
    )
    text = models.TextField(_("what became of it"), blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("massnahme_uid"), FieldPanel("zielerreichung")]),
        FieldPanel("text"),
    ]
    override_translatable_fields: ClassVar = facts("massnahme_uid", "zielerreichung")

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("review of a measure")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page", "massnahme_uid"],
                name="measure_reviewed_once_per_report",
                violation_error_message=_("A report can review a measure only once."),
            )
        ]

    @property
    def is_finished(self) -> bool:
        """Drafts may leave open what became of a measure."""
        return bool(self.zielerreichung)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
