"""Who carries a centre: staff, rooms, partners, money, participation."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from home.blocks.facts import PartialDateBlock
from quartier_pages.blocks.preview import RowBlock


def _sample_organisation() -> Any:
    """An organisation for previews in the block picker, which is never saved."""
    from quartier_pages.models import Organisation

    return Organisation(name="Beispielverein")


class CarrierBlock(RowBlock):
    """A carrier with its share."""

    organisation = SnippetChooserBlock("quartier_pages.Organisation", label=_("Organisation"))
    share_percent = blocks.DecimalBlock(
        label=_("Share in %"), required=False, min_value=0, max_value=100, decimal_places=2
    )
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=200)

    class Meta:
        icon = "group"
        label = _("Carrier")
        description = _("Who runs the centre, with its share.")
        stream_template = "quartier_pages/blocks/organisation.html"

    def get_preview_value(self) -> Any:
        return self.normalize(
            {"organisation": _sample_organisation(), "share_percent": Decimal(50)}
        )


class StaffBlock(RowBlock):
    """Positions, by role."""

    role = blocks.CharBlock(label=_("Role"), max_length=200)
    positions = blocks.DecimalBlock(
        label=_("Full-time positions"), required=False, min_value=0, decimal_places=2
    )
    funding = blocks.CharBlock(label=_("Funding"), required=False, max_length=255)

    class Meta:
        icon = "user"
        label = _("Staff")
        description = _("Positions by role, with their funding.")
        stream_template = "quartier_pages/blocks/organisation.html"
        preview_value = {
            "role": "Beispielrolle",
            "positions": Decimal("0.5"),
            "funding": "Beispielförderung",
        }


class RoomBlock(RowBlock):
    """Rooms that exist or are in view."""

    name = blocks.CharBlock(label=_("Room or address"), max_length=200)
    availability = blocks.ChoiceBlock(
        label=_("Availability"),
        choices=[("vorhanden", _("available")), ("perspektivisch", _("in prospect"))],
        default="vorhanden",
    )
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=200)

    class Meta:
        icon = "home"
        label = _("Room")
        description = _("A room or address, available or in prospect.")
        stream_template = "quartier_pages/blocks/organisation.html"
        preview_value = {
            "name": "Beispielraum",
            "availability": "perspektivisch",
            "note": "Beispiel",
        }


class PartnerBlock(RowBlock):
    """A partner and the kind of cooperation."""

    organisation = SnippetChooserBlock("quartier_pages.Organisation", label=_("Organisation"))
    kind = blocks.CharBlock(label=_("Kind of cooperation"), required=False, max_length=200)

    class Meta:
        icon = "link"
        label = _("Partner")
        description = _("An organisation that works with the centre.")
        stream_template = "quartier_pages/blocks/organisation.html"

    def get_preview_value(self) -> Any:
        return self.normalize({"organisation": _sample_organisation(), "kind": "Beispiel"})


class OrganisationStreamBlock(blocks.StreamBlock):
    """Carriers, staff, rooms and partners of an Eckpunktepapier."""

    carrier = CarrierBlock()
    staff = StaffBlock()
    room = RoomBlock()
    partner = PartnerBlock()

    class Meta:
        template = "quartier_pages/blocks/organisation.html"


class ParticipationBlock(blocks.StructBlock):
    """How residents took part."""

    format = blocks.CharBlock(label=_("Format"), max_length=200, help_text=_("Future workshop, …"))
    date = PartialDateBlock(label=_("Date"), required=False)
    participants = blocks.CharBlock(
        label=_("Participants"), required=False, max_length=100, help_text=_("For example: over 60")
    )
    result = blocks.TextBlock(label=_("Result"), required=False)
    source_url = blocks.URLBlock(label=_("Source"), required=False)

    class Meta:
        icon = "comment"
        label = _("Participation")
        description = _("How residents took part, and what came of it.")
        preview_value = {
            "format": "Beispielwerkstatt",
            "date": "2024-04",
            "participants": "über 60",
            "result": "Ein Beispielergebnis.",
        }
        template = "quartier_pages/blocks/participation.html"


class ParticipationStreamBlock(blocks.StreamBlock):
    """Forms of participation in order of time."""

    participation = ParticipationBlock()


class CooperationStreamBlock(blocks.StreamBlock):
    """Partners of the year."""

    partner = PartnerBlock()

    class Meta:
        template = "quartier_pages/blocks/organisation.html"


class FundingBlock(RowBlock):
    """Money from outside, with its purpose."""

    funder = blocks.CharBlock(label=_("Funder or programme"), max_length=255)
    purpose = blocks.CharBlock(label=_("Purpose"), required=False, max_length=255)
    amount = blocks.DecimalBlock(
        label=_("Amount in euros"), required=False, min_value=0, decimal_places=2
    )
    period = blocks.CharBlock(label=_("Period"), required=False, max_length=100)

    class Meta:
        icon = "tag"
        label = _("Funding")
        description = _("Money from outside: from whom, and what for.")
        stream_template = "quartier_pages/blocks/funding.html"
        preview_value = {
            "funder": "Beispielprogramm",
            "purpose": "Beispielzweck",
            "amount": Decimal(1000),
            "period": "2024",
        }


class FundingStreamBlock(blocks.StreamBlock):
    """Sources of money of the year."""

    funding = FundingBlock()

    class Meta:
        template = "quartier_pages/blocks/funding.html"
