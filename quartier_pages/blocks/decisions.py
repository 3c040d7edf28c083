"""Papers and decisions of the council and its committees."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.facts import FactBlock, PartialDateBlock
from quartier_pages.blocks.preview import RowBlock


class CouncilDecisionBlock(RowBlock):
    """One council paper with what became of it."""

    subject = blocks.CharBlock(label=_("Subject"), max_length=255)
    reference = FactBlock(
        label=_("Paper number"), required=False, max_length=100, help_text=_("For example 146/2017")
    )
    body = blocks.CharBlock(label=_("Council or committee"), required=False, max_length=200)
    date = PartialDateBlock(label=_("Date"), required=False)
    date_note = blocks.CharBlock(label=_("Note on the date"), required=False, max_length=100)
    outcome = blocks.CharBlock(
        label=_("Outcome"), required=False, max_length=100, help_text=_("Decision, taken note, …")
    )
    url = blocks.URLBlock(label=_("Link"), required=False)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Council paper")
        description = _("A paper of the council or a committee and what became of it.")
        stream_template = "quartier_pages/blocks/council_decisions.html"
        preview_value = {
            "subject": "Beispielvorlage",
            "reference": "000/2024",
            "body": "Gemeinderat",
            "date": "2024-04",
            "outcome": "Kenntnisnahme",
        }


class CouncilDecisionsStreamBlock(blocks.StreamBlock):
    """Papers in the order of the editor."""

    decision = CouncilDecisionBlock()

    class Meta:
        template = "quartier_pages/blocks/council_decisions.html"
