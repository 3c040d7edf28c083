"""The world, built once for this folder; what a test changes is undone after it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.editing.rights.world import World, build_world


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without the mark, pytest-django would not set up a test database for these tests."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="module")
def built(django_db_setup: Any, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def world(built: World, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield built
        transaction.set_rollback(True)
    cache.clear()
