"""The Eckpunktepapier of a centre, founded on its Sozialraumanalyse."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
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
from wagtail.models import Orderable, Page, PageManager, PageQuerySet, TranslatableMixin
from wagtail.search import index

from home.blocks.text import RICH_TEXT_FEATURES
from home.fields import ChoiceListField, PartialDateField
from home.models import BasePage, facts
from home.visibility import everybody_sees
from quartier_pages.blocks.decisions import CouncilDecisionsStreamBlock
from quartier_pages.blocks.findings import FindingsStreamBlock, SurveysStreamBlock
from quartier_pages.blocks.organisation import OrganisationStreamBlock, ParticipationStreamBlock
from quartier_pages.choices import AnalysisMethod, Audience, GoalTerm, Priority
from quartier_pages.domain.localized import localize
from quartier_pages.editing.eckpunktepapier_form import EckpunktepapierForm
from quartier_pages.formats.sections import paper_sections
from quartier_pages.models.printed import PrintedPageMixin, slug_above
from quartier_pages.models.zentrum_child import ZentrumChildPage, zentrum_foreign_key

if TYPE_CHECKING:
    from quartier_pages.pdf.compiler import Document


class EckpunktepapierQuerySet(PageQuerySet):
    """Papers by validity."""

    def holding_on(self, day: date) -> "EckpunktepapierQuerySet":
        """Papers whose validity covers a day, the latest first; the first one is current."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        ).order_by(F("valid_from").desc(nulls_last=True), "-pk")


class Leitziel(TranslatableMixin, Orderable):
    """A guiding aim with its horizon."""

    page = ParentalKey(
        "quartier_pages.EckpunktepapierPage", on_delete=models.CASCADE, related_name="leitziele"
    )
    title = models.CharField(_("title"), max_length=255)
    text = models.TextField(_("text"), blank=True)
    term = models.CharField(
        _("horizon"), max_length=10, choices=GoalTerm.choices, default=GoalTerm.MITTEL
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("title"), FieldPanel("term")]),
        FieldPanel("text"),
    ]
    override_translatable_fields: ClassVar = facts("term")

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("guiding aim")

    def __str__(self) -> str:
        return self.title


class PapierHandlungsfeld(TranslatableMixin, Orderable):
    """A field of action that the paper sets, with its priority."""

    page = ParentalKey(
        "quartier_pages.EckpunktepapierPage",
        on_delete=models.CASCADE,
        related_name="handlungsfelder",
    )
    handlungsfeld = models.ForeignKey(
        "quartier_pages.Handlungsfeld",
        verbose_name=_("field of action"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    text = models.TextField(_("text"), blank=True)
    priority = models.CharField(_("priority"), max_length=10, choices=Priority.choices, blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("handlungsfeld"), FieldPanel("priority")]),
        FieldPanel("text"),
    ]
    override_translatable_fields: ClassVar = facts("priority")

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("field of action")

    def __str__(self) -> str:
        return str(self.handlungsfeld)


