"""Shared definitions as small objects."""

from typing import Any

from home.representation.columns import columns
from home.representation.library import Context
from home.representation.snippets import describe_snippet
from quartier_pages.models import Handlungsfeld, Indikator, Organisation


@describe_snippet.register
def _handlungsfeld(row: Handlungsfeld, ctx: Context) -> dict[str, Any]:
    return columns(ctx, row, "slug", "name")


@describe_snippet.register
def _indikator(row: Indikator, ctx: Context) -> dict[str, Any]:
    return columns(ctx, row, "slug", "name", "topic", "unit", "counting_method")


@describe_snippet.register
def _organisation(row: Organisation, ctx: Context) -> dict[str, Any]:
    return columns(ctx, row, "id", "name", "url")
