"""Answers from JSON texts that are ready, and the headers that lists carry."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from wagtail.api.utils import get_base_url

from home.api.parameters import Paging, wrong_parameter
from home.api.published import ORIGIN, as_json

JSON = "application/json"
NARROWED = "application/vnd.quartier.narrowed+json"


def base_url(request: HttpRequest) -> str:
    """The address of the site, without a slash at its end."""
    return (get_base_url(request) or request.build_absolute_uri("/")).rstrip("/")


def localize(request: HttpRequest, text: str) -> str:
    """Put the address of the site where it was left open."""
    return text.replace(ORIGIN, base_url(request))


def text_answer(request: HttpRequest, text: str, content_type: str = JSON) -> HttpResponse:
    if content_type.startswith("text/"):
        content_type += "; charset=utf-8"
    return HttpResponse(localize(request, text).encode(), content_type=content_type)


def object_answer(request: HttpRequest, data: Any) -> HttpResponse:
    return text_answer(request, as_json(data))


def list_answer(
    request: HttpRequest,
    items: Sequence[str],
    *,
    count: int,
    paging: Paging,
    narrow_to: Sequence[str] | None = None,
    beside: Mapping[str, Any] = MappingProxyType({}),
) -> HttpResponse:
    """A part of a list: `{"count", "items"}` and what is said `beside`, with links around it."""
    if narrow_to is not None:
        items = [_narrowed(item, narrow_to) for item in items]
    more = "".join(f",{as_json(name)}:{as_json(value)}" for name, value in beside.items())
    body = f'{{"count":{count},"items":[{",".join(items)}]{more}}}'
    answer = text_answer(request, body, JSON if narrow_to is None else NARROWED)
    links = _links(request, count, paging.limit, paging.offset)
    if links:
        answer["Link"] = ", ".join(f'<{url}>; rel="{name}"' for name, url in links)
    return answer


def field_names(wanted: str | None, schema: type[Schema]) -> list[str] | None:
    """The fields that a request narrows objects to, checked; None for all."""
    if wanted is None:
        return None
    names = [name.strip() for name in wanted.split(",")]
    unknown = [name for name in names if name not in schema.model_fields]
    if unknown:
        what = f"Unknown field: '{', '.join(unknown)}'."
        raise wrong_parameter("fields", f"{what} Known: {', '.join(schema.model_fields)}.")
    return names


def _narrowed(item: str, names: Sequence[str]) -> str:
    data = json.loads(item)
    return as_json({name: data[name] for name in names})


def _links(request: HttpRequest, count: int, limit: int, offset: int) -> list[tuple[str, str]]:
    def at(start: int) -> str:
        query = request.GET.copy()
        query["offset"] = str(start)
        query["limit"] = str(limit)
        return f"{base_url(request)}{request.path}?{query.urlencode()}"

    links = []
    if offset + limit < count:
        links.append(("next", at(offset + limit)))
    if offset > 0:
        before = min(offset - limit, (count - 1) // limit * limit)
        links.append(("prev", at(max(0, before))))
    if count > limit:
        links += [("first", at(0)), ("last", at((count - 1) // limit * limit))]
    return links
