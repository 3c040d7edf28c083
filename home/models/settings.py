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

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("site_name"), FieldPanel("city_name"), FieldPanel("logo")],
            _("Name and logo"),
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
        InlinePanel("footer_links", heading=_("Links in the footer"), label=_("Link")),
        InlinePanel("social_links", heading=_("Social media"), label=_("Profile")),
    ]

    class Meta:
        verbose_name = _("site settings")


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
