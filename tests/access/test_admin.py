"""Tokens as the Administration keeps them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from access.auth import find_token
from access.models import State, Token
from home.api.problems import ProblemError
from tests.access.tokens import issue, request_with

pytestmark = pytest.mark.django_db

KEY = re.compile(r"wagtail_[0-9A-Za-z]{33}")
FORM = {
    "name": "Website eines Trägers",
    "contact_email": "technik@example.org",
    "scopes": ["read"],
    "user": "",
    "rate": "",
    "expires_at": "2099-12-31 12:00",
}


def url(name: str, token: Token | None = None) -> str:
    return reverse(f"api_access:{name}", args=[] if token is None else [token.pk])


def opens(key: str) -> bool:
    try:
        return find_token(request_with(key)) is not None
    except ProblemError:
        return False


def shown_key(response: Any) -> str:
    (key,) = set(KEY.findall(response.content.decode()))
    return key


def form_errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["form"].errors)


def test_a_new_key_is_shown_exactly_once(keeper_client):
    response = keeper_client.post(url("add"), FORM)
    key = shown_key(response)
    assert "no-store" in response["Cache-Control"]
    assert "Schlüssel kopieren" in response.content.decode()
    assert opens(key)

    token = Token.objects.get()
    pages = [url("index"), url("edit", token), url("history", token), url("delete", token)]
    for page in [*pages, url("renew", token)]:
        response = keeper_client.get(page)
        assert response.status_code == 200
        assert KEY.search(response.content.decode()) is None
    assert token.short_key in keeper_client.get(url("index")).content.decode()


def test_a_key_is_in_no_record_and_no_log(keeper_client, caplog):
    caplog.set_level("DEBUG")
    key = shown_key(keeper_client.post(url("add"), FORM))
    renewed = shown_key(keeper_client.post(url("renew", Token.objects.get())))
    entries = ModelLogEntry.objects.filter(content_type__model="token")
    assert [entry.action for entry in entries.order_by("timestamp")] == [
        "wagtail.create",
        "access.token.renew",
    ]
    kept = " ".join([caplog.text, *map(str, Token.objects.values()), *map(str, entries.values())])
    assert key not in kept
    assert renewed not in kept


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, {}),
        ({"never_expires": "on"}, {}),
        ({"expires_at": "", "never_expires": "on"}, {}),
        ({"expires_at": ""}, {"expires_at": "Wählen Sie einen Tag oder „Läuft nie ab“."}),
        ({"expires_at": "bald"}, {"expires_at": "Bitte ein gültiges Datum und Uhrzeit eingeben."}),
        (
            {"expires_at": "2020-01-01 12:00"},
            {
                "expires_at": "Wählen Sie einen künftigen Tag; "
                "zum sofortigen Beenden widerrufen Sie den Zugang."
            },
        ),
        ({"contact_email": ""}, {"contact_email": "Dieses Feld muss ausgefüllt werden."}),
        ({"scopes": []}, {"scopes": "Dieses Feld muss ausgefüllt werden."}),
        ({"scopes": ["content"]}, {"user": "Wählen Sie, wessen Rechte gelten."}),
        (
            {"rate": "oft"},
            {"rate": "Geben Sie Anzahl und Zeitraum an, zum Beispiel 600/min oder 20/s."},
        ),
    ],
)
def test_what_the_form_accepts(keeper_client, changes, wrong):
    response = keeper_client.post(url("add"), {**FORM, **changes})
    if wrong:
        assert form_errors(response) == {name: [text] for name, text in wrong.items()}
        assert not Token.objects.exists()
    else:
        shown_key(response)
        assert (Token.objects.get().expires_at is None) == ("never_expires" in changes)


def test_one_hands_out_only_rights_that_one_may(keeper_client, keeper, editor, admin):
    """A key acts for its user: a way round the roles otherwise."""
    response = keeper_client.get(url("add"))
    assert set(response.context["form"].fields["user"].queryset) == {keeper, editor}
    data = {**FORM, "scopes": ["content"], "user": admin.pk}
    assert set(form_errors(keeper_client.post(url("add"), data))) == {"user"}
    key = shown_key(
        keeper_client.post(url("add"), {**FORM, "scopes": ["content"], "user": keeper.pk})
    )
    assert opens(key)

    token, _key = issue(scopes=["content"], user=admin, name="Import")
    assert "Import" not in keeper_client.get(url("index")).content.decode()
    for name in ("edit", "delete", "renew"):
        for ask in (keeper_client.get, keeper_client.post):
            assert ask(url(name, token)).status_code == 404


def test_an_administrator_hands_out_the_rights_of_anybody(admin_client, editor):
    data = {**FORM, "scopes": ["content"], "user": editor.pk}
    assert opens(shown_key(admin_client.post(url("add"), data)))
    assert Token.objects.get().user == editor


def test_editing_keeps_the_key(keeper_client):
    token, key = issue()
    data = {**FORM, "name": "Neuer Name", "scopes": ["read", "drafts"], "rate": "20/s"}
    response = keeper_client.post(url("edit", token), data)
    assert response.status_code == 302
    token.refresh_from_db()
    assert (token.name, token.scopes, token.rate) == ("Neuer Name", ["read", "drafts"], "20/s")
    assert opens(key)


def test_a_token_without_end_stays_so_when_edited(keeper_client):
    token, _key = issue(expires_at=None)
    form = keeper_client.get(url("edit", token)).context["form"]
    assert form["never_expires"].initial is True
    assert form["expires_at"].value() is None


def test_revoking_asks_and_is_for_good(keeper_client):
    token, key = issue()
    response = keeper_client.get(url("delete", token))
    assert "Das lässt sich nicht rückgängig machen." in response.content.decode()
    assert "referenziert" not in response.content.decode()
    assert opens(key)

    response = keeper_client.post(url("delete", token))
    assert response.status_code == 302
    assert not opens(key)
    token.refresh_from_db()
    assert token.state is State.REVOKED
    for name in ("delete", "renew"):
        assert keeper_client.post(url(name, token)).status_code == 404
    edit = keeper_client.get(url("edit", token)).content.decode()
    listing = keeper_client.get(url("index")).content.decode()
    for name in ("delete", "renew"):
        assert url(name, token) not in edit + listing


def test_a_new_key_replaces_the_old_one(keeper_client):
    token, old = issue()
    assert (
        "der alte gilt ab sofort nicht mehr"
        in keeper_client.get(url("renew", token)).content.decode()
    )
    assert opens(old)
    new = shown_key(keeper_client.post(url("renew", token)))
    assert opens(new)
    assert not opens(old)


def test_the_list_tells_the_state(admin_client, editor):
    editor.is_active = False
    editor.save()
    states = {
        "aktiv": issue(name="Erste")[0],
        "abgelaufen": issue(name="Zweite", expires_at=timezone.now() - timedelta(days=1))[0],
        "widerrufen": issue(name="Dritte", revoked_at=timezone.now())[0],
        "Person deaktiviert": issue(name="Vierte", user=editor)[0],
    }
    for label, token in states.items():
        state = State(token.state)
        assert token.state_label == label
        response = admin_client.get(url("index"), {"state": state})
        assert list(response.context["object_list"]) == [token]
        assert label in response.content.decode()
    assert len(admin_client.get(url("index")).context["object_list"]) == 4
    assert list(admin_client.get(url("index"), {"q": "zweit"}).context["object_list"]) == [
        states["abgelaufen"]
    ]


@pytest.mark.parametrize("group", ["Redaktion", "Administration"])
def test_only_the_administration_gets_there(client, editor, keeper, group):
    user = {"Redaktion": editor, "Administration": keeper}[group]
    client.force_login(user)
    token, _key = issue()
    may = group == "Administration"
    pages = [url("index"), url("add"), url("edit", token), url("delete", token)]
    for page in [*pages, url("renew", token)]:
        assert client.get(page).status_code == (200 if may else 302), page
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (url("index") in menu) == may


@pytest.mark.parametrize(
    ("group", "may"), [("Administration", True), ("Geschäftsstelle", False), ("Redaktion", False)]
)
def test_rights_are_the_administrations_only(group, may):
    permissions = Group.objects.get(name=group).permissions.filter(content_type__app_label="access")
    found = {permission.codename for permission in permissions}
    assert {"add_token", "change_token", "delete_token"} <= found if may else not found
