"""Centres with their sites, contacts and offers."""

import re
from typing import Any

from wagtail.models import Page

from quartier_pages.choices import FactGroup, Rhythm
from quartier_pages.demo.builder import Builder
from quartier_pages.demo.facts import Facts, read
from quartier_pages.demo.publishing import add, keep_as_draft, publish
from quartier_pages.models import AngebotPage, Organisation, QuartierszentrumPage

_TIME = re.compile(r"(?P<day>[A-Z]{2}|[\d-]{10})(?: (?P<start>[\d:]{5})-(?P<end>[\d:]{5}))?$")


def add_centre(builder: Builder, overview: Page, name: str) -> QuartierszentrumPage:
    """One centre and its offers; unconfirmed centres stay drafts."""
    facts = read(f"centres/{name}")
    offers, is_draft = facts.pop("angebote", []), facts.pop("is_draft", False)
    picture = facts.pop("picture", None)
    _spell_out(builder, facts)
    page = builder.make(QuartierszentrumPage, facts)
    page.show_in_menus = not is_draft
    page.teaser_image = builder.known["picture"].get(picture)
    centre = add(overview, page)
    centre = keep_as_draft(centre) if is_draft else publish(centre)
    builder.known["page"][name] = centre
    for offer in offers:
        _add_offer(builder, centre, offer)
    return centre


def _spell_out(builder: Builder, facts: Facts) -> None:
    """Short forms of lists, in place."""
    if "schwerpunkte" in facts:
        facts["schwerpunkte"] = [{"title": title} for title in facts["schwerpunkte"]]
    for name in ("traeger", "partner"):
        if name in facts:
            facts[name] = organisations(builder, facts[name])


def organisations(builder: Builder, names: list[str]) -> list[Facts]:
    """Rows that refer to organisations, which come into being when first named."""
    for name in names:
        builder.knows(name, Organisation.objects.get_or_create(name=name)[0])
    return [{"organisation": name} for name in names]


def _add_offer(builder: Builder, centre: QuartierszentrumPage, facts: Facts) -> None:
    facts = {**facts, "zeitfenster": [_slot(time) for time in facts.get("times", [])]}
    facts["belege"] = [{"fact_group": FactGroup.OFFER, **_take(facts, "source", "as_of", "note")}]
    facts["partner"] = organisations(builder, facts.get("partner", []))
    site = _site(centre, facts)
    facts.pop("times", None)
    facts.pop("site", None)
    offer = builder.make(AngebotPage, facts)
    offer.site_key = site.translation_key if site else None
    publish(add(centre, offer))
    builder.known[AngebotPage][f"{centre.slug}/{offer.slug}"] = offer


def _take(facts: Facts, *names: str) -> Facts:
    return {name: facts.pop(name) for name in names if name in facts}


def _site(centre: QuartierszentrumPage, facts: Facts) -> Any:
    """The named site; the main site when no other place is said."""
    if "site" in facts:
        return next(row for row in centre.standorte.all() if row.name == facts["site"])
    return None if "place_text" in facts else centre.main_site


def _slot(text: str) -> Facts:
    """Reads `MO 12:00-15:30` or `2024-06-22 14:00-19:00`, the times being optional."""
    match = _TIME.match(text)
    if match is None:
        raise ValueError(text)
    day, start, end = match["day"], match["start"], match["end"]
    when = (
        {"rhythm": Rhythm.WEEKLY, "weekday": day}
        if day.isalpha()
        else {"rhythm": Rhythm.ONCE, "date": day}
    )
    return {**when, "start": start, "end": end}
