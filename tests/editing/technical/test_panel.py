"""The dashboard says what asks for a hand, to those only who can lend one."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from access.models import Token
from home.models import Role, RoleKey
from tests.html import compact
from webhooks.models import Delivery, Endpoint

pytestmark = pytest.mark.django_db
HEADING = "Technisches"


def dashboard_of(role: RoleKey) -> str:
    user = get_user_model().objects.create_user(role.value, "x@example.org", "geheim")
    user.groups.add(Role.group_of(RoleKey.EDITORS), Role.group_of(role))
    UserProfile.objects.create(user=user, preferred_language="de")
    client = Client()
    client.force_login(user)
    answer = client.get(reverse("wagtailadmin_home"))
    assert answer.status_code == 200
    return compact(answer.content.decode())


def trouble() -> list[str]:
    """Makes some of everything, and says how the panel puts it."""
    now = timezone.now()
    Endpoint.objects.create(
        name="Träger", url="https://a.example/", active=False, disabled_reason="antwortet nicht"
    )
    Endpoint.objects.create(name="Aus", url="https://b.example/", active=False)
    running = Endpoint.objects.create(name="Verein", url="https://c.example/")
    for age in (timedelta(hours=2), timedelta(minutes=1)):
        Delivery.objects.create(
            endpoint=running, event_type="test", payload={}, next_attempt_at=now - age
        )
    for name, days in {"Bald": 10, "Später": 90, "Vorbei": -1}.items():
        token = Token(name=name, contact_email="x@example.org", scopes=["read"])
        token.expires_at = now + timedelta(days=days)
        token.renew_key()
        token.save()
    get_user_model().objects.create_user("vergesslich")
    for name in ("vergesslich", "gibt-es-nicht"):
        AccessAttempt.objects.create(
            username=name,
            ip_address="192.0.2.1",
            attempt_time=now,
            failures_since_start=settings.AXES_FAILURE_LIMIT,
        )
    return [
        "Webhook „Träger“ wurde abgeschaltet: antwortet nicht",
        "1 Nachricht eines Webhooks ist seit über einer Stunde fällig",
        "API-Zugang „Bald“ läuft am",
        "vergesslich ist nach falschen Anmeldungen gesperrt",
    ]


def test_the_administration_reads_what_asks_for_a_hand() -> None:
    expected = trouble()
    shown = dashboard_of(RoleKey.ADMINISTRATION)
    assert [line for line in expected if line not in shown] == []
    others = ("„Aus“", "„Später“", "„Vorbei“", "gibt-es-nicht")
    assert [name for name in others if name in shown] == []


def test_the_administration_reads_that_all_is_well() -> None:
    shown = dashboard_of(RoleKey.ADMINISTRATION)
    assert HEADING in shown
    assert "Alles in Ordnung." in shown


@pytest.mark.parametrize("role", [RoleKey.OFFICE, RoleKey.TRANSLATION])
def test_others_read_nothing_of_it(role: Any) -> None:
    trouble()
    assert HEADING not in dashboard_of(role)
