"""Which keys open what, and as whom."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import APIToken

from access.auth import BearerAuth, find_token, require_token
from access.models import Token
from access.scopes import Scope
from home.api.problems import ProblemError
from tests.access.tokens import issue, request_with

pytestmark = pytest.mark.django_db

INVALID = 'Bearer error="invalid_token"'
NOT_ENOUGH = 'Bearer error="insufficient_scope", scope="{}"'


def hours_from_now(hours: float) -> datetime:
    return timezone.now() + timedelta(hours=hours)


@pytest.mark.parametrize("asked", [[], ["read"], ["drafts"], ["content"], ["read", "drafts"]])
@pytest.mark.parametrize(
    ("scopes", "opens"),
    [
        (["read"], [[], ["read"]]),
        (["drafts"], [[], ["drafts"]]),
        (["content"], [[], ["content"]]),
        (["read", "drafts"], [[], ["read"], ["drafts"], ["read", "drafts"]]),
    ],
)
@pytest.mark.parametrize(
    ("state", "is_valid"),
    [
        ({}, True),
        ({"expires_at": None}, True),
        ({"expires_at": -1}, False),
        ({"revoked_at": -1}, False),
        ({"expires_at": -1, "revoked_at": -2}, False),
        ({"user_is_active": False}, False),
    ],
)
def test_what_a_token_opens(editor, asked, scopes, opens, state, is_valid):
    state = dict(state)
    has_user = "content" in scopes or "user_is_active" in state
    editor.is_active = state.pop("user_is_active", True)
    editor.save()
    times = {
        name: hours if hours is None else hours_from_now(hours) for name, hours in state.items()
    }
    token, key = issue(scopes=scopes, user=editor if has_user else None, **times)

    refusal = {
        (True, True): None,
        (True, False): (403, NOT_ENOUGH.format(" ".join(asked))),
        (False, True): (401, INVALID),
        (False, False): (401, INVALID),
    }[is_valid, asked in opens]
    assert outcome(find_token, request_with(key), *asked) == (refusal or token)
    request = request_with(key)
    assert outcome(require_token, request, *asked) == (refusal or token)
    acts_for_editor = refusal is None and "content" in asked
    assert request.user.is_authenticated == acts_for_editor
    assert not acts_for_editor or request.user == editor
    assert outcome(BearerAuth(*asked), request_with(key)) == (refusal or token)


def outcome(ask: Any, request: Any, *scopes: str) -> Any:
    try:
        return ask(request, *scopes)
    except ProblemError as error:
        return error.status, (error.headers or {})["WWW-Authenticate"]


@pytest.mark.parametrize("wrong", ["", "x", "wagtail_", "last letter", "unknown", "space"])
def test_a_wrong_key_is_not_anonymous(wrong):
    _token, key = issue()
    wrong = {
        "last letter": key[:-1] + ("A" if key[-1] != "A" else "B"),
        "unknown": APIToken.generate_token(),
        "space": key.replace("_", "_ "),
    }.get(wrong, wrong)
    assert outcome(find_token, request_with(wrong)) == (401, INVALID)


@pytest.mark.parametrize("header", [{}, {"HTTP_AUTHORIZATION": "Basic dGVzdDp0ZXN0"}])
def test_without_a_bearer_key_one_is_anonymous(header):
    assert find_token(request_with(**header)) is None
    assert outcome(require_token, request_with(**header)) == (401, "Bearer")


def test_the_scheme_is_written_as_one_likes():
    token, key = issue()
    assert find_token(request_with(HTTP_AUTHORIZATION=f"bearer {key}")) == token


@pytest.mark.parametrize("scope", Scope.values)
def test_a_session_counts_for_nothing(admin, editor, scope):
    _token, reading = issue()
    for key in (None, "x", reading):
        request = request_with(key, user=admin)
        outcome(require_token, request, scope)
        assert request.user.is_anonymous
    _token, key = issue(scopes=["content"], user=editor)
    request = request_with(key, user=admin)
    require_token(request, Scope.CONTENT)
    assert request.user == editor


def test_content_without_a_user_opens_nothing():
    _token, key = issue(scopes=["content"])
    assert outcome(require_token, request_with(key), Scope.CONTENT) == (
        403,
        NOT_ENOUGH.format("content"),
    )


def test_wagtails_tokens_and_ours_do_not_open_each_others_doors(editor):
    _token, theirs = APIToken.create_token(user=editor, name="Werkzeug")
    assert outcome(find_token, request_with(theirs)) == (401, INVALID)
    _token, ours = issue(scopes=["content"], user=editor)
    assert not APIToken.objects.filter(key_hash__in=APIToken.candidate_key_hashes(ours)).exists()


def test_keys_outlive_a_change_of_the_secret_key(settings):
    token, key = issue()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert find_token(request_with(key)) == token


def test_the_key_is_not_stored():
    token, key = issue()
    stored = Token.objects.filter(pk=token.pk).values().get()
    assert not any(key in str(value) for value in stored.values())
    assert key.startswith(stored["prefix"])
    assert len(stored["prefix"]) < len(key) / 2


def test_a_token_goes_with_its_user(editor):
    token, _key = issue(scopes=["content"], user=editor)
    get_user_model().objects.get(pk=editor.pk).delete()
    assert not Token.objects.filter(pk=token.pk).exists()


@pytest.mark.parametrize(
    ("last_used", "is_touched"), [(None, True), (-30, False), (-59, False), (-61, True)]
)
def test_the_last_use_is_noted_once_a_minute(last_used, is_touched):
    before = None if last_used is None else timezone.now() + timedelta(seconds=last_used)
    token, key = issue(last_used_at=before)
    find_token(request_with(key))
    token.refresh_from_db()
    assert (token.last_used_at != before) == is_touched


def test_a_refused_key_is_not_a_use():
    token, key = issue(expires_at=hours_from_now(-1))
    assert outcome(find_token, request_with(key)) == (401, INVALID)
    token.refresh_from_db()
    assert token.last_used_at is None


def test_a_token_is_looked_up_once_a_request(django_assert_num_queries):
    _token, key = issue(last_used_at=timezone.now())
    request = request_with(key)
    with django_assert_num_queries(1):
        find_token(request)
        find_token(request, "read")
        require_token(request, "read")


def test_a_malformed_key_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert outcome(find_token, request_with("x" * 10_000)) == (401, INVALID)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"scopes": ["read", "drafts"]}, set()),
        ({"scopes": []}, {"scopes"}),
        ({"scopes": ["all"]}, {"scopes"}),
        ({"scopes": ["content"]}, {"user"}),
        ({"scopes": ["read"], "user": True}, {"user"}),
        ({"scopes": ["content", "read"], "user": True}, set()),
        ({"contact_email": "technik"}, {"contact_email"}),
        ({"rate": "20/s"}, set()),
        ({"rate": "often"}, {"rate"}),
        ({"rate": "0/min"}, {"rate"}),
    ],
)
def test_what_is_refused_in_a_token(editor, fields, wrong):
    user = editor if fields.pop("user", False) else None
    token, _key = issue(user=user, **fields)
    found = set()
    try:
        token.full_clean()
    except ValidationError as error:
        found = set(error.error_dict)
    assert found == wrong


def test_a_new_token_is_good_for_a_year():
    expires = Token().expires_at
    assert expires is not None
    assert timedelta(days=364) < expires - timezone.now() <= timedelta(days=365)
