"""The one way to search the public pages: the search page uses it, as other doors will."""

from wagtail.models import Page
from modelsearch.backends.base import BaseSearchResults, EmptySearchResults


def search_pages(query: str, language: str) -> BaseSearchResults:
    """Public pages of a language that hold the words of `query`, the best first."""
    query = query.strip()
    if not query:
        return EmptySearchResults()
    pages = Page.objects.live().public().filter(locale__language_code=language, depth__gt=1)
    return pages.specific().search(query)
