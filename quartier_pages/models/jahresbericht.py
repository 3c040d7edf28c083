"""The yearly report of a centre to the council and its residents."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from home.blocks.text import RICH_TEXT_FEATURES
from home.models import BasePage, UniqueRowsPage, facts
from home.visibility import everybody_sees
from quartier_pages.blocks.content import QuartierStreamBlock
from quartier_pages.blocks.decisions import CouncilDecisionsStreamBlock
from quartier_pages.blocks.organisation import (
    CooperationStreamBlock,
    FundingStreamBlock,
    ParticipationStreamBlock,
)
from quartier_pages.domain.localized import localize
from quartier_pages.domain.report_years import check_year_is_free
from quartier_pages.editing.jahresbericht_form import JahresberichtCopyForm, JahresberichtForm
from quartier_pages.formats.sections import report_sections
from quartier_pages.models.printed import PrintedPageMixin, slug_above
from quartier_pages.models.zentrum_child import ZentrumChildPage, zentrum_foreign_key

if TYPE_CHECKING:
    from quartier_pages.pdf.compiler import Document

FIRST_YEAR, LAST_YEAR = 2000, 2100
_YEAR_RANGE = _("Enter a year between 2000 and 2100.")


class BerichtSchwerpunkt(TranslatableMixin, Orderable):
    """A focus topic of the year, tied to a field of action."""

    page = ParentalKey(
        "quartier_pages.JahresberichtPage", on_delete=models.CASCADE, related_name="schwerpunkte"
    )
    title = models.CharField(_("title"), max_length=200)
    text = RichTextField(_("text"), features=RICH_TEXT_FEATURES, blank=True)
    handlungsfeld = models.ForeignKey(
        "quartier_pages.Handlungsfeld",
        verbose_name=_("field of action"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("title"), FieldPanel("handlungsfeld")]),
        FieldPanel("text"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("focus topic")

    def __str__(self) -> str:
        return self.title


class JahresberichtPage(PrintedPageMixin, UniqueRowsPage, ZentrumChildPage):
    """What was planned, what became of it, and what comes next."""

    zentrum = zentrum_foreign_key("jahresberichte")
    year = models.PositiveSmallIntegerField(
        _("year of the report"),
        validators=[
            MinValueValidator(FIRST_YEAR, _YEAR_RANGE),
            MaxValueValidator(LAST_YEAR, _YEAR_RANGE),
        ],
    )
    summary = RichTextField(_("summary"), features=RICH_TEXT_FEATURES, blank=True)
    body = StreamField(QuartierStreamBlock(), verbose_name=_("more about the year"), blank=True)
    participation = StreamField(
        ParticipationStreamBlock(), verbose_name=_("participation"), blank=True
    )
    cooperation = StreamField(CooperationStreamBlock(), verbose_name=_("cooperation"), blank=True)
    volunteers = models.PositiveIntegerField(_("volunteers (people)"), null=True, blank=True)
    volunteer_hours = models.PositiveIntegerField(_("volunteers (hours)"), null=True, blank=True)
    volunteering = RichTextField(_("volunteering"), features=RICH_TEXT_FEATURES, blank=True)
    funding = StreamField(FundingStreamBlock(), verbose_name=_("funding"), blank=True)
    outlook = RichTextField(_("outlook"), features=RICH_TEXT_FEATURES, blank=True)
    council_decisions = StreamField(
        CouncilDecisionsStreamBlock(), verbose_name=_("committee papers"), blank=True
    )
    pdf = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("PDF of record"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # What nobody has filled in is left out when the page is published; its history keeps it.
    rows_to_finish: ClassVar = ("kennzahlen", "rueckblick")

    base_form_class = JahresberichtForm
    copy_form_class = JahresberichtCopyForm
    unique_rows: ClassVar = {
        "kennzahlen": "indikator_id",
        "massnahmen": "uid",
        "rueckblick": "massnahme_uid",
    }
    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        *facts("year", "volunteers", "volunteer_hours", "pdf"),
    ]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.FilterField("year"),
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("outlook"),
        index.RelatedFields(
            "schwerpunkte", [index.SearchField("title"), index.SearchField("text")]
        ),
        index.RelatedFields(
            "massnahmen", [index.SearchField("title"), index.SearchField("description")]
        ),
    ]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *Page.content_panels,
                    FieldPanel("year"),
                    FieldPanel("summary"),
                    InlinePanel("schwerpunkte", heading=_("Focus topics"), label=_("Focus topic")),
                    InlinePanel("kennzahlen", heading=_("Key figures"), label=_("Key figure")),
                ],
                heading=_("The year"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "rueckblick", heading=_("What became of it"), label=_("Review of a measure")
                    ),
                    InlinePanel("massnahmen", heading=_("Planned measures"), label=_("Measure")),
                    FieldPanel("outlook"),
                ],
                heading=_("Measures"),
            ),
            ObjectList(
                [
                    FieldPanel("participation"),
                    FieldPanel("cooperation"),
                    MultiFieldPanel(
                        [
                            FieldRowPanel(
                                [FieldPanel("volunteers"), FieldPanel("volunteer_hours")]
                            ),
                            FieldPanel("volunteering"),
                        ],
                        _("Volunteering"),
                    ),
                    FieldPanel("funding"),
                    FieldPanel("body"),
                ],
                heading=_("Participation and resources"),
            ),
            ObjectList(
                [
                    FieldPanel("council_decisions"),
                    FieldPanel("pdf"),
                    InlinePanel("belege", heading=_("Sources"), label=_("Source")),
                ],
                heading=_("Record"),
            ),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ]
    )
    api_fields: ClassVar = [
        "zentrum",
        "year",
        "summary",
        "schwerpunkte",
        "kennzahlen",
        "rueckblick",
        "massnahmen",
        "outlook",
        "participation",
        "cooperation",
        "volunteers",
        "volunteer_hours",
        "volunteering",
        "funding",
        "body",
        "council_decisions",
        "pdf",
        "belege",
        *BasePage.api_fields,
    ]

    class Meta:
        verbose_name = _("Jahresbericht")
        verbose_name_plural = _("Jahresberichte")
        constraints: ClassVar = [
            # The centre page is of one language, so this is "per centre, year and language".
            models.UniqueConstraint(fields=["zentrum", "year"], name="one_report_per_year"),
            models.CheckConstraint(
                condition=models.Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="report_year_range"
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.zentrum_id and self.year:
            check_year_is_free(self.zentrum, self.year, self.pk)

    def adopt_parent(self) -> None:
        super().adopt_parent()
        check_year_is_free(self.zentrum, self.year, self.pk)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self.live and kwargs.get("update_fields") is None:
            for relation in self.rows_to_finish:
                self._leave_out_unfinished(relation)
        return super().save(*args, **kwargs)

    def _leave_out_unfinished(self, relation: str) -> None:
        rows = list(getattr(self, relation).all())
        finished = [row for row in rows if row.is_finished]
        if len(finished) < len(rows):
            setattr(self, relation, finished)

    @property
    def pdf_name(self) -> str:
        return f"jahresbericht-{slug_above(self)}-{self.year}.pdf"

    def document(self, request: HttpRequest) -> "Document":
        from quartier_pages.pdf.reports import report

        return report(self, request)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from quartier_pages.domain.kennzahlen import compare_with_year_before
        from quartier_pages.domain.massnahmen import reviews_with_measures

        context = super().get_context(request, *args, **kwargs)
        language = self.content_language
        measures = localize(self.massnahmen.all(), "angebot", self.locale.language_code)
        reports = everybody_sees(self.zentrum.jahresberichte.all())
        context.update(
            kennzahlen=compare_with_year_before(self),
            rueckblick=reviews_with_measures(self),
            measures=localize(measures, "handlungsfeld", language),
            focus_topics=localize(self.schwerpunkte.all(), "handlungsfeld", language),
            previous_report=reports.filter(year__lt=self.year).order_by("-year").first(),
            next_report=reports.filter(year__gt=self.year).order_by("year").first(),
            belege=list(self.belege.all()),
        )
        localize([row.kennzahl for row in context["kennzahlen"]], "indikator", language)
        context["sections"] = report_sections(self, context)
        return context
