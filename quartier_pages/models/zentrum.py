"""A Quartierszentrum: the place where neighbours meet."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from home.blocks.media import DownloadBlock, FigureBlock
from home.fields import PartialDateField
from home.models import BasePage, UniqueRowsPage, facts
from home.visibility import everybody_sees
from quartier_pages.blocks.content import QuartierStreamBlock
from quartier_pages.blocks.decisions import CouncilDecisionsStreamBlock
from quartier_pages.choices import AreaKind, CentreKind, CentreStatus, SpatialLevel
from quartier_pages.editing.zentrum_form import QuartierszentrumForm
from quartier_pages.models.printed import PrintedPageMixin

if TYPE_CHECKING:
    from quartier_pages.models.angebot import AngebotPage
    from quartier_pages.models.eckpunktepapier import EckpunktepapierPage
    from quartier_pages.models.standort import Standort
    from quartier_pages.pdf.compiler import Document


class ZentrumSchwerpunkt(TranslatableMixin, Orderable):
    """A focus topic of a centre."""

    page = ParentalKey(
        "quartier_pages.QuartierszentrumPage", on_delete=models.CASCADE, related_name="schwerpunkte"
    )
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)

    panels: ClassVar = [FieldPanel("title"), FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("focus topic")

    def __str__(self) -> str:
        return self.title


class ZentrumTraeger(Orderable):
    """A carrier of a centre."""

    page = ParentalKey(
        "quartier_pages.QuartierszentrumPage", on_delete=models.CASCADE, related_name="traeger"
    )
    organisation = models.ForeignKey(
        "quartier_pages.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    share_percent = models.DecimalField(
        _("share in %"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[
            MinValueValidator(0, _("Enter a share between 0 and 100 per cent.")),
            MaxValueValidator(100, _("Enter a share between 0 and 100 per cent.")),
        ],
    )

    panels: ClassVar = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("share_percent")])]

    class Meta(Orderable.Meta):
        verbose_name = _("carrier")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(share_percent=None) | models.Q(share_percent__range=(0, 100)),
                name="carrier_share",
            )
        ]


class ZentrumGebiet(Orderable):
    """A district or planning district that a centre serves."""

    page = ParentalKey(
        "quartier_pages.QuartierszentrumPage", on_delete=models.CASCADE, related_name="gebiete"
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=AreaKind.choices, default=AreaKind.STADTTEIL
    )
    name = models.CharField(_("name"), max_length=200)

    panels: ClassVar = [FieldRowPanel([FieldPanel("kind"), FieldPanel("name")])]

    class Meta(Orderable.Meta):
        verbose_name = _("served area")

    def __str__(self) -> str:
        return self.name


class ZentrumKontakt(TranslatableMixin, Orderable):
    """A contact by role; its translation key is its identity."""

    page = ParentalKey(
        "quartier_pages.QuartierszentrumPage", on_delete=models.CASCADE, related_name="kontakte"
    )
    role = models.CharField(
        _("role"), max_length=120, help_text=_("For example Quartiersmanagement. No names.")
    )
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True, max_length=500)
    note = models.CharField(_("note"), max_length=255, blank=True)

    panels: ClassVar = [
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("website"),
        FieldPanel("note"),
    ]
    override_translatable_fields: ClassVar = facts("phone", "email", "website")

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("contact")

    def __str__(self) -> str:
        return self.role


class ZentrumPartner(Orderable):
    """A partner of a centre."""

    page = ParentalKey(
        "quartier_pages.QuartierszentrumPage", on_delete=models.CASCADE, related_name="partner"
    )
    organisation = models.ForeignKey(
        "quartier_pages.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels: ClassVar = [FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")


class QuartierszentrumPage(PrintedPageMixin, RoutablePageMixin, UniqueRowsPage):
    """A Quartierszentrum or Quartiersbüro with its sites, contacts, offers and papers."""

    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=CentreKind.choices,
        default=CentreKind.QUARTIERSZENTRUM,
    )
    status = models.CharField(
        _("status"), max_length=20, choices=CentreStatus.choices, default=CentreStatus.GEPLANT
    )
    since = PartialDateField(_("since"), blank=True)
    lead = models.TextField(_("lead text"), blank=True)
    population = models.PositiveIntegerField(_("population of the area"), null=True, blank=True)
    population_is_approximate = models.BooleanField(_("about"), default=False)
    population_as_of = PartialDateField(_("as of"), blank=True)
    population_level = models.CharField(
        _("counted for"), max_length=20, choices=SpatialLevel.choices, blank=True
    )
    body = StreamField(QuartierStreamBlock(), verbose_name=_("content"), blank=True)
    gallery = StreamField([("figure", FigureBlock())], verbose_name=_("gallery"), blank=True)
    downloads = StreamField(
        [("download", DownloadBlock())], verbose_name=_("downloads"), blank=True
    )
    council_decisions = StreamField(
        CouncilDecisionsStreamBlock(), verbose_name=_("legal basis"), blank=True
    )

    base_form_class = QuartierszentrumForm
    unique_rows: ClassVar = {"standorte": "kind"}
    parent_page_types: ClassVar = ["quartier_pages.QuartierszentrumIndexPage"]
    subpage_types: ClassVar = [
        "quartier_pages.AngebotPage",
        "quartier_pages.EckpunktepapierPage",
        "quartier_pages.JahresberichtPage",
    ]
    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        *facts(
            "kind",
            "status",
            "since",
            "population",
            "population_is_approximate",
            "population_as_of",
            "population_level",
        ),
    ]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.RelatedFields("schwerpunkte", [index.SearchField("title")]),
        index.RelatedFields("standorte", [index.SearchField("name"), index.SearchField("street")]),
        index.RelatedFields("gebiete", [index.SearchField("name")]),
    ]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *Page.content_panels,
                    FieldPanel("short_name"),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("status"), FieldPanel("since")]),
                    FieldPanel("lead"),
                    InlinePanel("schwerpunkte", heading=_("Focus topics"), label=_("Focus topic")),
                    FieldPanel("body"),
                    FieldPanel("gallery"),
                    FieldPanel("downloads"),
                ],
                heading=_("Content"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "standorte",
                        heading=pgettext_lazy("place of a centre", "Sites"),
                        label=pgettext_lazy("place of a centre", "Site"),
                    ),
                    InlinePanel("kontakte", heading=_("Contacts by role"), label=_("Contact")),
                ],
                heading=_("Sites and contacts"),
            ),
            ObjectList(
                [
                    InlinePanel("traeger", heading=_("Carriers"), label=_("Carrier")),
                    InlinePanel("partner", heading=_("Partners"), label=_("Partner")),
                    InlinePanel("gebiete", heading=_("Served area"), label=_("Area")),
                    MultiFieldPanel(
                        [
                            FieldRowPanel(
                                [FieldPanel("population"), FieldPanel("population_is_approximate")]
                            ),
                            FieldRowPanel(
                                [FieldPanel("population_as_of"), FieldPanel("population_level")]
                            ),
                        ],
                        _("Population"),
                    ),
                    FieldPanel("council_decisions"),
                    InlinePanel("belege", heading=_("Sources"), label=_("Source")),
                ],
                heading=_("Facts and sources"),
            ),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ]
    )
    api_fields: ClassVar = [
        "short_name",
        "kind",
        "status",
        "since",
        "lead",
        "schwerpunkte",
        "standorte",
        "kontakte",
        "traeger",
        "partner",
        "gebiete",
        "population",
        "population_is_approximate",
        "population_as_of",
        "population_level",
        "body",
        "gallery",
        "downloads",
        "council_decisions",
        "current_paper",
        "belege",
        *BasePage.api_fields,
    ]

    class Meta:
        verbose_name = _("Quartierszentrum")
        verbose_name_plural = _("Quartierszentren")

    @cached_property
    def main_site(self) -> "Standort | None":
        """The main site; planned centres may have none yet."""
        return next((site for site in self.standorte.all() if site.is_main), None)

    @property
    def branches(self) -> "list[Standort]":
        """The Außenstellen."""
        return [site for site in self.standorte.all() if not site.is_main]

    def current_paper(self, on: date | None = None) -> "EckpunktepapierPage | None":
        """The Eckpunktepapier that holds on a day (today)."""
        papers = self._public("eckpunktepapiere")
        return papers.holding_on(on or timezone.localdate()).first()

    @path("wochenprogramm/")
    def wochenprogramm(self, request: HttpRequest) -> HttpResponse:
        """What takes place in a week."""
        from quartier_pages.views.wochenprogramm import wochenprogramm

        return wochenprogramm(request, self)

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        # Past the mixin's own, which knows no preview modes.
        return super(RoutablePageMixin, self).serve_preview(request, mode_name)

    def public_offers(self) -> "list[AngebotPage]":
        """The offers that everybody may see, with their times loaded."""
        return self._public("angebote").order_by("path").with_facts()

    def _public(self, relation: str) -> Any:
        """The public pages of this centre; none in the preview of one that was never saved."""
        if self.pk is None:
            return self._meta.get_field(relation).related_model.objects.none()
        return everybody_sees(getattr(self, relation).all())

    @property
    def pdf_name(self) -> str:
        return "wochenprogramm.pdf"

    def document(self, request: HttpRequest) -> "Document":
        from quartier_pages.pdf.poster import requested_poster

        return requested_poster(self, request)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        offers = self.public_offers()
        papers = self._public("eckpunktepapiere").order_by(
            F("valid_from").desc(nulls_last=True), "-pk"
        )
        reports = self._public("jahresberichte").order_by("-year")
        current_paper = self.current_paper()
        context.update(
            sites=list(self.standorte.all()),
            contacts=list(self.kontakte.all()),
            carriers=list(self.traeger.select_related("organisation")),
            partners=list(self.partner.select_related("organisation")),
            belege=list(self.belege.all()),
            offers=[offer for offer in offers if not offer.has_ended],
            past_offers=[offer for offer in offers if offer.has_ended],
            current_paper=current_paper,
            earlier_papers=[
                paper
                for paper in papers.select_related("locale", "alias_of__locale")
                if paper != current_paper
            ],
            reports=list(reports.select_related("locale", "alias_of__locale")),
        )
        return context
