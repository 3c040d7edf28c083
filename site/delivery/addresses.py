"""Where a public path leads: to a page, to a view, on to another one, or to what is gone."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.db.models import F
from django.db.models.functions import Length
from django.http import HttpRequest
from wagtail.contrib.redirects.models import Redirect

from delivery.models import Document
from delivery.paths import normal_path
from delivery.routes import Route, find_route
from home.api.published import ORIGIN, detail_url, door_of_origin, localized
from home.representation.library import Context, Library, settle
from home.representation.links import exact_link


def resolve(request: HttpRequest, path: str) -> dict[str, Any] | None:
    """What a path leads to; None when nothing is known of it.

    In the order in which the site itself looks: redirects are for what it does not find.
    """
    rows = Document.objects.filter(path=normal_path(path)).order_by("-version")
    library = Library(door_of_origin())
    public = library.public_pages.values("pk")
    living = rows.filter(body__isnull=False, page_id__in=public).first()
    if living:
        return _answer("page", living, living.html_url)
    route = find_route(request, library, path)
    if route:
        return _on_the_way(request, route) if route.leads_to else _view(route)
    return _redirect(library, path) or _gone(rows.first())


def _view(route: Route) -> dict[str, Any]:
    page = route.page
    return {
        "kind": "view",
        "id": page.pk if page else None,
        "type": page.specific_class._meta.label if page else None,
        "locale": route.locale,
        "html_url": f"{ORIGIN}{route.address}",
        "detail_url": detail_url(page.pk) if page else None,
        "is_permanent": None,
    }


def _on_the_way(request: HttpRequest, route: Route) -> dict[str, Any] | None:
    """A redirect of the site itself, with what it leads to."""
    target = resolve(request, route.leads_to)
    if target is None:
        return None
    return target | {"kind": "redirect", "is_permanent": route.is_permanent}


def _answer(kind: str, row: Document, html_url: str | None = None) -> dict[str, Any]:
    return {
        "kind": kind,
        "id": row.page_id,
        "type": row.type,
        "locale": row.locale,
        "html_url": html_url,
        "detail_url": detail_url(row.page_id) if html_url else None,
        "is_permanent": None,
    }


def _gone(row: Document | None) -> dict[str, Any] | None:
    return _answer("gone", row) if row else None


def _redirect(library: Library, path: str) -> dict[str, Any] | None:
    known = Redirect.get_for_site(library.door.site)
    # As Wagtail does: with the query, then without it.
    try:
        paths = {Redirect.normalise_path(one) for one in (path, re.split("[?#]", path)[0])}
    except ValueError:  # what looks like the host of an address, and is none
        return None
    redirect = (
        known.filter(old_path__in=paths)
        .order_by(Length("old_path").desc(), F("site").desc(nulls_last=True))
        .first()
    )
    if redirect is None:
        return None
    page_id = redirect.redirect_page_id
    link = None
    if page_id:
        locale = redirect.redirect_page.locale
        link = settle(library, lambda: exact_link(Context(library, locale), page_id))
        if link is None or link["html_url"] is None:  # the page it leads to is not public
            return None
    url = link["html_url"] if link else redirect.redirect_link
    return {
        "kind": "redirect",
        "id": page_id,
        "type": link["type"] if link else None,
        "locale": link["locale"] if link else None,
        "html_url": url if link else _as_browsers_go(path, url),
        "detail_url": link["detail_url"] if link else None,
        "is_permanent": redirect.is_permanent,
    }


def _as_browsers_go(path: str, link: str) -> str:
    """Where a link leads from a path of the site; `//` is another host, in the scheme of ours."""
    if link.startswith("//"):
        return f"{urlsplit(localized(ORIGIN)).scheme}:{link}"
    return urljoin(f"{ORIGIN}{path}", link)
