"""Running content of pages below the overview, with lists of offers and measures."""

from collections.abc import Iterable
from itertools import chain, islice, zip_longest
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks import ContentStreamBlock
from quartier_pages.choices import MeasureStatus, OfferKind

FEW_MEASURES = 6


class OffersBlock(blocks.StructBlock):
    """Live list of the current offers of one centre, or of all."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    zentrum = blocks.PageChooserBlock(
        label=_("Centre"),
        page_type="quartier_pages.QuartierszentrumPage",
        required=False,
        help_text=_("Leave empty to list the offers of all centres."),
    )
    kind = blocks.ChoiceBlock(label=_("Kind"), choices=OfferKind.choices, required=False)

    class Meta:
        icon = "date"
        label = _("List of offers")
        description = _("The current offers of a centre, always up to date.")
        template = "quartier_pages/blocks/offers.html"
        group = _("Live lists")
        preview_value = {"title": "Angebote"}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        from quartier_pages.models import AngebotPage

        context: dict[str, Any] = super().get_context(value, parent_context)
        context["offers"] = AngebotPage.objects.current(
            language=(parent_context or {}).get("language"),
            zentrum=value.get("zentrum"),
            kind=value.get("kind", ""),
        )
        return context


class MeasuresBlock(blocks.StructBlock):
    """Live list of the measures that the latest reports plan."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    zentrum = blocks.PageChooserBlock(
        label=_("Centre"),
        page_type="quartier_pages.QuartierszentrumPage",
        required=False,
        help_text=_("Leave empty to show a few measures of all centres."),
    )
    status = blocks.ChoiceBlock(label=_("Status"), choices=MeasureStatus.choices, required=False)

    class Meta:
        icon = "tasks"
        label = _("List of measures")
        description = _("The measures planned in the latest reports, always up to date.")
        template = "quartier_pages/blocks/measures.html"
        group = _("Live lists")
        preview_value = {"title": "Maßnahmen"}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        from quartier_pages.models import Massnahme

        context: dict[str, Any] = super().get_context(value, parent_context)
        measures = Massnahme.objects.latest_planned(
            language=(parent_context or {}).get("language"),
            zentrum=value.get("zentrum"),
            status=value.get("status", ""),
        )
        # Of all centres together, a wall of cards would say less than a few lines and a link.
        context["measures"] = measures if value.get("zentrum") else _of_each_centre(measures)
        return context


def _of_each_centre(measures: Iterable[Any]) -> list[Any]:
    """A few measures: the first of each centre, then the second of each."""
    by_centre: dict[int, list[Any]] = {}
    for measure in measures:
        by_centre.setdefault(measure.page.zentrum_id, []).append(measure)
    in_turn = chain.from_iterable(zip_longest(*by_centre.values()))
    return list(islice(filter(None, in_turn), FEW_MEASURES))


class QuartierStreamBlock(ContentStreamBlock):
    """The common blocks plus live lists of the quarter."""

    offers = OffersBlock()
    measures = MeasuresBlock()

    class Meta:
        template = "home/blocks/stream.html"
