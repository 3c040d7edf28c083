"""What a Sozialraumanalyse finds beside its figures."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.facts import PartialDateBlock
from quartier_pages.blocks.preview import described

_STRENGTH = _("What is good in the quarter, in one sentence.")
_WEAKNESS = _("What is missing or does not work, in one sentence.")
_RESOURCE = _("What people and places of the quarter bring along, in one sentence.")
_NEED = _("What the quarter needs, in one sentence.")


class SurveyBlock(blocks.StructBlock):
    """One survey among residents."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    period = PartialDateBlock(label=_("Period"), required=False)
    population = blocks.CharBlock(
        label=_("Who was asked"),
        required=False,
        max_length=200,
        help_text=_("The statistical population."),
    )
    population_size = blocks.IntegerBlock(
        label=_("How many were asked"), required=False, min_value=0
    )
    response_percent = blocks.DecimalBlock(
        label=_("Response in %"), required=False, min_value=0, max_value=100, decimal_places=1
    )
    languages = blocks.CharBlock(label=_("Languages"), required=False, max_length=200)
    result = blocks.TextBlock(label=_("Result"), required=False)
    source_url = blocks.URLBlock(label=_("Source"), required=False)

    class Meta:
        icon = "form"
        label = _("Survey")
        description = _("A survey among residents: who was asked, and what they said.")
        preview_value = {
            "title": "Beispielumfrage",
            "period": "2024",
            "population": "Haushalte im Quartier",
            "population_size": 500,
            "response_percent": Decimal("24.5"),
            "result": "Ein Beispielergebnis.",
        }
        template = "quartier_pages/blocks/survey.html"


class SurveysStreamBlock(blocks.StreamBlock):
    """Surveys in order of time."""

    survey = SurveyBlock()


class FindingsStreamBlock(blocks.StreamBlock):
    """Strengths, weaknesses, resources and needs, each in one sentence."""

    strength = described(
        blocks.CharBlock(label=_("Strength"), icon="plus", max_length=500),
        _STRENGTH,
        "Beispiel für eine Stärke",
    )
    weakness = described(
        blocks.CharBlock(label=_("Weakness"), icon="minus", max_length=500),
        _WEAKNESS,
        "Beispiel für eine Schwäche",
    )
    resource = described(
        blocks.CharBlock(label=_("Resource"), icon="folder", max_length=500),
        _RESOURCE,
        "Beispiel für eine Ressource",
    )
    need = described(
        blocks.CharBlock(label=_("Need"), icon="help", max_length=500),
        _NEED,
        "Beispiel für einen Bedarf",
    )

    class Meta:
        template = "quartier_pages/blocks/findings.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["groups"] = [
            {
                "label": child.label,
                "items": [str(item.value) for item in value if item.block_type == name],
            }
            for name, child in self.child_blocks.items()
            if any(item.block_type == name for item in value)
        ]
        return context
