"""Who did what with accounts and rights, in Wagtail's log and on standard error.

Wagtail logs each change of content; what is added here has actions that begin with `sign_in.`
"""

import json
import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import APIToken, ModelLogEntry

from access.models import Token
from sign_in.addresses import client_address

logger = logging.getLogger("sign_in.security")

ACTIONS = {
    "sign_in.success": gettext_lazy("Signed in"),
    "sign_in.failure": gettext_lazy("Failed sign-in"),
    "sign_in.locked": gettext_lazy("Locked out"),
    "sign_in.unlocked": gettext_lazy("Lock lifted"),
    "sign_in.second_factor.on": gettext_lazy("Second factor set up"),
    "sign_in.second_factor.off": gettext_lazy("Second factor removed"),
    "sign_in.second_factor.reset": gettext_lazy("Second factor reset"),
    "sign_in.second_factor.codes": gettext_lazy("New recovery codes"),
    "sign_in.password": gettext_lazy("Password changed"),
    "sign_in.rights": gettext_lazy("Rights changed"),
    "sign_in.identity": gettext_lazy("Connected with the identity provider"),
    "sign_in.export": gettext_lazy("List exported"),
}


def record(
    action: str,
    instance: Any,
    *,
    request: HttpRequest | None = None,
    user: Any = None,
    title: str | None = None,
    **data: Any,
) -> None:
    """Log what happened to `instance`; never give this a password, code or key."""
    if request is not None:
        data["address"] = client_address(request)
    entry = log(instance, action, user=user, title=title, data=data)
    by = entry.user.get_username() if entry.user_id and entry.user else None
    logger.info("%s %s", action, json.dumps({"by": by, "on": entry.label, **data}))


def entries() -> QuerySet[ModelLogEntry]:
    """What belongs in the security log: ours, and what Wagtail says of accounts and tokens."""
    kinds = ContentType.objects.get_for_models(get_user_model(), Group, Token, APIToken).values()
    found: QuerySet[ModelLogEntry] = ModelLogEntry.objects.filter(
        Q(action__startswith="sign_in.") | Q(content_type__in=kinds)
    )
    return found


def purge() -> int:
    """Delete what is older than it may be kept."""
    limit = timezone.now() - timedelta(days=settings.SECURITY_LOG_DAYS)
    return int(entries().filter(timestamp__lt=limit).delete()[0])


class Formatter(LogFormatter):
    """Says in the history of a thing what was done, with the details that there are."""

    def format_message(self, entry: ModelLogEntry) -> str:
        return " ".join([str(self.label), *details(entry)])


# As the form of an account calls them.
_FLAGS = {"is_active": gettext_lazy("Active"), "is_superuser": gettext_lazy("Administrator")}


def details(entry: ModelLogEntry) -> list[str]:
    """The particulars of an entry that somebody can read."""
    data = entry.data
    parts = [f"+ {_FLAGS.get(name, name)}" for name in data.get("added", [])]
    parts += [f"− {_FLAGS.get(name, name)}" for name in data.get("removed", [])]  # noqa: RUF001 (a minus)
    if path := data.get("path"):
        parts.append(path)
    if data.get("provider"):
        parts.append(_("(by the identity provider)"))
    return parts


def register(actions: LogActionRegistry) -> None:
    for action, label in ACTIONS.items():
        formatter = type("_Formatter", (Formatter,), {"label": label})
        actions.register_action(action)(formatter)
