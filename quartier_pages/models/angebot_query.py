"""Offers by what visitors ask for."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from wagtail.query import PageQuerySet

from home.visibility import everybody_sees
from quartier_pages.choices import OfferStatus, Rhythm
from quartier_pages.models.vocabulary import SchoolHolidays

if TYPE_CHECKING:
    from quartier_pages.models.angebot import AngebotPage
    from quartier_pages.models.zentrum import QuartierszentrumPage


class AngebotQuerySet(PageQuerySet):
    """Which offers there are, for whom, and what is known of them."""

    def not_ended(self, on: date | None = None) -> "AngebotQuerySet":
        """Offers that still take place on a day (today) or later."""
        on = on or timezone.localdate()
        open_slot = (
            Q(zeitfenster=None)
            | Q(zeitfenster__rhythm=Rhythm.ONCE, zeitfenster__date__gte=on)
            | ~Q(zeitfenster__rhythm=Rhythm.ONCE)
            & (Q(zeitfenster__valid_until=None) | Q(zeitfenster__valid_until__gte=on))
        )
        return self.exclude(status=OfferStatus.BEENDET).filter(open_slot).distinct()

    def holding_facts(self) -> "AngebotQuerySet":
        """The pages whose facts count, as `BasePage.source_page` says.

        These are the public ones in the source language, and translations of what is not public.
        """
        source = everybody_sees(self.model.objects.all()).filter(
            locale__language_code=settings.LANGUAGE_CODE
        )
        alone = ~Q(translation_key__in=source.values("translation_key"))
        return self.filter(Q(pk__in=source.values("pk")) | alone)

    def with_facts_of(self, facts: "AngebotQuerySet") -> "AngebotQuerySet":
        """The pages, in every language, whose facts are on these pages."""
        source = facts.filter(locale__language_code=settings.LANGUAGE_CODE)
        shared = Q(translation_key__in=source.values("translation_key"))
        return self.filter(shared | Q(pk__in=facts.values("pk")))

    def current(
        self,
        *,
        language: str | None = None,
        zentrum: "QuartierszentrumPage | None" = None,
        kind: str = "",
    ) -> "list[AngebotPage]":
        """Public offers that have not ended, in a language, with their times loaded.

        Times are facts of the source language: which offers are current is asked there.
        """
        facts = self.model.objects.holding_facts().not_ended()
        offers = everybody_sees(self.with_facts_of(facts))
        offers = offers.filter(locale__language_code=language or settings.LANGUAGE_CODE)
        if zentrum:
            offers = offers.filter(zentrum__translation_key=zentrum.translation_key)
        if kind:
            offers = offers.filter(kind=kind)
        return offers.order_by("path").with_facts()

    def with_facts(self) -> "list[AngebotPage]":
        """The offers with their facts loaded, in a fixed number of queries."""
        offers = list(
            self.select_related("locale", "alias_of__locale", "zentrum", "zentrum__locale")
        )
        pages = everybody_sees(self.model.objects.all()).filter(
            translation_key__in=[offer.translation_key for offer in offers],
            locale__language_code=settings.LANGUAGE_CODE,
        )
        loaded = pages.prefetch_related("zeitfenster", "ausfaelle")
        by_key = {page.translation_key: page for page in loaded}
        holidays = list(SchoolHolidays.objects.all())
        for offer in offers:
            facts = by_key.get(offer.translation_key, offer)
            offer.__dict__["source_page"] = facts
            offer.__dict__["schedule"] = facts.build_schedule(holidays)
        return offers
