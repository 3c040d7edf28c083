"""Two centres, an editor of the first, and the Geschäftsstelle."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.models import Site
from wagtail.users.models import UserProfile

from home.models import Role, RoleKey
from quartier_pages.domain.termine import WEEKDAYS
from quartier_pages.models import AngebotPage, QuartierszentrumPage
from tests.trees import build_offer, build_tree, build_zentrum, weekly


@dataclass
class Room:
    centre: QuartierszentrumPage
    other: QuartierszentrumPage
    offer: AngebotPage
    editor: Any
    office: Any

    @property
    def day(self) -> date:
        """The next date of the offer: a week from today, so never past during a test."""
        return timezone.localdate() + timedelta(days=7)

    def client(self, user: Any) -> Client:
        client = Client()
        client.force_login(get_user_model().objects.get(pk=user.pk))
        return client

    def fresh(self) -> AngebotPage:
        return AngebotPage.objects.get(pk=self.offer.pk)


@pytest.fixture
def room(db: Any) -> Room:
    tree = build_tree(Site.objects.get(is_default_site=True).root_page.specific)
    other = build_zentrum(tree.index, "Nord")
    day = timezone.localdate() + timedelta(days=7)
    offer = build_offer(
        tree.zentrum,
        [weekly(WEEKDAYS[day.weekday()])],
        title="Frühstück",
        on_public_holidays=True,
    )
    offer.save_revision().publish()
    return Room(
        tree.zentrum,
        other,
        AngebotPage.objects.get(pk=offer.pk),
        _person("editor", tree.zentrum.redaktion.group),
        _person("office", Role.group_of(RoleKey.OFFICE)),
    )


def _person(name: str, group: Any) -> Any:
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim")
    user.groups.add(group)
    UserProfile.objects.create(user=user, preferred_language="de")
    return user
