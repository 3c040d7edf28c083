"""The one way to search the public pages: the search page uses it, as other doors will."""

from modelsearch.backends.base import BaseSearchResults, EmptySearchResults
from wagtail.models import Locale, Page


def search_pages(query: str, language: str) -> BaseSearchResults:
    """Public pages of a language that hold the words of `query`, the best first."""
    locale = Locale.objects.filter(language_code=language).first()
    if not query.strip() or locale is None:
        return EmptySearchResults()
    pages = Page.objects.live().public().filter(locale=locale, depth__gt=1)
    return pages.specific().search(query)
