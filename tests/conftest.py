"""Fixtures that every room's tests share: the languages, users and a small tree of pages."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from wagtail.models import Locale, Site

from tests.trees import Tree, build_tree


@pytest.fixture
def locales(db: None) -> dict[str, Locale]:
    """All site languages by code."""
    return {
        code: Locale.objects.get_or_create(language_code=code)[0]
        for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
    }


@pytest.fixture
def tree(db: None) -> Tree:
    """Home page, overview and one running centre with a main site and a contact."""
    return build_tree(Site.objects.get(is_default_site=True).root_page.specific)


@pytest.fixture
def admin(db: None) -> Any:
    return get_user_model().objects.create_superuser("admin", "admin@example.org", "secret")


@pytest.fixture
def admin_client(client: Any, admin: Any) -> Any:
    """A browser in which an administrator is logged in."""
    client.force_login(admin)
    return client
