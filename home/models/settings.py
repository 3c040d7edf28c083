"""What a city sets once for its whole site."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from home import city_theme

# By their official names and addresses (https://www.dcat-ap.de/def/licenses/).
DATA_LICENCES = [
    ("http://dcat-ap.de/def/licenses/dl-zero-de/2.0", "Datenlizenz Deutschland – Zero 2.0"),
    ("http://dcat-ap.de/def/licenses/dl-by-de/2.0", "Datenlizenz Deutschland – Namensnennung 2.0"),
    ("http://dcat-ap.de/def/licenses/cc-zero", "Creative Commons CC0 1.0"),
    ("http://dcat-ap.de/def/licenses/cc-by/4.0", "Creative Commons CC BY 4.0"),
]


@register_setting(icon="site", order=100)
class SiteSettings(BaseSiteSetting, ClusterableModel):
    """City, operator, contact and footer of one site."""

    site_name = models.CharField(_("name of the site"), max_length=100, default="Quartierszentren")
    city_name = models.CharField(_("city"), max_length=100, blank=True)
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands beside the name of the site, which is its text alternative."),
    )
    primary_colour = models.CharField(  # noqa: DJ001 (null: the colour of the design)
        _("main colour"),
        max_length=7,
        null=True,
        blank=True,
        validators=[city_theme.validate_primary],
        help_text=_("Of the top bar, footer, links and buttons, such as #0a4753. Dark."),
    )
    accent_colour = models.CharField(  # noqa: DJ001
        _("accent colour"),
        max_length=7,
        null=True,
        blank=True,
        validators=[city_theme.validate_accent],
        help_text=_("Of lines, marks and charts, such as #e39a3b. Light or bright."),
    )
    social_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture for shared links"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown with links to pages that have no picture of their own."),
    )
    operator_name = models.CharField(_("operator"), max_length=200, blank=True)
    operator_address = models.TextField(_("address of the operator"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=50, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    feedback_email = models.EmailField(
        _("e-mail for feedback on accessibility"),
        blank=True,
        help_text=_("Shown where visitors can report a barrier."),
    )
    easy_language_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page on Leichte Sprache"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Linked at the top of every page (BITV 2.0, § 4)."),
    )
    sign_language_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page on sign language"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Linked at the top of every page (BITV 2.0, § 4)."),
    )
    data_licence = models.CharField(  # noqa: DJ001 (null: the city has not said)
        _("licence of the open data"),
        max_length=100,
        choices=DATA_LICENCES,
        null=True,
        blank=True,
        help_text=_("Portals take over only data with a licence."),
    )
    data_attribution = models.CharField(  # noqa: DJ001
        _("attribution of the open data"),
        max_length=200,
        null=True,
        blank=True,
        help_text=_("How others name the source, if the licence demands it."),
    )
    data_contributor_id = models.URLField(  # noqa: DJ001
        _("contributor ID at GovData"), null=True, blank=True
    )

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("site_name"), FieldPanel("city_name"), FieldPanel("logo")],
            _("Name and logo"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("primary_colour"),
                FieldPanel("accent_colour"),
                FieldPanel("social_image"),
            ],
            _("Look"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("operator_name"),
                FieldPanel("operator_address"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_email"),
                FieldPanel("feedback_email"),
            ],
            _("Operator and contact"),
        ),
        MultiFieldPanel(
            [
                PageChooserPanel("easy_language_page"),
                PageChooserPanel("sign_language_page"),
            ],
            _("At the top of every page"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("data_licence"),
                FieldPanel("data_attribution"),
                FieldPanel("data_contributor_id"),
            ],
            _("Open data"),
        ),
        InlinePanel("footer_links", heading=_("Links in the footer"), label=_("Link")),
        InlinePanel("social_links", heading=_("Social media"), label=_("Profile")),
    ]

    class Meta:
        verbose_name = _("site settings")

    @property
    def style_sheet(self) -> str:
        """The city's colours as CSS; empty where it keeps those of the design."""
        return city_theme.style_sheet(self.primary_colour or "", self.accent_colour or "")

    @property
    def style_sheet_version(self) -> str:
        return city_theme.version(self.style_sheet) if self.style_sheet else ""


class FooterLink(Orderable):
    """A page that every footer links to, such as the legal notice."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="footer_links")
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels: ClassVar = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("link in the footer")


class SocialLink(Orderable):
    """A profile of the city or its centres elsewhere."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="social_links")
    title = models.CharField(_("title"), max_length=100)
    url = models.URLField(_("URL"))

    panels: ClassVar = [FieldPanel("title"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("profile in social media")

    def clean(self) -> None:
        super().clean()
        if self.url and not self.url.startswith("https://"):
            raise ValidationError({"url": _("Use an address that begins with https://.")})
