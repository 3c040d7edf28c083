"""Who wants to be told, and what was or is to be told to them."""

import base64
import secrets
from datetime import datetime, timedelta

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.fields import ChoiceListField
from webhooks.events import EVENTS, TEST_EVENT

OLD_SECRET_LASTS = timedelta(hours=24)

PENDING = "pending"
DELIVERED = "delivered"
FAILED = "failed"
OBSOLETE = "obsolete"
STATES = [
    (PENDING, _("waiting")),
    (DELIVERED, _("delivered")),
    (FAILED, _("failed")),
    (OBSOLETE, _("no longer applies")),
]


def new_secret() -> str:
    """A key in the form that Standard Webhooks libraries expect."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def new_event_id() -> str:
    return f"msg_{secrets.token_hex(16)}"


class Endpoint(models.Model):
    """A site that is told when public content changes."""

    name = models.CharField(_("receiver"), max_length=100)
    url = models.URLField(_("address"), max_length=500)
    events = ChoiceListField(
        _("events"), choices=EVENTS, blank=True, help_text=_("None chosen: all of them.")
    )
    page_types = models.JSONField(_("only page types"), default=list, blank=True)
    locale = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("only language"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    secret = models.CharField(max_length=100, default=new_secret, editable=False)
    old_secret = models.CharField(max_length=100, blank=True, editable=False)
    old_secret_until = models.DateTimeField(null=True, editable=False)
    active = models.BooleanField(_("switched on"), default=True)
    disabled_reason = models.CharField(max_length=300, blank=True, editable=False)
    failures_in_a_row = models.PositiveIntegerField(default=0, editable=False)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def wants(self, event_type: str, page_type: str, locale_id: int) -> bool:
        return (
            (not self.events or event_type in self.events)
            and (not self.page_types or page_type in self.page_types)
            and self.locale_id in (None, locale_id)
        )

    def valid_secrets(self, now: datetime) -> list[str]:
        """The secret and, for a day after it was renewed, the one before it."""
        if self.old_secret_until and now < self.old_secret_until:
            return [self.secret, self.old_secret]
        return [self.secret]

    def renew_secret(self) -> None:
        self.old_secret, self.secret = self.secret, new_secret()
        self.old_secret_until = timezone.now() + OLD_SECRET_LASTS
        self.save(update_fields=["secret", "old_secret", "old_secret_until"])

    @property
    def event_labels(self) -> str:
        known = dict(EVENTS)
        labels = [str(known[event]) for event in self.events or []]
        return "; ".join(labels) if labels else str(_("all"))

    @property
    def page_type_labels(self) -> str:
        labels = [str(apps.get_model(name)._meta.verbose_name) for name in self.page_types or []]
        return ", ".join(labels) if labels else str(_("all"))

    @property
    def status_label(self) -> str:
        return str(_("switched on") if self.active else _("switched off"))

    def forget_failures(self) -> None:
        self.disabled_reason, self.failures_in_a_row = "", 0

    def switch_on(self) -> None:
        self.active = True
        self.forget_failures()
        self.save(update_fields=["active", "disabled_reason", "failures_in_a_row"])

    def switch_off(self, reason: str) -> None:
        self.active, self.disabled_reason = False, reason
        self.save(update_fields=["active", "disabled_reason"])


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, now: datetime) -> "DeliveryQuerySet":
        """Waiting for nothing but a worker; what a killed worker held is free again."""
        free = models.Q(claimed_until=None) | models.Q(claimed_until__lte=now)
        return self.filter(
            free, state=PENDING, next_attempt_at__lte=now, endpoint__active=True
        ).order_by("next_attempt_at", "pk")

    def endpoint_ids(self) -> list[int]:
        return list(self.order_by().values_list("endpoint_id", flat=True).distinct())


class Delivery(models.Model):
    """One event for one receiver: first a row of the outbox, later a line of the log."""

    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="deliveries")
    event_id = models.CharField(max_length=40, default=new_event_id, unique=True)
    event_type = models.CharField(max_length=30)
    page_id = models.PositiveBigIntegerField(null=True)
    payload = models.JSONField()
    state = models.CharField(max_length=10, choices=STATES, default=PENDING)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, default=timezone.now)
    claimed_until = models.DateTimeField(null=True)
    response_status = models.PositiveSmallIntegerField(null=True)
    response_excerpt = models.CharField(max_length=500, blank=True)
    error = models.CharField(max_length=300, blank=True)
    created = models.DateTimeField(default=timezone.now)
    last_attempt_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-created", "-pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(state=PENDING),
                name="webhooks_outbox",
            ),
            models.Index(fields=["endpoint", "-created"], name="webhooks_log"),
        ]

    def __str__(self) -> str:
        return f"{self.event_type} {self.event_id}"

    @property
    def is_test(self) -> bool:
        return self.event_type == TEST_EVENT

    @property
    def subject(self) -> str:
        """What it is about, in one line."""
        data: dict[str, str] = self.payload["data"]
        return data.get("title") or data.get("html_url") or ""

    @property
    def answer(self) -> str:
        """What the receiver said to the last attempt, or why it could not."""
        return self.error or " ".join(
            filter(None, [str(self.response_status or ""), self.response_excerpt])
        )

    def send_again(self) -> None:
        """Puts it back into the outbox, under its old id, with all attempts before it."""
        self.state, self.attempts, self.next_attempt_at = PENDING, 0, timezone.now()
        self.finished_at = None
        self.save(update_fields=["state", "attempts", "next_attempt_at", "finished_at"])
