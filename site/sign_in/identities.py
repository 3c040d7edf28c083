"""Which account here belongs to somebody whom the provider knows."""

import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from sign_in.models import Identity
from sign_in.security_log import record

logger = logging.getLogger(__name__)


class RefusedError(Exception):
    """Nobody may sign in like this; the text is for the person at the keyboard."""


@transaction.atomic
def account_for(claims: Mapping[str, Any]) -> Any:
    """The account tied to this identity, or one that may be tied to it or made for it now."""
    identity = _known(claims)
    if identity:
        user = identity.user
    else:
        user = _by_email(claims) or _made_for(claims)
        if user is None:
            raise RefusedError(
                _("No account here is connected with this sign-in. Sign in with your password and "
                  "connect it under “Account”, or ask an administrator.")
            )  # fmt: skip
        _tie(user, claims)
    if not user.is_active:
        raise RefusedError(_("This account is closed. Ask an administrator."))
    _follow_groups(user, claims)
    return user


@transaction.atomic
def connect(user: Any, claims: Mapping[str, Any]) -> None:
    """Tie the account of somebody who is signed in to her identity at the provider."""
    identity = _known(claims)
    if identity is None:
        _tie(user, claims)
    elif identity.user_id != user.pk:
        raise RefusedError(_("This sign-in is already connected with another account."))


def _known(claims: Mapping[str, Any]) -> Identity | None:
    found = Identity.objects.filter(issuer=settings.OIDC_ISSUER, subject=claims["sub"])
    return found.select_related("user").first()


def _tie(user: Any, claims: Mapping[str, Any]) -> None:
    Identity.objects.create(user=user, issuer=settings.OIDC_ISSUER, subject=claims["sub"])
    record("sign_in.identity", user, user=user)


def _by_email(claims: Mapping[str, Any]) -> Any:
    """Only where the operator trusts the provider's addresses, and exactly one account has it."""
    email = claims.get("email")
    if not (settings.OIDC_LINK_BY_EMAIL and email and claims.get("email_verified") is True):
        return None
    found = list(get_user_model()._default_manager.filter(email__iexact=email)[:2])
    return found[0] if len(found) == 1 else None


def _made_for(claims: Mapping[str, Any]) -> Any:
    """A new account, without password and without any right."""
    if not settings.OIDC_CREATE_ACCOUNTS:
        return None
    model: Any = get_user_model()
    verified = claims.get("email_verified") is True
    return model.objects.create_user(
        _free_name(str(claims.get("preferred_username") or claims["sub"])),
        email=claims.get("email", "") if verified else "",
        first_name=str(claims.get("given_name", ""))[:150],
        last_name=str(claims.get("family_name", ""))[:150],
    )


def _free_name(wanted: str) -> str:
    base = slugify(wanted)[:100] or "konto"
    taken = get_user_model()._default_manager.filter(username__startswith=base)
    names = set(taken.values_list("username", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(names) + 3))
    return base if base not in names else next(name for name in numbered if name not in names)


def _follow_groups(user: Any, claims: Mapping[str, Any]) -> None:
    """With OIDC_GROUPS_CLAIM the provider decides on groups: those it names that exist here."""
    if not settings.OIDC_GROUPS_CLAIM:
        return
    names = claims.get(settings.OIDC_GROUPS_CLAIM)
    if not isinstance(names, list):
        # A mistake in the provider's configuration must not take everybody's rights.
        logger.warning("The provider sent no list in the claim %s", settings.OIDC_GROUPS_CLAIM)
        return
    user.groups.set(Group.objects.filter(name__in=[str(name) for name in names]))
