"""The demo, loaded once for this folder; what a test changes is undone after it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.quartier_pages.demo.support import State, load_demo, state


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist looks at the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process loads the demo for all of them.

    Without the mark, pytest-django would not set up a test database for these tests.
    """
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.django_db)
            item.add_marker(pytest.mark.xdist_group("demo"))


@pytest.fixture(scope="package")
def loaded(django_db_setup: Any, django_db_blocker: Any) -> Iterator[State]:
    """The demo; gives the state of the database before it."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = state()
        load_demo("--with-logins")
        yield before
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def demo(loaded: State, django_db_blocker: Any) -> Iterator[State]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield loaded
        transaction.set_rollback(True)
    cache.clear()
