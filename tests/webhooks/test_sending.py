"""What arrives at a receiver, and what happens when it does not."""

import json
import socket
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from standardwebhooks import Webhook, WebhookVerificationError
from wagtail.models import PageViewRestriction

from webhooks import sending, transport
from webhooks.models import DELIVERED, FAILED, OBSOLETE, PENDING, Delivery, Endpoint
from webhooks.sending import BACKOFF, FAILURES_UNTIL_OFF, LEASE, MAX_ATTEMPTS, claim, deliver_due
from webhooks.transport import EXCERPT

pytestmark = pytest.mark.django_db


def make_due(delivery: Delivery, **fields) -> None:
    fields = {"next_attempt_at": timezone.now() - timedelta(seconds=1), **fields}
    Delivery.objects.filter(pk=delivery.pk).update(**fields)


def another(endpoint: Endpoint) -> Delivery:
    return Delivery.objects.create(
        endpoint=endpoint, event_type="page.deleted", payload={"type": "page.deleted", "data": {}}
    )


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def test_a_message_can_be_verified(receiver, endpoint, delivery):
    deliver_due()
    (message,) = receiver.messages
    assert message.verified_with(endpoint.secret) == delivery.payload
    assert message.id == delivery.event_id
    assert message.headers["content-type"] == "application/json"
    assert receiver.paths == ["/hooks?site=1"]
    with pytest.raises(WebhookVerificationError):
        message.verified_with(Endpoint(secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").secret)


def test_a_renewed_secret_leaves_the_old_one_a_day(receiver, endpoint, delivery):
    old = endpoint.secret
    endpoint.renew_secret()
    deliver_due()
    (message,) = receiver.messages
    assert endpoint.secret != old
    assert message.verified_with(old) == message.verified_with(endpoint.secret)

    endpoint.old_secret_until = timezone.now()
    endpoint.save()
    another(endpoint)
    deliver_due()
    assert receiver.messages[1].verified_with(endpoint.secret)
    with pytest.raises(WebhookVerificationError):
        receiver.messages[1].verified_with(old)


@pytest.mark.parametrize("status", [200, 201, 204])
def test_success_is_written_down(receiver, delivery, status):
    receiver.status, receiver.body = status, b"" if status == 204 else b"danke"
    receiver.headers = {"Content-Type": "text/plain"}
    deliver_due()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.response_status) == (DELIVERED, 1, status)
    assert delivery.response_excerpt == receiver.body.decode()
    assert delivery.next_attempt_at is delivery.claimed_until is None
    assert deliver_due() == []


@pytest.mark.parametrize("status", [301, 302, 307, 400, 401, 404, 429, 500, 503])
def test_everything_else_is_tried_again(receiver, delivery, status):
    receiver.status = status
    receiver.headers = {"Location": receiver.url.replace("/hooks", "/elsewhere")}
    deliver_due()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.response_status) == (PENDING, 1, status)
    assert len(receiver.paths) == 1  # nobody followed the redirect


def test_waiting_grows_until_the_message_is_given_up(receiver, endpoint, delivery):
    receiver.status = 500
    waits = []
    for _attempt in range(MAX_ATTEMPTS):
        make_due(delivery)
        started = timezone.now()
        deliver_due()
        delivery.refresh_from_db()
        waits.append(delivery.next_attempt_at and delivery.next_attempt_at - started)
    assert [wait and round(wait.total_seconds()) for wait in waits] == [
        *(step.total_seconds() for step in BACKOFF),
        None,
    ]
    assert (delivery.state, delivery.attempts) == (FAILED, MAX_ATTEMPTS)
    assert {message.id for message in receiver.messages} == {delivery.event_id}
    endpoint.refresh_from_db()
    assert endpoint.active


def test_gone_switches_the_receiver_off_at_once(receiver, endpoint, delivery):
    receiver.status = 410
    other = another(endpoint)
    deliver_due()
    endpoint.refresh_from_db()
    states = sorted(Delivery.objects.values_list("state", flat=True))
    assert (endpoint.active, "410" in endpoint.disabled_reason) == (False, True)
    assert (states, len(receiver.messages)) == ([FAILED, PENDING], 1)
    receiver.status = 204
    endpoint.switch_on()
    deliver_due()
    assert Delivery.objects.filter(state=DELIVERED).get() in (delivery, other)


def fail_for_good(endpoint: Endpoint) -> None:
    make_due(another(endpoint), attempts=MAX_ATTEMPTS - 1)
    deliver_due()
    endpoint.refresh_from_db()


def test_failures_in_a_row_switch_the_receiver_off(receiver, endpoint):
    receiver.status = 500
    for _message in range(FAILURES_UNTIL_OFF - 1):
        fail_for_good(endpoint)
    receiver.status = 200
    another(endpoint)
    deliver_due()
    receiver.status = 500
    for _message in range(FAILURES_UNTIL_OFF - 1):
        fail_for_good(endpoint)
    assert endpoint.active
    fail_for_good(endpoint)
    assert (endpoint.active, str(FAILURES_UNTIL_OFF) in endpoint.disabled_reason) == (False, True)


def test_a_slow_receiver_does_not_hold_the_worker(receiver, delivery, monkeypatch):
    monkeypatch.setattr(sending, "TIMEOUT", 0.5)
    receiver.answering.clear()
    started = timezone.now()
    deliver_due()
    delivery.refresh_from_db()
    assert timezone.now() - started < timedelta(seconds=5)
    assert (delivery.state, delivery.error) == (PENDING, "Keine vollständige Antwort in der Zeit.")


