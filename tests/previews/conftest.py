"""Drafts: never published, ahead of their public page, and filled to the last field."""

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import StandardPage
from tests.api.builders import Content, build_content
from tests.trees import Tree


@pytest.fixture
def unpublished(tree: Tree) -> StandardPage:
    """A page that was never public, with one draft."""
    page = tree.home.add_child(
        instance=StandardPage(title="Entwurf", slug="noch-geheim", lead="Alt", live=False)
    )
    page.lead = "Nur im Entwurf"
    page.save_revision()
    page.refresh_from_db()
    return page


@pytest.fixture
def content(db: None, settings: Any, tmp_path: Path) -> Content:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    with disable_reference_index_auto_update():
        return build_content()
