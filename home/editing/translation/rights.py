"""Who may translate what: by the rights to pages, never by the name of a group."""

from collections.abc import Iterable
from typing import Any, cast

from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from home.editing.rights.drafts import known_to
from home.editing.translation.states import source_locale, target_locales

TRANSLATE = "wagtail_localize.submit_translation"


def may_translate(user: Any) -> bool:
    return bool(user.has_perm(TRANSLATE))


def editable_pages(user: Any) -> Any:
    """The pages of all languages whose text somebody may change."""
    policy = cast(PagePermissionPolicy, policy_registry.get_by_type(Page))
    return policy.instances_user_has_permission_for(user, "change")


def languages_of(user: Any) -> list[Locale]:
    """The languages into which somebody translates: those with a page to change."""
    known = set(editable_pages(user).order_by().values_list("locale_id", flat=True).distinct())
    return [locale for locale in target_locales() if locale.pk in known]


def german_pages(user: Any) -> Any:
    """The pages to translate, without the drafts of others."""
    return known_to(user, Page.objects.filter(depth__gt=1, locale=source_locale()))


def editable_ids(user: Any, pages: Iterable[int]) -> set[int]:
    """Those of some pages that somebody may change."""
    return set(editable_pages(user).filter(pk__in=pages).values_list("pk", flat=True))
