"""Keeps drafts from those who do not edit the page: Wagtail lets every editor read all titles."""

from typing import Any, cast

from django.db.models import Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

_EDITING = {"add", "change", "publish"}


def sees_draft(user: Any, page: Page) -> bool:
    """Whether somebody works on a page, so that its draft is no secret."""
    return bool(_policy().user_has_any_permission_for_instance(user, _EDITING, page))


def known_to(user: Any, pages: Any) -> Any:
    """Those of a page queryset that are public or that the user works on."""
    if user.is_superuser:
        return pages
    known = Q(live=True)
    for right in _policy().get_cached_permissions_for_user(user):
        if right.permission.codename.removesuffix("_page") in _EDITING:
            known |= Q(path__startswith=right.page.path)
    return pages.filter(known)


def hide_draft_title(user: Any, page: Page) -> Page:
    """The page with the title that the public knows, unless the user works on it."""
    if not sees_draft(user, page):
        page.draft_title = page.title
    return page


def _policy() -> PagePermissionPolicy:
    return cast(PagePermissionPolicy, policy_registry.get_by_type(Page))
