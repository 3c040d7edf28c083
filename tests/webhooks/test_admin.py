"""How editors register a receiver, watch it and help it along."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from webhooks.models import DELIVERED, FAILED, PENDING, Delivery, Endpoint
from webhooks.sending import deliver_due

pytestmark = pytest.mark.django_db

ACTIONS = ["test", "renew", "switch_on"]


def url(name: str, *args) -> str:
    return reverse(f"webhooks:{name}", args=args)


def form(receiver, **fields) -> dict:
    return {"name": "Stadtseite", "url": receiver.url, "active": "on", **fields}


@pytest.fixture(params=["Administration", "Geschäftsstelle", "Redaktion"])
def group(request):
    return Group.objects.get(name=request.param)


def test_the_secret_is_shown_once(admin_client, receiver):
    answer = admin_client.post(url("add"), form(receiver, events=["page.deleted"]))
    endpoint = Endpoint.objects.get()
    assert endpoint.events == ["page.deleted"]
    assert endpoint.secret in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    for page in (url("inspect", endpoint.pk), url("edit", endpoint.pk), url("index")):
        assert endpoint.secret not in admin_client.get(page).content.decode()


def test_a_new_secret_is_shown_once_too(admin_client, endpoint):
    old = endpoint.secret
    answer = admin_client.post(url("renew", endpoint.pk)).content.decode()
    endpoint.refresh_from_db()
    assert endpoint.old_secret == old != endpoint.secret
    assert endpoint.secret in answer


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("http://127.0.0.1/", "Die Adresse muss mit https:// beginnen."),
        ("https://127.0.0.1/", "Der Rechner 127.0.0.1 steht nicht im öffentlichen Internet."),
        ("https://a:b@127.0.0.1/", "Die Adresse darf weder Benutzernamen noch Passwort enthalten."),
    ],
)
def test_wrong_addresses_are_explained_beside_the_field(
    admin_client, receiver, settings, address, error
):
    settings.WEBHOOKS_ALLOW_PRIVATE_TARGETS = False
    answer = admin_client.post(url("add"), form(receiver, url=address))
    assert not Endpoint.objects.exists()
    assert answer.context["form"].errors["url"] == [error]


def test_the_test_event_says_what_came_of_it(admin_client, receiver, endpoint):
    answer = admin_client.post(url("test", endpoint.pk), follow=True)
    assert "Der Empfänger hat das Testereignis angenommen." in answer.content.decode()
    assert receiver.messages[0].verified_with(endpoint.secret)["type"] == "webhook.test"

    receiver.status, receiver.body = 403, b"nein"
    receiver.headers = {"Content-Type": "text/plain"}
    Endpoint.objects.update(active=False)
    answer = admin_client.post(url("test", endpoint.pk), follow=True)
    assert "nicht angenommen: 403 nein" in answer.content.decode()
    assert Delivery.objects.filter(state=FAILED).get().next_attempt_at is None


def test_the_log_shows_what_happened(admin_client, receiver, endpoint, delivery):
    receiver.status, receiver.body = 503, b"<script>alert(1)</script>"
    receiver.headers = {"Content-Type": "text/html"}
    deliver_due()
    answer = admin_client.get(url("inspect", endpoint.pk)).content.decode()
    for text in ("page.deleted", "wartet", "503 &lt;script&gt;"):
        assert text in answer
    assert "<script>alert" not in answer


def test_long_logs_have_pages(admin_client, endpoint):
    Delivery.objects.bulk_create(
        Delivery(endpoint=endpoint, event_type="page.deleted", payload={"data": {}})
        for _number in range(30)
    )
    first = admin_client.get(url("inspect", endpoint.pk))
    second = admin_client.get(url("inspect", endpoint.pk), {"p": 2})
    assert [len(page.context["deliveries"]) for page in (first, second)] == [25, 5]


def test_a_message_can_be_sent_again(admin_client, receiver, endpoint, delivery):
    Delivery.objects.update(state=FAILED, attempts=8, next_attempt_at=None)
    answer = admin_client.post(url("resend", delivery.pk))
    assert answer.url == url("inspect", endpoint.pk)
    deliver_due()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (DELIVERED, 1)
    assert receiver.messages[0].id == delivery.event_id


def test_nothing_is_sent_again_to_a_receiver_that_is_off(admin_client, endpoint, delivery):
    endpoint.switch_off("weg")
    Delivery.objects.update(state=FAILED)
    answer = admin_client.post(url("resend", delivery.pk), follow=True)
    assert "Schalten Sie zuerst den Empfänger ein." in answer.content.decode()
    assert Delivery.objects.get().state == FAILED


@pytest.mark.parametrize("by_form", [True, False])
def test_a_receiver_can_be_switched_on_again(admin_client, receiver, endpoint, delivery, by_form):
    endpoint.failures_in_a_row = 5
    endpoint.save()
    endpoint.switch_off("Zu oft gescheitert.")
    assert "Zu oft gescheitert." in admin_client.get(url("inspect", endpoint.pk)).content.decode()
    if by_form:
        admin_client.post(url("edit", endpoint.pk), form(receiver))
    else:
        admin_client.post(url("switch_on", endpoint.pk))
    endpoint.refresh_from_db()
    assert (endpoint.active, endpoint.disabled_reason, endpoint.failures_in_a_row) == (True, "", 0)
    assert Delivery.objects.get().state == PENDING
    deliver_due()
    assert Delivery.objects.get().state == DELIVERED


@pytest.mark.parametrize("action", ACTIONS)
def test_buttons_are_no_links(admin_client, endpoint, action):
    assert admin_client.get(url(action, endpoint.pk)).status_code == 405


def test_only_the_administration_may(client, endpoint, delivery, group):
    user = get_user_model().objects.create_user("person", "person@example.org", "secret")
    user.groups.add(group)
    client.force_login(user)
    may = group.name == "Administration"
    pages = [url("index"), url("add"), url("edit", endpoint.pk), url("inspect", endpoint.pk)]
    assert {client.get(page).status_code == 200 for page in pages} == {may}
    secret = endpoint.secret
    for action in ACTIONS:
        client.post(url(action, endpoint.pk))
    client.post(url("resend", delivery.pk))
    endpoint.refresh_from_db()
    assert (endpoint.secret != secret) is may
    assert Delivery.objects.filter(event_type="webhook.test").exists() is may


def test_strangers_are_sent_to_the_login(client, endpoint):
    answer = client.post(url("renew", endpoint.pk))
    assert (answer.status_code, "/login/" in answer.url) == (302, True)


def test_the_menu_leads_there(admin_client):
    assert url("index") in admin_client.get(reverse("wagtailadmin_home")).content.decode()
