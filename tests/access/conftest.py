"""Who keeps tokens, and counts that begin at nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import caches


@pytest.fixture(autouse=True)
def fresh_counts() -> Iterator[None]:
    caches["throttle"].clear()
    yield
    caches["throttle"].clear()


@pytest.fixture
def editor(db: None) -> Any:
    """Somebody of the Redaktion, for whom a token may act."""
    user = get_user_model().objects.create_user("redaktion", "redaktion@example.org", "secret")
    user.groups.add(Group.objects.get(name="Redaktion"))
    return user


@pytest.fixture
def keeper(db: None) -> Any:
    """Somebody of the Administration, who keeps the tokens."""
    user = get_user_model().objects.create_user("keeper", "keeper@example.org", "secret")
    user.groups.add(Group.objects.get(name="Administration"))
    return user


@pytest.fixture
def keeper_client(client: Any, keeper: Any) -> Any:
    client.force_login(keeper)
    return client
