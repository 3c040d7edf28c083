"""The overview of all centres."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.models import BasePage
from home.visibility import everybody_sees
from quartier_pages.blocks.content import QuartierStreamBlock
from quartier_pages.blocks.preview import described


class TasksStreamBlock(blocks.StreamBlock):
    """Tasks and goals, each in one sentence."""

    task = described(
        blocks.CharBlock(
            label=pgettext_lazy("task of the centres", "Task"), max_length=300, icon="tick"
        ),
        _("What the centres do, in one sentence."),
        "Beispiel für eine Aufgabe",
    )
    goal = described(
        blocks.CharBlock(label=_("Goal"), max_length=300, icon="success"),
        _("What the centres want to achieve, in one sentence."),
        "Beispiel für ein Ziel",
    )


class QuartierszentrumIndexPage(BasePage):
    """Tasks and goals of the Quartierszentren, their list and their map."""

    lead = models.TextField(_("lead text"), blank=True)
    tasks = StreamField(TasksStreamBlock(), verbose_name=_("tasks and goals"), blank=True)
    body = StreamField(QuartierStreamBlock(), verbose_name=_("content"), blank=True)

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["quartier_pages.QuartierszentrumPage"]
    max_count_per_parent = 1
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("tasks"),
        FieldPanel("body"),
        InlinePanel("belege", heading=_("Sources"), label=_("Source")),
    ]
    api_fields: ClassVar = ["lead", "tasks", "body", "zentren", "belege", *BasePage.api_fields]

    class Meta:
        verbose_name = _("overview of centres")
        verbose_name_plural = _("overviews of centres")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from quartier_pages.models.zentrum import QuartierszentrumPage

        context = super().get_context(request, *args, **kwargs)
        context["belege"] = list(self.belege.all())
        context["zentren"] = list(
            everybody_sees(QuartierszentrumPage.objects.all())
            .child_of(self)
            .select_related("locale", "alias_of__locale")
            .prefetch_related("standorte")
        )
        return context
