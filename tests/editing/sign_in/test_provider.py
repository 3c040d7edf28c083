"""Signing in at the city's provider: by signed tokens only, and never into a stranger's account."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from joserfc.jwk import RSAKey

from sign_in.models import Identity
from tests.editing.sign_in.conftest import is_signed_in
from tests.editing.sign_in.fake_provider import CLIENT, SECRET, FakeProvider

pytestmark = pytest.mark.django_db
START = "/admin/login/provider/"
CONNECT = "/admin/account/provider/"


@pytest.fixture
def provider(settings):
    provider = FakeProvider()
    settings.OIDC_ISSUER = provider.issuer
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT, SECRET
    settings.OIDC_NAME = "Anmelden mit der Stadt Heilbronn"
    yield provider
    provider.close()


@pytest.fixture
def connected(editor, provider):
    return Identity.objects.create(user=editor, issuer=provider.issuer, subject="4711")


def come_back(client, begin):
    """Follow the browser to the provider and back."""
    assert begin.status_code == 302
    back = requests.get(begin.url, allow_redirects=False, timeout=5).headers["Location"]
    return client.get(back.removeprefix("http://testserver"))


def go(client, query=""):
    return come_back(client, client.get(START + query))


def test_door_is_there_only_with_a_provider(client, settings):
    assert "provider" not in client.get("/admin/login/").content.decode()
    assert client.get(START).status_code == 404
    assert client.get(f"{START}callback/").status_code == 404


def test_connected_account_comes_in(client, connected):
    page = client.get("/admin/login/?next=/admin/reports/").content.decode()
    assert "Anmelden mit der Stadt Heilbronn" in page
    assert go(client, "?next=/admin/reports/").url == "/admin/reports/"
    assert is_signed_in(client)
    assert client.session["_auth_user_id"] == str(connected.user.pk)


def test_request_has_all_protections(client, provider):
    query = parse_qs(urlsplit(client.get(START).url).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["response_type"] == ["code"]
    assert {"state", "nonce", "code_challenge"} <= set(query)
    assert query["redirect_uri"] == [f"http://testserver{START}callback/"]


def test_one_is_not_led_to_another_site(client, connected):
    assert go(client, "?next=https://example.org/").url == "/admin/"


def test_second_factor_is_the_providers_business(client, connected, settings):
    settings.SECOND_FACTOR = "required"
    go(client)
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    "token",
    [
        {"nonce": "another"},
        {"aud": "another"},
        {"iss": "https://another.example.org"},
        {"exp": 1_000_000_000},
        {"sub": ""},
    ],
    ids=lambda token: next(iter(token)),
)
def test_token_for_somebody_or_something_else_opens_nothing(client, provider, connected, token):
    provider.token = token
    assert go(client).url == "/admin/login/"
    assert not is_signed_in(client)


def test_token_signed_by_another_opens_nothing(client, provider, connected):
    provider.signing_key = RSAKey.generate_key(2048, {"kid": "one"})
    go(client)
    assert not is_signed_in(client)


def test_answer_to_another_browser_opens_nothing(client, provider, connected):
    begin = client.get(START)
    other = Client()
    other.get(START)
    assert come_back(other, begin).url == "/admin/login/"
    assert not is_signed_in(other)


def test_answer_works_once(client, provider, connected):
    begin = client.get(START)
    back = requests.get(begin.url, allow_redirects=False, timeout=5).headers["Location"]
    path = back.removeprefix("http://testserver")
    client.get(path)
    client.post("/admin/logout/")
    assert client.get(path).status_code == 404


def test_provider_that_names_another_issuer_is_not_believed(client, provider):
    provider.named_issuer = "https://another.example.org"
    assert client.get(START).url == "/admin/login/"


def test_provider_that_does_not_answer_is_said(client, settings, provider):
    provider.close()
    page = client.get(START, follow=True)
    assert page.status_code == 200
    assert page.context["messages"]


@pytest.mark.parametrize(
    ("trusted", "claims", "opens"),
    [
        (False, {"email": "editor@example.org", "email_verified": True}, False),
        (True, {"email": "editor@example.org", "email_verified": False}, False),
        (True, {"email": "editor@example.org"}, False),
        (True, {"email": "editor@example.org", "email_verified": "true"}, False),
        (True, {"email": "another@example.org", "email_verified": True}, False),
        (True, {"email": "Editor@Example.org", "email_verified": True}, True),
    ],
)
def test_when_an_address_ties_accounts(client, provider, editor, settings, trusted, claims, opens):
    settings.OIDC_LINK_BY_EMAIL = trusted
    provider.claims |= claims
    go(client)
    assert is_signed_in(client) is opens
    assert Identity.objects.filter(user=editor).exists() is opens


def test_address_of_two_accounts_ties_neither(client, provider, editor, settings):
    settings.OIDC_LINK_BY_EMAIL = True
    get_user_model().objects.create_user("second", "editor@example.org")
    provider.claims |= {"email": "editor@example.org", "email_verified": True}
    go(client)
    assert not Identity.objects.exists()


def test_new_account_has_no_rights(client, provider, settings):
    settings.OIDC_CREATE_ACCOUNTS = True
    get_user_model().objects.create_user("e-ditor")
    provider.claims |= {"preferred_username": "E Ditor", "given_name": "E."}
    go(client)
    user = Identity.objects.get().user
    assert (user.username, user.first_name) == ("e-ditor-2", "E.")
    assert not user.get_all_permissions()
    assert not user.has_usable_password()
    assert not is_signed_in(client)


def test_closed_account_stays_closed(client, connected):
    connected.user.is_active = False
    connected.user.save()
    go(client)
    assert "_auth_user_id" not in client.session


def test_editor_connects_her_account(provider, editor_client, editor):
    assert "provider" in editor_client.get(CONNECT).content.decode()
    assert come_back(editor_client, editor_client.post(CONNECT)).url == "/admin/account/"
    assert Identity.objects.get().user == editor
    go(client := Client())
    assert is_signed_in(client)


def test_identity_of_a_colleague_cannot_be_taken(provider, editor_client, admin):
    Identity.objects.create(user=admin, issuer=provider.issuer, subject="4711")
    come_back(editor_client, editor_client.post(CONNECT))
    assert Identity.objects.get().user == admin


@pytest.mark.parametrize(
    ("claim", "names", "expected"),
    [
        ("", ["Büro"], {"Zimmer"}),
        ("groups", ["Büro", "unbekannt"], {"Büro"}),
        ("groups", [], set()),
        ("groups", None, {"Zimmer"}),
    ],
)
def test_groups_follow_the_provider(client, provider, connected, settings, claim, names, expected):
    settings.OIDC_GROUPS_CLAIM = claim
    Group.objects.create(name="Büro")
    provider.claims["groups"] = names
    go(client)
    assert set(connected.user.groups.values_list("name", flat=True)) == expected
