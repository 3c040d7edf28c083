"""What webhooks report to who looks after the technical side."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.editing.technical.panel import Matter
from webhooks.models import Delivery, Endpoint

# The worker tries again within minutes; what is due for so long has nobody who sends it.
OVERDUE = timedelta(hours=1)


def report(request: HttpRequest) -> list[Matter] | None:
    """Hook: receivers that no longer answer, and messages that nobody sends."""
    if not request.user.has_perm("webhooks.change_endpoint"):
        return None
    matters = [
        Matter(
            _("Webhook “%(name)s” was switched off: %(reason)s")
            % {"name": endpoint.name, "reason": endpoint.disabled_reason},
            reverse("webhooks:inspect", args=[endpoint.pk]),
        )
        for endpoint in Endpoint.objects.filter(active=False).exclude(disabled_reason="")
    ]
    if overdue := Delivery.objects.due(timezone.now() - OVERDUE).count():
        text = ngettext(
            "%(n)d message of a webhook has been due for over an hour: is there a worker?",
            "%(n)d messages of webhooks have been due for over an hour: is there a worker?",
            overdue,
        )
        matters.append(Matter(text % {"n": overdue}, reverse("webhooks:index")))
    return matters
