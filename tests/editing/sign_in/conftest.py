"""Accounts with a password, and a phone that shows codes."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import default_key

from sign_in import second_factor

PASSWORD = "richtig-langes-passwort"
LOGIN = "/admin/login/"


@pytest.fixture
def editor(db: None) -> Any:
    """Somebody who may enter the admin, and no more."""
    user = get_user_model().objects.create_user("editor", "editor@example.org", PASSWORD)
    group = Group.objects.create(name="Zimmer")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


@pytest.fixture
def editor_client(client: Any, editor: Any) -> Any:
    client.force_login(editor)
    return client


class Phone:
    """An authenticator app: each code is new, as if half a minute had passed."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.recovery_codes: list[str] = []
        self.steps = -1

    def code(self) -> str:
        # The server accepts the code before, the present and the next one.
        self.steps += 1
        assert self.steps <= 1, "time has to pass before there is another code"
        return f"{totp(bytes.fromhex(self.key), t0=-30 * self.steps):06d}"


@pytest.fixture
def phone(editor: Any, settings: Any) -> Phone:
    """The editor's second factor, set up; who types wrong need not wait for a second."""
    settings.OTP_TOTP_THROTTLE_FACTOR = settings.OTP_STATIC_THROTTLE_FACTOR = 0
    phone = Phone(default_key())
    phone.recovery_codes = second_factor.set_up(editor, phone.key, code_before(phone.key)) or []
    return phone


def code_before(key: str) -> str:
    return f"{totp(bytes.fromhex(key), t0=30):06d}"


def sign_in(client: Any, name: str = "editor", password: str = PASSWORD, **more: Any) -> Any:
    return client.post(LOGIN, {"username": name, "password": password, "next": "/admin/"}, **more)


def is_signed_in(client: Any) -> bool:
    return client.get("/admin/account/").status_code == 200
