"""Offers that are over but still announced, or of which one cannot know when or whom to ask."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier_pages.choices import OfferStatus
from quartier_pages.editing.completeness.rule import (
    Batch,
    Finding,
    Rule,
    Severity,
    field_of,
    rows_of,
)
from quartier_pages.models import AngebotPage


def _active(batch: Batch) -> Any:
    return batch.public(AngebotPage).filter(status=OfferStatus.AKTIV)


def ended_offer(batch: Batch) -> Iterator[Finding]:
    going_on = AngebotPage.objects.not_ended(batch.today).order_by().values("pk")
    for offer in _active(batch).exclude(pk__in=going_on):
        message = _("All its dates are past, but it still says “takes place”. End it or add dates.")
        yield Finding(offer, message, field_of("status"))


def offer_without_time(batch: Batch) -> Iterator[Finding]:
    for offer in _active(batch).filter(zeitfenster=None, rhythm_note=""):
        yield Finding(offer, _("It does not say when it takes place."), rows_of("zeitfenster"))


def offer_without_contact(batch: Batch) -> Iterator[Finding]:
    for offer in _active(batch).filter(contact_key=None, registration_note=""):
        yield Finding(offer, _("It does not say whom to ask."), field_of("contact_key"))


RULES = (
    Rule(
        "angebot-vorbei",
        gettext_lazy("Offer past its end, but still active"),
        Severity.URGENT,
        ended_offer,
    ),
    Rule(
        "angebot-ohne-zeit",
        gettext_lazy("Offer without time slot"),
        Severity.IMPORTANT,
        offer_without_time,
    ),
    Rule(
        "angebot-ohne-kontakt",
        gettext_lazy("Offer without contact"),
        Severity.HINT,
        offer_without_contact,
    ),
)
