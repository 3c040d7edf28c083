"""How the search page searches the public pages; API v2 has a filter of its own."""

from modelsearch.backends.base import BaseSearchResults, EmptySearchResults
from wagtail.models import Page, Site

from home.visibility import everybody_sees


def search_pages(query: str, language: str, site: Site | None) -> BaseSearchResults:
    """Public pages of a site in a language that hold the words of `query`, the best first."""
    root = _root_page(site, language)
    # What the databases take amiss: PostgreSQL the null character, SQLite a quotation mark.
    words = query.translate(str.maketrans('\x00"', "  ")).strip()
    if not words or root is None:
        return EmptySearchResults()
    pages = everybody_sees(Page.objects.all()).filter(locale_id=root.locale_id)
    pages = pages.descendant_of(root, inclusive=True).specific()
    # A result says which language it is in: an alias holds the text of the page it mirrors.
    pages = pages.select_related("locale", "alias_of__locale", for_specific_subqueries=True)
    return pages.search(words)


def _root_page(site: Site | None, language: str) -> Page | None:
    """The home page of a site in a language; pages of that language stand below it."""
    if site is None:
        return None
    homes = Page.objects.filter(translation_key=site.root_page.translation_key)
    return homes.filter(locale__language_code=language).first()