@pytest.mark.parametrize("part", ["header_pause", "body_pause"])
def test_a_trickling_receiver_does_not_hold_the_worker(receiver, delivery, monkeypatch, part):
    """Every single read is fast enough here; only the limit on the whole can help."""
    monkeypatch.setattr(sending, "TIMEOUT", 1)
    receiver.status, receiver.body = 200, b"x" * 50
    receiver.headers = {f"X-{number}": "x" for number in range(50)}
    setattr(receiver, part, 0.2)
    started = timezone.now()
    deliver_due()
    delivery.refresh_from_db()
    assert timezone.now() - started < timedelta(seconds=5)
    assert delivery.state == PENDING


def test_an_absent_receiver_is_tried_again(endpoint, delivery):
    Endpoint.objects.update(url=f"http://127.0.0.1:{free_port()}/")
    deliver_due()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.error) == (PENDING, "Die Verbindung wurde abgelehnt.")


def test_addresses_are_checked_at_every_delivery(settings, receiver, delivery):
    settings.WEBHOOKS_ALLOW_PRIVATE_TARGETS = False
    deliver_due()
    delivery.refresh_from_db()
    assert (delivery.state, receiver.messages) == (PENDING, [])
    assert "https://" in delivery.error


@pytest.mark.parametrize(
    ("content_type", "body", "excerpt"),
    [
        ("text/plain; charset=utf-8", "Grüße\n\n  von dort".encode(), "Grüße von dort"),
        ("text/plain", b"nul\x00 and bell\x07", "nul and bell"),
        ("text/plain", b"\xff\xfe", "��"),
        ("application/json", b'{"ok": true}', '{"ok": true}'),
        ("text/html", b"x" * 70_000, "x" * EXCERPT),
        ("image/png", b"\x89PNG", ""),
    ],
)
def test_the_log_keeps_the_beginning_of_a_text(receiver, delivery, content_type, body, excerpt):
    receiver.status, receiver.body = 200, body
    receiver.headers = {"Content-Type": content_type}
    deliver_due()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.response_excerpt) == (DELIVERED, excerpt)


def test_two_workers_never_hold_the_same_row(delivery, monkeypatch):
    """Both have seen the row when the first of them takes it."""
    rows = Delivery.objects.due(timezone.now())
    seen = rows.select_related("endpoint")
    seen._fetch_all()
    assert claim(rows)
    monkeypatch.setattr(rows, "select_related", lambda *names: seen)
    assert len(seen) == 1
    assert claim(rows) is None
    assert claim(Delivery.objects.due(timezone.now())) is None


def test_what_a_killed_worker_held_is_sent_again_under_the_same_id(receiver, delivery):
    killed = claim(Delivery.objects.due(timezone.now()))
    assert killed
    sending._send(killed)  # and then the power fails
    assert deliver_due() == []
    make_due(delivery, claimed_until=timezone.now() - LEASE)
    deliver_due()
    assert [message.id for message in receiver.messages] == [delivery.event_id] * 2
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (DELIVERED, 2)


def test_a_worker_that_was_taken_for_dead_changes_nothing_any_more(receiver, delivery):
    late = claim(Delivery.objects.due(timezone.now()))
    assert late
    make_due(delivery, claimed_until=timezone.now() - LEASE)
    deliver_due()
    receiver.status = 500
    sending.attempt(late)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.response_status) == (DELIVERED, 204)


def test_receivers_take_turns(receiver, endpoint):
    second = Endpoint.objects.create(name="Zweite", url=receiver.url.replace("hooks", "second"))
    for which in (endpoint, endpoint, endpoint, second):
        another(which)
    deliver_due()
    assert "/second?site=1" in receiver.paths[:2]


def test_what_is_no_longer_public_is_no_longer_told(receiver, endpoint, tree):
    page = tree.zentrum
    page.save_revision().publish()
    delivery = Delivery.objects.get()
    receiver.status = 500
    deliver_due()
    assert receiver.messages[0].data["data"]["title"] == page.title
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    receiver.status = 204
    make_due(delivery)
    deliver_due()
    delivery.refresh_from_db()
    assert delivery.state == OBSOLETE
    assert [message.data["type"] for message in receiver.messages[1:]] == ["page.unpublished"]


def test_the_command_sends_and_tidies_up(receiver, endpoint, delivery, capsys):
    ages = {"delivered": 91, "failed": 91, "pending": 200}
    for state, days in ages.items():
        then = timezone.now() - timedelta(days=days)
        finished = None if state == PENDING else then
        make_due(another(endpoint), state=state, finished_at=finished, created=then)
    make_due(another(endpoint), state=DELIVERED, finished_at=timezone.now() - timedelta(days=89))
    call_command("deliver_webhooks", "--once")
    assert capsys.readouterr().out == "2 sent, 2 removed from the log\n"
    assert Delivery.objects.filter(state=DELIVERED).count() == 3


def test_the_body_is_what_was_signed(receiver, endpoint, delivery):
    Delivery.objects.update(payload={"type": "page.deleted", "data": {"title": "Grüße „ü“ 😀"}})
    deliver_due()
    (message,) = receiver.messages
    assert json.loads(message.body)["data"]["title"] == "Grüße „ü“ 😀"
    assert Webhook(endpoint.secret).verify(message.body, message.headers)


def test_huge_answers_are_not_read_to_the_end(receiver, delivery, monkeypatch):
    read = []
    original = transport.HTTPResponse.read

    def spy(self, amount=None):
        body = original(self, amount)
        read.append(len(body))
        return body

    monkeypatch.setattr(transport.HTTPResponse, "read", spy)
    receiver.status, receiver.body = 200, b"x" * 1_000_000
    deliver_due()
    delivery.refresh_from_db()
    assert (delivery.state, max(read) <= transport.MAX_BODY) == (DELIVERED, True)
