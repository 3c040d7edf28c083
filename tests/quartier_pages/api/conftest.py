"""Something of everything, on a known day."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.quartier_pages.api.support import DAY, fill
from tests.trees import Tree


@pytest.fixture(autouse=True)
def on_a_known_day(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()  # holds paths of other tests' sites
    monkeypatch.setattr(timezone, "localdate", lambda *_args: DAY)


@pytest.fixture
def content(tree: Tree) -> Tree:
    """Something of everything that the lists hold."""
    fill(tree.zentrum, "Chor")
    return tree
