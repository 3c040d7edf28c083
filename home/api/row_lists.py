"""Lists of what is no page of its own: rows, histories, days."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Schema

from home.api.answers import field_names, list_answer
from home.api.published import as_json
from home.representation.library import Context, settle

Objects = list[dict[str, Any]]


def represented(
    ctx: Context, rows: Sequence[Any], one: Callable[[Context, Any], dict[str, Any]]
) -> Objects:
    """Each row as `one` makes it, in the language of the reader."""
    with translation.override(ctx.language):
        return settle(ctx.library, lambda: [one(ctx, row) for row in rows])


def row_list(
    request: HttpRequest,
    parameters: Any,
    found: QuerySet[Any] | Sequence[Any],
    schema: type[Schema],
    represent: Callable[[Sequence[Any]], Objects],
) -> HttpResponse:
    """The part of what was found that a request asks for."""
    part = found[parameters.offset : parameters.offset + parameters.limit]
    return list_answer(
        request,
        [as_json(item) for item in represent(list(part))],
        count=found.count() if isinstance(found, QuerySet) else len(found),
        paging=parameters,
        narrow_to=field_names(parameters.fields, schema),
    )
