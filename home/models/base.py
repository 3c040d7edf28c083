"""What every page is made of."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Locale, Page
from wagtail_localize.fields import SynchronizedField

from home import languages
from home.models.easy_language import EASY_LANGUAGE, note_after_review
from home.models.front_end_preview import FrontEndPreviewMixin
from home.models.restored import RestoredAtOnce
from home.visibility import everybody_sees


def facts(*names: str) -> list[SynchronizedField]:
    """Fields that hold facts: kept as in the source language, not to be changed by translators."""
    return [SynchronizedField(name, overridable=False) for name in names]


class BasePage(RestoredAtOnce, FrontEndPreviewMixin, Page):
    """Teaser, example mark and language facts of every page type.

    Abstract, because wagtail-localize does not support a custom base page model.
    """

    teaser_text = models.CharField(
        _("teaser text"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists, search results and shared links."),
    )
    teaser_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("teaser image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_example = models.BooleanField(
        _("example text"),
        default=False,
        help_text=_("Shows a note that the text is an example: only what has a source is a fact."),
    )

    promote_panels: ClassVar = [
        MultiFieldPanel([FieldPanel("teaser_text"), FieldPanel("teaser_image")], _("Teaser")),
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            _("For search engines"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus"), FieldPanel("is_example")], _("Display")),
    ]
    # One address in every language: only the prefix differs.
    override_translatable_fields: ClassVar = facts("slug", "is_example")
    # Facts that a translation reads from `source_page`, never from the copy that it was made with.
    facts_of_the_source: ClassVar[tuple[str, ...]] = ()

    api_fields: ClassVar = ["teaser_text", "teaser_image", "is_example", "easy_language"]

    class Meta:
        abstract = True

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """Publishes the page together with its aliases: what is made of them is made once.

        For commands and tasks; requests of the admin are one transaction anyway.
        """
        return super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Withdraws the page together with its aliases."""
        return super().unpublish(*args, **kwargs)

    @cached_property
    def source_page(self) -> "BasePage":
        """The public page in the source language, where facts are kept; else the page itself.

        What is not public may hold the facts of a draft.
        """
        source = Locale.get_default()
        if self.locale_id == source.pk:
            return self
        pages = everybody_sees(type(self).objects.all())
        found: BasePage | None = pages.filter(
            translation_key=self.translation_key, locale=source
        ).first()
        return found or self

    @cached_property
    def content_language(self) -> str:
        """Code of the language that the text is in: an alias still holds the source's text."""
        return languages.content_language(self)

    @property
    def is_fallback(self) -> bool:
        """Shown in a language into which it has not been translated."""
        return self.content_language != str(self.locale.language_code)

    @cached_property
    def easy_language_note(self) -> str:
        """What a page in easy German may be called; empty for any other one."""
        is_easy = self.content_language == self.locale.language_code == EASY_LANGUAGE
        return note_after_review(self) if is_easy else ""

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # Pages are rendered in their own language, whichever address led to them.
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["language"] = self.locale.language_code
        context["content_language"] = self.content_language
        return context
