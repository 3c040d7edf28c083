"""Builders of pages with sensible defaults; a test states only what it is about."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from home.models import HomePage
from quartier_pages.choices import CentreStatus, OfferKind, SiteKind
from quartier_pages.models import (
    AngebotPage,
    EckpunktepapierPage,
    Handlungsfeld,
    Indikator,
    JahresberichtPage,
    QuartierszentrumIndexPage,
    QuartierszentrumPage,
    Standort,
    Zeitfenster,
    ZentrumKontakt,
)


@dataclass
class Tree:
    """The pages that `build_tree` made."""

    home: HomePage
    index: QuartierszentrumIndexPage
    zentrum: QuartierszentrumPage

    @property
    def site(self) -> Standort:
        return self.zentrum.standorte.get()


def build_tree(home: HomePage) -> Tree:
    index = home.add_child(
        instance=QuartierszentrumIndexPage(title="Quartierszentren", slug="quartierszentren")
    )
    return Tree(home, index, build_zentrum(index))


def build_zentrum(
    index: QuartierszentrumIndexPage, title: str = "Quartierszentrum Augärtle", **fields: Any
) -> QuartierszentrumPage:
    zentrum = QuartierszentrumPage(title=title, **{"status": CentreStatus.IN_BETRIEB, **fields})
    zentrum.standorte = [Standort(name=title, kind=SiteKind.MAIN, locale=index.locale)]
    zentrum.kontakte = [ZentrumKontakt(role="Quartiersmanagement", locale=index.locale)]
    index.add_child(instance=zentrum)
    return zentrum


def build_offer(
    zentrum: QuartierszentrumPage, slots: list[Zeitfenster] | None = None, **fields: Any
) -> AngebotPage:
    defaults = {
        "title": "Offener Bereich",
        "kind": OfferKind.TREFF,
        "site_key": zentrum.main_site.translation_key if zentrum.main_site else None,
    }
    offer = AngebotPage(**{**defaults, **fields})
    offer.zeitfenster = slots or []
    zentrum.add_child(instance=offer)
    return offer


def weekly(weekday: str, start: str = "16:00", end: str = "18:00", **fields: Any) -> Zeitfenster:
    return Zeitfenster(
        rhythm="weekly",
        weekday=weekday,
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        **fields,
    )


def build_paper(zentrum: QuartierszentrumPage, **fields: Any) -> EckpunktepapierPage:
    defaults = {"title": "Eckpunktepapier", "valid_from": date(2024, 1, 1)}
    return zentrum.add_child(instance=EckpunktepapierPage(**{**defaults, **fields}))


def build_report(zentrum: QuartierszentrumPage, year: int, **fields: Any) -> JahresberichtPage:
    relations = {
        name: fields.pop(name)
        for name in ("massnahmen", "rueckblick", "kennzahlen", "schwerpunkte")
        if name in fields
    }
    report = JahresberichtPage(**{"title": f"Jahresbericht {year}", "year": year, **fields})
    for name, rows in relations.items():
        for row in rows:
            row.locale = zentrum.locale
        setattr(report, name, rows)
    return zentrum.add_child(instance=report)


def build_indicator(name: str = "Besuche", **fields: Any) -> Indikator:
    defaults = {"slug": name.lower(), "topic": "nutzung", "unit": "besuche"}
    return Indikator.objects.create(name=name, **{**defaults, **fields})


def build_field_of_action(name: str = "Integration") -> Handlungsfeld:
    return Handlungsfeld.objects.create(name=name, slug=name.lower())
