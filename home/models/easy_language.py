"""When a text may be called Leichte Sprache."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page

EASY_LANGUAGE = "de-simple"


class EasyLanguageReview(models.Model):
    """Record that people of the target group checked a page in Leichte Sprache.

    Only a reviewed page carries the label "Leichte Sprache" (DIN SPEC 33429); any other one is
    "Einfache Sprache". A review speaks of the text that was public when it was recorded:
    publishing another one takes the label away, until somebody records a review again.
    """

    page = models.OneToOneField(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="easy_language_review"
    )
    reviewed_by = models.CharField(
        _("reviewed by"), max_length=200, help_text=_("The office or group that checked the text.")
    )
    reviewed_on = models.DateField(_("reviewed on"))
    # To the moment, because a text may change on the day of its review.
    recorded_at = models.DateTimeField(_("recorded at"), auto_now=True, null=True)

    panels: ClassVar = [
        PageChooserPanel("page"),
        FieldPanel("reviewed_by"),
        FieldPanel("reviewed_on"),
    ]

    class Meta:
        verbose_name = _("review of Leichte Sprache")
        verbose_name_plural = _("reviews of Leichte Sprache")

    def __str__(self) -> str:
        return f"{self.page} ({self.reviewed_by})"

    def is_of(self, page: Page) -> bool:
        """Whether the text of the page is still the one that was checked."""
        published = page.last_published_at
        return published is None or (self.recorded_at is not None and self.recorded_at >= published)


def label_after_review(reviewed: bool) -> str:
    """The label of a text that was, or was not, checked."""
    return gettext("Leichte Sprache") if reviewed else gettext("Einfache Sprache")


def note_after_review(page: Page) -> str:
    """The label of a page in `de-simple`, with who checked it."""
    review = EasyLanguageReview.objects.filter(page=page.pk).first()
    if review is None or not review.is_of(page):
        return label_after_review(False)
    return gettext("Leichte Sprache – checked by %(name)s") % {"name": review.reviewed_by}
