"""Takes rows out of the outbox and sends them: at least once, each attempt by one worker only."""

import json
import logging
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import F, Min
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from standardwebhooks import Webhook
from wagtail.models import Page

from home.visibility import everybody_sees
from webhooks.events import TELLS_TITLE
from webhooks.models import (
    DELIVERED,
    FAILED,
    OBSOLETE,
    PENDING,
    Delivery,
    DeliveryQuerySet,
    Endpoint,
)
from webhooks.targets import TargetError, resolve
from webhooks.transport import Answer, TransportError, post

logger = logging.getLogger(__name__)

TIMEOUT = 10  # seconds for everything between connecting and the last byte
# Looking up the name comes on top of the timeout; who is not done by then is taken for dead.
LEASE = timedelta(minutes=2)
BACKOFF = [
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
]
MAX_ATTEMPTS = len(BACKOFF) + 1
FAILURES_UNTIL_OFF = 5
KEEP_LOG = timedelta(days=90)
LONGEST_NAP = timedelta(minutes=1)
GONE = 410


def deliver_due() -> list[Delivery]:
    """Sends everything that is due. Receivers take turns, so none waits for a slow one for long."""
    done: list[Delivery] = []
    while endpoints := Delivery.objects.due(timezone.now()).endpoint_ids():
        for endpoint_id in endpoints:
            rows = Delivery.objects.due(timezone.now()).filter(endpoint_id=endpoint_id)
            if delivery := claim(rows):
                attempt(delivery)
                done.append(delivery)
    return done


def claim(rows: DeliveryQuerySet) -> Delivery | None:
    """Takes the first of these rows that no other worker takes at the same time."""
    for row in rows.select_related("endpoint")[:10]:
        # One table and no subquery: PostgreSQL checks the conditions again once it has the row.
        unchanged = Delivery.objects.filter(
            pk=row.pk, state=row.state, attempts=row.attempts, claimed_until=row.claimed_until
        )
        row.last_attempt_at = timezone.now()
        row.claimed_until = row.last_attempt_at + LEASE
        row.attempts += 1
        taken = unchanged.update(
            attempts=row.attempts,
            claimed_until=row.claimed_until,
            last_attempt_at=row.last_attempt_at,
        )
        if taken:
            return row
    return None


def attempt(delivery: Delivery) -> None:
    """Sends a claimed row once and writes down what came of it."""
    with translation.override(settings.LANGUAGE_CODE):
        if _is_obsolete(delivery):
            _finish(delivery, OBSOLETE)
            return
        try:
            answer = _send(delivery)
        except (TargetError, TransportError) as error:
            _note_error(delivery, str(error))
        except Exception:
            # One message that cannot be sent must not keep the others from being sent.
            logger.exception("Message %s cannot be sent", delivery.event_id)
            _note_error(delivery, _("This message cannot be sent; the server's log says why."))
        else:
            delivery.response_status, delivery.response_excerpt = answer.status, answer.excerpt
            delivery.error = ""
            if 200 <= answer.status < 300:
                _finish(delivery, DELIVERED)
                return
        _attempt_failed(delivery)


def _note_error(delivery: Delivery, error: str) -> None:
    delivery.response_status, delivery.response_excerpt = None, ""
    delivery.error = error[:300]


def _is_obsolete(delivery: Delivery) -> bool:
    """A title is told only as long as everybody may see it, even if the news is old by now."""
    if delivery.event_type not in TELLS_TITLE:
        return False
    return not everybody_sees(Page.objects.all()).filter(pk=delivery.page_id).exists()


def _send(delivery: Delivery) -> Answer:
    target = resolve(delivery.endpoint.url)
    body = json.dumps(delivery.payload, ensure_ascii=False, separators=(",", ":"))
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "quartierszentren-cms",
        **signed(delivery.endpoint, delivery.event_id, body),
    }
    return post(target, body.encode(), headers, TIMEOUT)


def signed(endpoint: Endpoint, event_id: str, body: str) -> dict[str, str]:
    """The headers of Standard Webhooks, with one signature per valid secret."""
    now = datetime.now(UTC)
    signatures = [
        Webhook(secret).sign(event_id, now, body) for secret in endpoint.valid_secrets(now)
    ]
    return {
        "webhook-id": event_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def _attempt_failed(delivery: Delivery) -> None:
    is_gone = delivery.response_status == GONE
    if is_gone or delivery.is_test or delivery.attempts >= MAX_ATTEMPTS:
        _finish(delivery, FAILED)
    else:
        delivery.next_attempt_at = timezone.now() + BACKOFF[delivery.attempts - 1]
        _write_down(delivery)
    if is_gone:
        delivery.endpoint.switch_off(_("The receiver answered 410: it wants no more messages."))


def _finish(delivery: Delivery, state: str) -> None:
    delivery.state, delivery.next_attempt_at = state, None
    delivery.finished_at = timezone.now()
    if _write_down(delivery) and not delivery.is_test:
        _count_failures(delivery.endpoint, state)


def _count_failures(endpoint: Endpoint, state: str) -> None:
    if state == DELIVERED:
        Endpoint.objects.filter(pk=endpoint.pk).update(failures_in_a_row=0)
    elif state == FAILED:
        Endpoint.objects.filter(pk=endpoint.pk).update(failures_in_a_row=F("failures_in_a_row") + 1)
        endpoint.refresh_from_db(fields=["failures_in_a_row"])
        if endpoint.failures_in_a_row >= FAILURES_UNTIL_OFF:
            endpoint.switch_off(
                _("%(count)d messages in a row could not be delivered.")
                % {"count": endpoint.failures_in_a_row}
            )


def _write_down(delivery: Delivery) -> bool:
    """Frees the row, unless it was given to another worker in the meantime."""
    claimed_until, delivery.claimed_until = delivery.claimed_until, None
    fields = [
        "state",
        "next_attempt_at",
        "claimed_until",
        "response_status",
        "response_excerpt",
        "error",
        "finished_at",
    ]
    rows = Delivery.objects.filter(pk=delivery.pk, claimed_until=claimed_until)
    return bool(rows.update(**{name: getattr(delivery, name) for name in fields}))


def seconds_until_due() -> float | None:
    """How long a worker may sleep, at most a minute; None when nothing is waiting."""
    waiting = Delivery.objects.filter(state=PENDING, endpoint__active=True)
    free = Greatest("next_attempt_at", Coalesce("claimed_until", "next_attempt_at"))
    moment = waiting.aggregate(moment=Min(free))["moment"]
    if moment is None:
        return None
    return max(timedelta(), min(moment - timezone.now(), LONGEST_NAP)).total_seconds()


def purge() -> int:
    """Deletes what was finished long ago from the log."""
    old = Delivery.objects.exclude(state=PENDING).filter(finished_at__lt=timezone.now() - KEEP_LOG)
    return old.delete()[0]
