"""Which pages everybody may see."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction


def everybody_sees(pages: Any) -> Any:
    """Those of a page queryset that are live and that nobody is kept from.

    An alias shows the text of another page, so what is private there is private here too. Wagtail
    asks for that when it serves a page, but not in its `public()`.
    """
    private, shown_elsewhere = Q(pk__in=[]), Q(pk__in=[])
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        private |= Q(path__startswith=path)
        shown_elsewhere |= Q(alias_of__path__startswith=path)
        shown_elsewhere |= Q(alias_of__alias_of__path__startswith=path)
    # By their paths, because search can filter by nothing of another page.
    aliases = Page.objects.filter(shown_elsewhere).values_list("path", flat=True)
    return pages.live().exclude(private | Q(path__in=list(aliases)))
