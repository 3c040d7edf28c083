"""What partners' tokens report to who looks after the technical side."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from access.models import State, Token
from home.editing.technical.panel import Matter

SOON = timedelta(days=30)


def report(request: HttpRequest) -> list[Matter] | None:
    """Hook: accesses that a partner is about to lose."""
    if not request.user.has_perm("access.change_token"):
        return None
    active = Token.objects.manageable_by(request.user).in_state(State.ACTIVE)
    return [
        Matter(
            _("API access “%(name)s” expires on %(day)s")
            % {"name": token.name, "day": date_format(timezone.localtime(token.expires_at))},
            reverse("api_access:edit", args=[token.pk]),
        )
        for token in active.filter(expires_at__lte=timezone.now() + SOON).order_by("expires_at")
    ]
