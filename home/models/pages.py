"""The home page and pages of free text."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.blocks import ContentStreamBlock
from home.models.base import BasePage
from home.visibility import everybody_sees


class HomePage(BasePage):
    """The start page of one language."""

    lead = models.TextField(
        _("lead text"),
        blank=True,
        help_text=_("Says in two sentences what visitors find here."),
    )
    body = StreamField(ContentStreamBlock(), verbose_name=_("content"), blank=True)

    parent_page_types: ClassVar = [Page]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    api_fields: ClassVar = ["lead", "body", *BasePage.api_fields]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        children = everybody_sees(self.get_children()).in_menu()
        context["menu_pages"] = list(children.specific())
        return context


class StandardPage(BasePage):
    """A page of free text, such as the legal notice or the hub for Leichte Sprache."""

    lead = models.TextField(_("lead text"), blank=True)
    body = StreamField(ContentStreamBlock(), verbose_name=_("content"), blank=True)

    parent_page_types: ClassVar = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar = ["home.StandardPage", "home.FeedbackPage"]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    api_fields: ClassVar = ["lead", "body", *BasePage.api_fields]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
