"""Which pages a site has, and which of them everybody may see."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction, Site

from home.per_request import remembered


def of_site(pages: Any, site: Site) -> Any:
    """Those of a page queryset that belong to a site, in every language."""
    return pages.filter(remembered(("pages of a site", site.pk), lambda: _inside(site)))


def _inside(site: Site) -> Q:
    inside = Q(pk__in=[])
    roots = Page.objects.filter(translation_key=site.root_page.translation_key)
    for path in roots.values_list("path", flat=True):
        inside |= Q(path__startswith=path)
    return inside


def shown_below(path: str) -> Q:
    """Pages at a place in the tree or under it, and the aliases elsewhere that show their text."""
    return Q(path__startswith=path) | _aliases_below(path)


def _aliases_below(path: str) -> Q:
    aliases = Q(alias_of__path__startswith=path)
    return aliases | Q(alias_of__alias_of__path__startswith=path)


def everybody_sees(pages: Any) -> Any:
    """Those of a page queryset that are live and that nobody is kept from.

    An alias shows the text of another page, so what is private there is private here too. Wagtail
    asks for that when it serves a page, but not in its `public()`.
    """
    return pages.live().exclude(remembered("private pages", _private))


def _private() -> Q:
    private, shown_elsewhere = Q(pk__in=[]), Q(pk__in=[])
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        private |= Q(path__startswith=path)
        shown_elsewhere |= _aliases_below(path)
    # By their paths, because search can filter by nothing of another page.
    aliases = Page.objects.filter(shown_elsewhere).values_list("path", flat=True)
    return private | Q(path__in=list(aliases))
