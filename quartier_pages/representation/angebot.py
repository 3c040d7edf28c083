"""An offer: what, for whom, where, and when in the next four weeks."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from home.representation.columns import columns, plain, rows
from home.representation.library import Context
from home.representation.links import page_link
from home.representation.pages import base_fields, register_loader, represent_now, represent_page
from quartier_pages.domain.termine import Termin, language_of_reason
from quartier_pages.models import AngebotPage, Ausfall
from quartier_pages.models.angebot import UPCOMING_DAYS
from quartier_pages.representation.rows import contact, partners, site, sources

SLOT_FIELDS = (
    "rhythm",
    "weekday",
    "interval",
    "nth",
    "date",
    "start",
    "end",
    "valid_from",
    "valid_until",
)


@represent_page.register
def _angebot(page: AngebotPage, ctx: Context) -> dict[str, Any]:
    """Times and other facts come from the source language, so that every language agrees."""
    facts: Any = page.source_page
    zentrum = page_link(ctx, page.zentrum_id)
    return {
        "zentrum": zentrum,
        **columns(ctx, facts, "kind", "status"),
        **columns(ctx, page, "short_text", "body"),
        **columns(ctx, facts, "audience", "age_from", "age_to", "languages"),
        **columns(ctx, page, "audience_note", "rhythm_note"),
        **columns(ctx, facts, "on_public_holidays", "in_school_holidays"),
        "zeitfenster": slots(ctx, facts),
        "ausfaelle": [_cancellation(ctx, row) for row in facts.ausfaelle.all()],
        # Rows of the centre's page: they are public when that page is.
        "site": site(ctx, page.site) if page.site and zentrum else None,
        "contact": contact(ctx, page.contact) if page.contact and zentrum else None,
        **columns(ctx, page, "place_text", "accessibility_note"),
        **columns(ctx, facts, "cost_kind"),
        **columns(ctx, page, "cost_note"),
        **columns(ctx, facts, "registration_kind"),
        **columns(ctx, page, "registration_note"),
        "partner": partners(page, ctx),
        "belege": sources(page, ctx),
        **base_fields(page, ctx),
    }


def _cancellation(ctx: Context, row: Ausfall) -> dict[str, Any]:
    return {
        **columns(ctx, row, "first_day", "last_day", "reason"),
        "reason_language": language_of_reason(row.reason),
    }


@represent_now.register
def _dates(page: AngebotPage, ctx: Context) -> dict[str, Any]:
    return {"termine": [termin(date) for date in upcoming(page, ctx)]}


def slots(ctx: Context, facts: AngebotPage) -> list[dict[str, Any]]:
    """The rules after which an offer takes place."""
    return rows(ctx, facts.zeitfenster, *SLOT_FIELDS)


def upcoming(page: AngebotPage, ctx: Context) -> list[Termin]:
    today = ctx.today
    return page.termine(today, today + timedelta(days=UPCOMING_DAYS))


def termin(date: Termin) -> dict[str, Any]:
    """One date, in local time and with its offset; without `start` only the day is known."""
    return {
        "day": plain(date.day),
        "start": plain(date.start),
        "end": plain(date.end),
        "starts_at": plain(date.starts_at),
        "ends_at": plain(date.ends_at),
        "cancelled": date.cancelled,
        "reason": date.reason,
        "reason_language": date.reason_language,
    }


def summary(ctx: Context, page: AngebotPage) -> dict[str, Any] | None:
    """An offer in a list; None when it is not public."""
    link = page_link(ctx, page.pk)
    if link is None:
        return None
    facts: Any = page.source_page
    taking_place = (date for date in upcoming(page, ctx) if not date.cancelled)
    following = next(taking_place, None)
    return {
        **link,
        **columns(ctx, facts, "kind", "audience"),
        **columns(ctx, page, "zentrum", "short_text", "rhythm_note"),
        "zeitfenster": slots(ctx, facts),
        "next_termin": termin(following) if following else None,
    }


def load_offers(pages: Any) -> Iterable[AngebotPage]:
    offers: list[AngebotPage] = pages.prefetch_related(
        "partner", "belege", "zentrum__standorte", "zentrum__kontakte"
    ).with_facts()
    return offers


register_loader(AngebotPage, load_offers)
