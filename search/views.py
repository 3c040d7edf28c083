"""The search page."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Page, Site

from home.languages import content_language
from home.views import public_view
from quartier_pages.api.v1.filters import centre_families
from quartier_pages.models import QuartierszentrumIndexPage, QuartierszentrumPage
from search import addresses
from search.facets import Choice, facets
from search.matching import is_literal
from search.query import Found, Narrowing
from search.suggestions import suggestions

RESULTS_PER_PAGE = 20


@public_view
def search(request: HttpRequest) -> HttpResponse:
    """Shows what was found for `?q=`, in the language of the address."""
    wanted = addresses.read(request)
    found = Found(
        wanted["q"], get_language() or "", Site.find_for_request(request), _narrowing(wanted)
    )
    context: dict[str, Any] = {"query": wanted["q"], "is_literal": is_literal()}
    if wanted["q"]:
        page_obj = Paginator(found, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
        context |= {
            "page_obj": page_obj,
            "query_string": _query_string(wanted) + "&",
            "is_narrowed": bool(wanted["art"] or wanted["zentrum"]),
            "facets": _facet_links(request, found, wanted),
            "corrections": _corrections(found),
            "suggestions": suggestions(found),
        }
    if not len(found):
        context["ways_on"] = _ways_on(found)
    return render(request, "search/search.html", context)


def _narrowing(wanted: dict[str, str]) -> Narrowing:
    kind, centre = wanted["art"], wanted["zentrum"]
    return Narrowing(
        type=addresses.type_of(kind) if kind else None,
        centres=frozenset(centre_families(centre)) if centre else None,
    )


def _query_string(wanted: dict[str, str], **changed: str) -> str:
    """Addresses say no more than what was chosen, so that they can be passed on."""
    query = QueryDict(mutable=True)
    query.update({name: text for name, text in (wanted | changed).items() if text})
    return query.urlencode()


def _facet_links(
    request: HttpRequest, found: Found, wanted: dict[str, str]
) -> list[dict[str, Any]]:
    """The facets that offer a choice, or were chosen from."""
    known = facets(found)
    shown: list[tuple[str, list[Choice], Callable[[str], str]]] = [
        ("art", known.types, addresses.slug_of),
        ("zentrum", known.centres, str),
    ]
    links = [
        {
            "name": name,
            "choices": [
                (choice, f"?{_query_string(wanted, **{name: called(choice.value)})}")
                for choice in choices
            ],
            "without": f"?{_query_string(wanted, **{name: ''})}" if wanted[name] else "",
        }
        for name, choices, called in shown
        if wanted[name] or len(choices) > 1
    ]
    others = [choice for choice in known.locales if not choice.is_chosen]
    if others:
        links.append({"name": "locale", "choices": _in_languages(request, others, wanted)})
    return links


def _in_languages(
    request: HttpRequest, choices: list[Choice], wanted: dict[str, str]
) -> list[tuple[Choice, str]]:
    return [
        (choice, f"{translate_url(request.path, choice.value)}?{_query_string(wanted)}")
        for choice in choices
    ]


def _corrections(found: Found) -> list[str]:
    """The words that were looked for beside words that nobody uses."""
    return list(dict.fromkeys(one.written for one in found.terms.corrections))[:3]


def _ways_on(found: Found) -> list[tuple[Page, str]]:
    """Where there is always something: the overview and the centres, with their languages."""
    pages = found.visible.filter(locale__language_code=found.locale)
    pages = pages.type(QuartierszentrumIndexPage, QuartierszentrumPage).order_by("path")
    pages = pages.select_related("locale", "alias_of__locale")
    return [(page, content_language(page)) for page in pages]
