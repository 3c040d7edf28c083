"""Lists of pages: public, in one language, searched, ordered, one part of them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Schema
from wagtail.models import Locale, Page

from home.api.answers import field_names, list_answer
from home.api.ordering import ordered_rows
from home.api.parameters import PAGE_ORDERS, ListParameters
from home.api.published import door_of_origin, read
from home.representation.library import Context, Library

# The ids of the pages that hold some words, in a language.
Find = Callable[[str, str], QuerySet[Any, Any]]


def _nothing(_words: str, _locale: str) -> QuerySet[Any, Any]:
    """Until somebody who can search says so with `find_with`."""
    return Page.objects.none().values("pk")


_find: Find = _nothing


def find_with(finder: Find) -> None:
    """Have lists searched by somebody who keeps an index."""
    global _find
    _find = finder


def reader(locale: str) -> Context:
    """Who reads the site in a language."""
    language = Locale.objects.filter(language_code=locale).first() or Locale.get_default()
    return Context(Library(door_of_origin()), language)


def public(pages: QuerySet[Any], locale: str, library: Library | None = None) -> QuerySet[Any]:
    """The pages that everybody may see, in a language."""
    visible = (library or Library(door_of_origin())).public_pages
    return pages.filter(pk__in=visible.values("pk"), locale__language_code=locale)


def page_list(
    request: HttpRequest,
    parameters: ListParameters,
    pages: QuerySet[Any],
    schema: type[Schema],
    *,
    orders: Mapping[str, str] = MappingProxyType({}),
    default_order: tuple[str, ...] = ("path",),
) -> HttpResponse:
    """The part of these pages that a request asks for.

    `orders` names what one may sort by beside what every page has, as parameter: lookup.
    """
    ids = matching_ids(parameters, pages, orders, default_order)
    part = list(ids[parameters.offset : parameters.offset + parameters.limit])
    bodies = read(part)
    return list_answer(
        request,
        [bodies[pk].in_format(parameters.rich_text) for pk in part if pk in bodies],
        count=ids.count(),
        paging=parameters,
        narrow_to=field_names(parameters.fields, schema),
    )


def matching_ids(
    parameters: ListParameters,
    pages: QuerySet[Any],
    orders: Mapping[str, str] = MappingProxyType({}),
    default_order: tuple[str, ...] = ("path",),
) -> QuerySet[Any, int]:
    """Ids of all pages that a request asks for, in its order."""
    found = public(pages, parameters.locale)
    if parameters.changed_since:
        found = found.filter(last_published_at__gte=parameters.changed_since)
    if parameters.q is not None:
        found = found.filter(pk__in=_find(parameters.q, parameters.locale))
    known = {**{name: name for name in PAGE_ORDERS}, **orders}
    wanted = parameters.order
    default = (*default_order, "pk") if wanted is None else ("pk",)
    return ordered_rows(found, wanted, known, *default).values_list("pk", flat=True)
