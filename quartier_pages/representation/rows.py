"""Rows that several page types have."""

from typing import Any
from urllib.parse import quote

from wagtail.models import Page

from home.representation.columns import columns, rows
from home.representation.library import Context
from home.representation.links import page_url

SOURCE_FIELDS = ("fact_group", "title", "url", "as_of", "verified", "note")
SITE_FIELDS = (
    "translation_key",
    "kind",
    "name",
    "status",
    "since",
    "building",
    "street",
    "house_number",
    "postcode",
    "city",
    "district",
    "latitude",
    "longitude",
    "geo_precision",
    "opening_hours",
    "accessibility_features",
    "accessibility_checked",
    "accessibility_note",
    "public_transport",
)
CONTACT_FIELDS = ("translation_key", "role", "phone", "email", "website", "note")


def sources(page: Page, ctx: Context) -> list[dict[str, Any]]:
    """Where the facts of a page come from."""
    return rows(ctx, page.belege, *SOURCE_FIELDS)


def pdf_url(page: Any, ctx: Context) -> str | None:
    """Where a page is to be had as PDF; of a draft there is none."""
    address = page_url(ctx.door, page)
    return f"{address}{quote(page.pdf_name)}" if page.live and address else None


def partners(page: Any, ctx: Context) -> list[dict[str, Any]]:
    return rows(ctx, page.partner, "organisation")


def site(ctx: Context, row: Any) -> dict[str, Any]:
    """A site of a centre; its translation key is its identity in every language."""
    return columns(ctx, row, *SITE_FIELDS)


def contact(ctx: Context, row: Any) -> dict[str, Any]:
    """A contact of a centre, by role; its translation key is its identity in every language."""
    return columns(ctx, row, *CONTACT_FIELDS)
