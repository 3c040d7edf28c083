"""The traps of Wagtail's API v3 that concern tokens, methods, caching, errors and OpenAPI."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from openapi_spec_validator import validate
from wagtail.models import APIToken

from access.models import Token
from tests.v3_preview.conftest import ROOT, Api, World, build_user, key_of
from v3_preview import api as v3_api

PROBLEM = "application/problem+json"
ADDRESSES = [
    "",
    "openapi.json",
    "docs/",
    "pages/",
    "pages/1/",
    "pages/find/?id=1",
    "pages/1/revisions/",
    "images/",
    "documents/",
    "schema/",
    "sites/",
    "locales/",
    "whoami/",
    "there/is/nothing",
]
METHODS = ["get", "head", "options", "post", "patch", "put", "delete"]


def assert_problem(response: Any, status: int) -> Any:
    assert (response.status_code, response["Content-Type"]) == (status, PROBLEM)
    if response.request["REQUEST_METHOD"] == "HEAD":
        return None
    body = response.json()
    assert body["status"] == status
    return body


@pytest.mark.parametrize("method", METHODS)
def test_allow_anonymous_is_gone_everywhere(nobody: Api, method: str) -> None:
    for path in ADDRESSES:
        response = nobody.send(method, path)
        assert_problem(response, 401)
        assert response["WWW-Authenticate"].startswith("Bearer")
        assert "Authorization" in response["Vary"]


def expired(user: Any) -> str:
    token, key = Token.issue(name="T", contact_email="t@example.org", scopes=["content"], user=user)
    Token.objects.filter(pk=token.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    return key


def revoked(user: Any) -> str:
    token, key = Token.issue(name="T", contact_email="t@example.org", scopes=["content"], user=user)
    token.revoke()
    return key


def of_another_scope(user: Any) -> str:
    return key_of(user, scope="read")


def of_inactive_user(user: Any) -> str:
    user.is_active = False
    user.save()
    return key_of(user)


def of_wagtail(user: Any) -> str:
    return str(APIToken.create_token(user=user, name="personal")[1])


def invented(_user: Any) -> str:
    return str(APIToken.generate_token())


@pytest.mark.parametrize(
    ("make_key", "status"),
    [
        (expired, 401),
        (revoked, 401),
        (of_inactive_user, 401),
        (of_wagtail, 401),
        (invented, 401),
        (of_another_scope, 403),
    ],
)
def test_only_valid_tokens_of_ours_open_the_door(
    admin: Any, client: Any, make_key: Callable[[Any], str], status: int
) -> None:
    api = Api(client, make_key(admin))
    for path in ADDRESSES:
        assert_problem(api.get(path), status)


def test_a_session_opens_nothing_and_adds_nothing(world: World, admin: Any, client: Any) -> None:
    client.force_login(admin)
    assert_problem(Api(client).get("pages/"), 401)
    token = Api(client, key_of(build_user("leserin")))
    assert "Geheimplan" not in token.titles()
    assert token.get("whoami/").json()["user"]["username"] == "leserin"
    assert client.get("/admin/").status_code == 200, "the session is still there"


def test_a_password_given_in_a_session_shows_nothing(world: World, client: Any) -> None:
    restriction = world.by_password.view_restrictions.get()
    session = client.session
    session[restriction.passed_view_restrictions_session_key] = [restriction.pk]
    session.save()
    assert "Nur mit Passwort" not in Api(client, key_of(build_user("leserin"))).titles()


@pytest.mark.parametrize("path", ["pages/", "schema/", "openapi.json", "whoami/"])
def test_head_is_get_without_body(world: World, reader: Api, path: str) -> None:
    get, head = reader.get(path), reader.send("head", path)
    assert head.status_code == 200
    assert head.content == b""
    assert head["Content-Length"] == str(len(get.content))
    assert head["ETag"] == get["ETag"]


@pytest.mark.parametrize(
    ("path", "allow"),
    [
        ("pages/", "GET, HEAD, OPTIONS, POST"),
        ("pages/1/", "DELETE, GET, HEAD, OPTIONS, PATCH"),
        ("pages/1/actions/publish/", "OPTIONS, POST"),
        ("openapi.json", "GET, HEAD, OPTIONS"),
    ],
)
def test_options_says_which_methods_work(reader: Api, path: str, allow: str) -> None:
    response = reader.send("options", path)
    assert (response.status_code, response["Allow"], response.content) == (204, allow, b"")
    refused = reader.send("put", path)
    assert_problem(refused, 405)
    assert refused["Allow"] == allow


def test_no_cors(world: World, reader: Api) -> None:
    headers = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    for response in (
        reader.get("pages/", **headers),
        reader.send("options", "pages/", None, headers),
    ):
        assert not [name for name in response.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("path", ["pages/", "pages/{pk}/", "images/", "openapi.json"])
def test_etag_cache_control_and_vary(world: World, reader: Api, path: str) -> None:
    path = path.format(pk=world.public.pk)
    response = reader.get(path)
    assert re.fullmatch('"[0-9a-f]{32}"', response["ETag"])
    assert response["Cache-Control"] == "private, no-cache"
    assert "Authorization" in response["Vary"]
    again = reader.get(path, If_None_Match=response["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", response["ETag"])
    assert again["Cache-Control"] == "private, no-cache"
    assert "Authorization" in again["Vary"]


def test_etag_changes_with_the_content(world: World, reader: Api) -> None:
    path = f"pages/{world.public.pk}/"
    before = reader.get(path)["ETag"]
    world.public.get_latest_revision().publish()
    after = reader.get(path, If_None_Match=before)
    assert after.status_code == 200
    assert after["ETag"] != before


@pytest.mark.parametrize("path", ["pages", "pages/999999/", "x/", "", f"pages/{'9' * 30}/"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_404_never_becomes_a_redirect(db: None, reader: Api, path: str, language: str) -> None:
    response = reader.get(path, Accept_Language=language)
    assert_problem(response, 404)


@pytest.mark.parametrize("debug", [True, False])
def test_500_shows_no_internals(
    reader: Api, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any, debug: bool
) -> None:
    settings.DEBUG = debug

    def fail(*_args: Any) -> None:
        raise RuntimeError("password of the database")

    monkeypatch.setattr("v3_preview.pages.visible_pages", fail)
    reader.client.raise_request_exception = False
    for path in ("pages/", "pages/1/"):
        body = assert_problem(reader.get(path), 500)
        assert "password" not in json.dumps(body)
    assert "password of the database" in caplog.text


def test_openapi_is_valid(reader: Api) -> None:
    document = reader.get("openapi.json").json()
    validate(document)
    assert document["openapi"] == "3.1.0"
    schemes = document["components"]["securitySchemes"].values()
    assert [scheme["scheme"] for scheme in schemes] == ["bearer"]
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["security"]


def test_openapi_is_not_rebuilt_per_request(reader: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.get("openapi.json")
    monkeypatch.setattr(v3_api.api, "get_openapi_schema", None)
    assert reader.get("openapi.json").status_code == 200


def test_requests_are_counted(reader: Api, settings: Any) -> None:
    settings.API_RATE_ANONYMOUS = settings.API_RATE_TOKEN = "1/d"
    assert reader.get("whoami/").status_code == 200
    refused = reader.get("whoami/")
    assert_problem(refused, 429)
    assert refused["Retry-After"]


def test_addresses_are_below_the_prefix(world: World, reader: Api) -> None:
    items = reader.get("pages/").json()["items"]
    assert all(ROOT in item["meta"]["detail_url"] for item in items)