class EckpunktepapierPage(PrintedPageMixin, ZentrumChildPage):
    """Key points of a centre's work: situation, aims, fields of action, resources."""

    zentrum = zentrum_foreign_key("eckpunktepapiere")
    as_of = PartialDateField(_("as of"), blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    predecessor = models.ForeignKey(
        "self",
        verbose_name=_("predecessor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="successors",
        help_text=_("The paper that this one continues."),
    )
    council_decisions = StreamField(
        CouncilDecisionsStreamBlock(), verbose_name=_("council decisions"), blank=True
    )
    summary = RichTextField(_("summary"), features=RICH_TEXT_FEATURES, blank=True)
    initial_situation = RichTextField(
        _("initial situation"), features=RICH_TEXT_FEATURES, blank=True
    )
    area_description = RichTextField(_("area"), features=RICH_TEXT_FEATURES, blank=True)

    analysis_as_of = PartialDateField(_("Sozialraumanalyse as of"), blank=True)
    analysis_methods = ChoiceListField(
        _("methods of the analysis"), choices=AnalysisMethod.choices, blank=True
    )
    analysis_interpretation = RichTextField(
        _("interpretation"), features=RICH_TEXT_FEATURES, blank=True
    )
    surveys = StreamField(SurveysStreamBlock(), verbose_name=_("surveys"), blank=True)
    findings = StreamField(
        FindingsStreamBlock(),
        verbose_name=_("strengths, weaknesses, resources, needs"),
        blank=True,
    )

    vision = RichTextField(_("vision"), features=RICH_TEXT_FEATURES, blank=True)
    audience = ChoiceListField(_("target groups"), choices=Audience.choices, blank=True)
    organisation = StreamField(
        OrganisationStreamBlock(), verbose_name=_("carriers, staff, rooms, partners"), blank=True
    )
    participation = StreamField(
        ParticipationStreamBlock(), verbose_name=_("participation"), blank=True
    )
    evaluation = RichTextField(_("evaluation"), features=RICH_TEXT_FEATURES, blank=True)
    pdf = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("PDF of record"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = PageManager.from_queryset(EckpunktepapierQuerySet)()

    base_form_class = EckpunktepapierForm
    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        *facts(
            "as_of",
            "valid_from",
            "valid_to",
            "predecessor",
            "analysis_as_of",
            "analysis_methods",
            "audience",
            "pdf",
        ),
    ]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("initial_situation"),
        index.SearchField("vision"),
        index.RelatedFields("leitziele", [index.SearchField("title"), index.SearchField("text")]),
    ]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *Page.content_panels,
                    MultiFieldPanel(
                        [
                            FieldPanel("as_of"),
                            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
                            FieldPanel("predecessor"),
                        ],
                        _("Validity"),
                    ),
                    FieldPanel("summary"),
                    FieldPanel("initial_situation"),
                    FieldPanel("area_description"),
                ],
                heading=_("Content"),
            ),
            ObjectList(
                [
                    FieldPanel("analysis_as_of"),
                    FieldPanel("analysis_methods"),
                    InlinePanel("indikatorwerte", heading=_("Figures"), label=_("Figure")),
                    FieldPanel("analysis_interpretation"),
                    FieldPanel("surveys"),
                    FieldPanel("findings"),
                ],
                heading=_("Sozialraumanalyse"),
            ),
            ObjectList(
                [
                    FieldPanel("vision"),
                    InlinePanel("leitziele", heading=_("Guiding aims"), label=_("Aim")),
                    InlinePanel(
                        "handlungsfelder", heading=_("Fields of action"), label=_("Field of action")
                    ),
                    FieldPanel("audience"),
                ],
                heading=_("Aims"),
            ),
            ObjectList(
                [
                    FieldPanel("organisation"),
                    FieldPanel("participation"),
                    FieldPanel("evaluation"),
                    FieldPanel("council_decisions"),
                    FieldPanel("pdf"),
                    InlinePanel("belege", heading=_("Sources"), label=_("Source")),
                ],
                heading=_("Resources and record"),
            ),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ]
    )
    api_fields: ClassVar = [
        "zentrum",
        "as_of",
        "valid_from",
        "valid_to",
        "is_current",
        "predecessor",
        "council_decisions",
        "summary",
        "initial_situation",
        "area_description",
        "analysis_as_of",
        "analysis_methods",
        "indikatorwerte",
        "analysis_interpretation",
        "surveys",
        "findings",
        "vision",
        "leitziele",
        "handlungsfelder",
        "audience",
        "organisation",
        "participation",
        "evaluation",
        "pdf",
        "belege",
        *BasePage.api_fields,
    ]

    class Meta:
        verbose_name = _("Eckpunktepapier")
        verbose_name_plural = _("Eckpunktepapiere")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="paper_valid_to_after_from",
            ),
            models.CheckConstraint(
                condition=Q(predecessor=None) | ~Q(predecessor=F("page_ptr")),
                name="paper_does_not_follow_itself",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            errors["valid_to"] = _("The validity ends before it begins. Correct one of the dates.")
        if self.predecessor and self.follows_itself():
            errors["predecessor"] = _(
                "This paper would become its own predecessor. Choose an earlier paper."
            )
        if errors:
            raise ValidationError(errors)

    def follows_itself(self) -> bool:
        """Whether the chain of predecessors comes back to this paper."""
        seen: set[Any] = {self.pk} if self.pk else set()
        paper = self.predecessor
        while paper is not None:
            if paper.pk in seen:
                return True
            seen.add(paper.pk)
            paper = paper.predecessor
        return False

    def is_current(self, on: date | None = None) -> bool:
        """Whether this is the one paper of its centre that holds on a day (today)."""
        current = self.zentrum.current_paper(on or timezone.localdate())
        return current is not None and current.pk == self.pk

    @property
    def pdf_name(self) -> str:
        return f"{self.slug}-{slug_above(self)}.pdf"

    def document(self, request: HttpRequest) -> "Document":
        from quartier_pages.pdf.reports import report

        return report(self, request)

    def _successor(self) -> "EckpunktepapierPage | None":
        """The paper that continues this one; kept with the facts, in the source language."""
        source = self.source_page
        return source.successors.live().first() if source.pk else None

    def _in_own_language(self, paper: "EckpunktepapierPage | None") -> "EckpunktepapierPage | None":
        """A public paper as it reads in the language of this one."""
        if paper is None:
            return None
        papers = everybody_sees(type(self).objects.all()).filter(locale=self.locale)
        return papers.filter(translation_key=paper.translation_key).first()

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language = self.content_language
        context.update(
            is_current=self.is_current(),
            predecessor=self._in_own_language(self.predecessor),
            successor=self._in_own_language(self._successor()),
            figures=localize(self.indikatorwerte.all(), "indikator", language),
            fields_of_action=localize(self.handlungsfelder.all(), "handlungsfeld", language),
            aims=list(self.leitziele.all()),
            belege=list(self.belege.all()),
        )
        context["sections"] = paper_sections(self, context)
        return context
