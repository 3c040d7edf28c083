"""What views may show of the pages: public, of this site, in the language of the address."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Site

from home.visibility import everybody_sees, of_site
from quartier_pages.models import QuartierszentrumPage


def public(request: HttpRequest, pages: Any) -> Any:
    """Those of a page queryset that visitors of this address may see."""
    site = Site.find_for_request(request)
    if site is None:
        return pages.none()
    pages = of_site(everybody_sees(pages), site)
    return pages.filter(locale__language_code=get_language() or "")


def centres(request: HttpRequest) -> dict[int, QuartierszentrumPage]:
    """The public centres with their sites, by number, in the order of the tree."""
    found = public(request, QuartierszentrumPage.objects.all()).order_by("path")
    found = found.select_related("locale", "alias_of__locale").prefetch_related("standorte")
    return {zentrum.pk: zentrum for zentrum in found}
