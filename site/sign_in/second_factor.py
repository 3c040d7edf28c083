"""The second factor: an app that shows codes, and recovery codes on paper for when it is lost."""

from base64 import b32encode
from io import BytesIO
from typing import Any

import segno
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import Page
from wagtail.permissions import policy_registry

RECOVERY_CODES = 10
# In the session: this person has shown both factors, or the provider vouches for it.
_SHOWN = "sign_in.second_factor"


def is_set_up(user: Any) -> bool:
    return bool(TOTPDevice.objects.devices_for_user(user, confirmed=True).exists())


def is_required(user: Any) -> bool:
    """Whether this installation lets nobody like her work without one."""
    match settings.SECOND_FACTOR:
        case "required":
            return True
        case "office":
            # Whoever can put something before the public, or hand out rights.
            pages = policy_registry.get_by_type(Page)
            return user.has_perm("auth.change_group") or pages.user_has_permission(user, "publish")
    return False


def mark_shown(session: SessionBase) -> None:
    session[_SHOWN] = True


def forget_shown(session: SessionBase) -> None:
    session.pop(_SHOWN, None)


def was_shown(session: SessionBase) -> bool:
    return bool(session.get(_SHOWN))


def accepts(user: Any, code: str) -> bool:
    """Whether the code is right, now, for the first time; wrong ones slow down the next try."""
    code = "".join(code.split()).lower()
    model = TOTPDevice if code.isdecimal() else StaticDevice
    with transaction.atomic():
        devices = model.objects.devices_for_user(user, confirmed=True).select_for_update()
        return any(device.verify_token(code) for device in devices)


@transaction.atomic
def set_up(user: Any, key: str, code: str) -> list[str] | None:
    """Take the app with this key as second factor; answers with recovery codes, if it fits."""
    device = TOTPDevice(user=user, name="app", key=key, confirmed=True)
    device.save()
    if not device.verify_token("".join(code.split())):
        device.delete()
        return None
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    return renew_recovery_codes(user)


@transaction.atomic
def renew_recovery_codes(user: Any) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery", confirmed=True)
    codes = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


@transaction.atomic
def remove(user: Any) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def recovery_codes_left(user: Any) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


def qr_code(user: Any, key: str) -> str:
    """What the app photographs, as inline SVG."""
    out = BytesIO()
    address = TOTPDevice(user=user, key=key).config_url
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", scale=5, border=4, light="#fff", xmldecl=False, svgns=False
    )
    return out.getvalue().decode()


def typed_key(key: str) -> str:
    """The key for those who cannot photograph it, in groups of four."""
    text = b32encode(bytes.fromhex(key)).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
