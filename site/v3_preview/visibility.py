"""Which pages an answer may show: those of the public, and those that the token's user edits."""

from copy import copy
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import HttpRequest
from wagtail.api.validators import SiteFilterValidator
from wagtail.models import Page, PageQuerySet, Site
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from home.api.problems import ProblemError
from home.api.published import door_of_origin
from home.representation.library import Door, Library
from home.visibility import everybody_sees, of_site

EDITING = {"change", "publish"}
_LIBRARY = "_v3_preview_library"


def as_public(request: HttpRequest) -> HttpRequest:
    """The request as somebody sends it whom nobody knows: no user, no session."""
    stripped = copy(request)
    stripped.user = AnonymousUser()
    stripped.session = cast(Any, {})
    return stripped


def find_site(request: HttpRequest) -> Site:
    """The site of the request's host, or the one that `?site=` names."""
    wanted = SiteFilterValidator(site=request.GET.get("site"), request=request)
    try:
        site: Site | None = wanted.site_obj
    except ValueError as error:
        raise ProblemError(422, errors=[{"loc": ["query", "site"], "msg": str(error)}]) from error
    if site is None:
        raise ProblemError(404, "There is no site at this address.")
    return site


def address_publicly(request: HttpRequest) -> None:
    """Have Wagtail give pages the addresses that the other APIs give, not those of its sites.

    It keeps on the request where each site begins, and asks there for the address of any page.
    """
    default = door_of_origin().site
    request._wagtail_cached_site_root_paths = [  # type: ignore[attr-defined]
        root._replace(root_url=_base_url(default))
        if default and root.site_id == default.pk
        else root
        for root in Site.get_site_root_paths()
    ]


def _base_url(site: Site) -> str:
    address: str = settings.WAGTAILAPI_BASE_URL if site.is_default_site else site.root_url
    return address.rstrip("/")


def library(request: HttpRequest) -> Library:
    """What the answer to this request refers to."""
    found: Library | None = getattr(request, _LIBRARY, None)
    if found is None:
        site = find_site(request)
        door = Door(
            site=site,
            base_url=_base_url(site),
            detail_url=lambda _model, _pk: None,
            rich_text_format=request.GET.get("rich_text_format", "html"),
        )
        found = Library(door)
        setattr(request, _LIBRARY, found)
    return found


def editable_pages(user: Any, model: type[Model] = Page) -> PageQuerySet:
    """Pages of any site that a user may change or publish."""
    policy = cast(PagePermissionPolicy, policy_registry.get_by_type(Page)).for_model(model)
    pages: PageQuerySet = policy.instances_user_has_any_permission_for(user, EDITING)
    return pages


def visible_pages(request: HttpRequest, model: Any = Page) -> PageQuerySet:
    """Pages of the site, in every language, that the token's user may see."""
    seen = everybody_sees(model._default_manager) | editable_pages(request.user, model)
    pages: PageQuerySet = of_site(seen, find_site(request))
    return pages.select_related("content_type", "locale").order_by("pk")


def may_edit(request: HttpRequest, page: Page) -> bool:
    policy = cast(PagePermissionPolicy, policy_registry.get_by_type(Page))
    return bool(policy.user_has_any_permission_for_instance(request.user, EDITING, page))
