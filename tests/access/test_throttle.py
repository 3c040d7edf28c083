"""How often one may ask, and who counts as one."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.cache import caches

from access.rates import Rate, parse_rate
from access.throttle import check_rate, rate_headers
from home.api.problems import ProblemError
from tests.access.tokens import issue, request_with

pytestmark = pytest.mark.django_db


class Clock:
    """Time that passes only when told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0  # the beginning of a minute

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: Any) -> Clock:
    clock = Clock()
    monkeypatch.setattr("access.throttle.time", clock)
    return clock


@pytest.fixture(autouse=True)
def limits(settings: Any) -> None:
    settings.API_RATE_ANONYMOUS = "2/min"
    settings.API_RATE_TOKEN = "4/min"


def asked(times: int, key: str | None = None, **meta: str) -> list[int]:
    """The statuses of so many requests, 200 standing for every answer."""
    statuses = []
    for _ in range(times):
        try:
            check_rate(request_with(key, **meta))
            statuses.append(200)
        except ProblemError as error:
            statuses.append(error.status)
    return statuses


def test_an_address_has_a_limit():
    assert asked(4) == [200, 200, 429, 429]


@pytest.mark.parametrize(
    ("fields", "allowed"),
    [
        ({}, 4),
        ({"scopes": ["drafts"]}, 2),
        ({"scopes": ["drafts"], "rate": "3/min"}, 3),
        ({"rate": "1/h"}, 1),
        ({"rate": "6/s"}, 6),
    ],
)
def test_a_token_has_a_limit_of_its_own(fields, allowed):
    _token, key = issue(**fields)
    assert asked(allowed + 2, key) == [200] * allowed + [429, 429]


def test_tokens_and_addresses_do_not_count_for_each_other():
    _token, first = issue()
    _token, second = issue()
    assert asked(3) == [200, 200, 429]
    assert asked(5, first) == [200] * 4 + [429]
    assert asked(5, second, REMOTE_ADDR="127.0.0.1") == [200] * 4 + [429]
    assert asked(3, REMOTE_ADDR="192.0.2.1") == [200, 200, 429]


def test_one_token_counts_together_from_all_addresses():
    _token, key = issue()
    assert asked(3, key, REMOTE_ADDR="192.0.2.1") == [200] * 3
    assert asked(3, key, REMOTE_ADDR="192.0.2.2") == [200, 429, 429]


def test_wrong_keys_count_for_the_address():
    assert asked(4, "guess") == [401, 401, 429, 429]
    assert asked(1) == [429]


@pytest.mark.parametrize(("passed", "statuses"), [(0, [429]), (59.9, [429]), (60, [200, 200, 429])])
def test_the_next_window_begins_anew(clock, passed, statuses):
    asked(3)
    clock.now += passed
    assert asked(len(statuses)) == statuses


def test_answers_tell_what_is_left(clock):
    clock.now += 18.5
    seen = []
    for _ in range(2):
        request = request_with()
        check_rate(request)
        seen.append(rate_headers(request))
    policy = '"anonymous";q=2;w=60'
    assert seen == [
        {"RateLimit-Policy": policy, "RateLimit": '"anonymous";r=1;t=42'},
        {"RateLimit-Policy": policy, "RateLimit": '"anonymous";r=0;t=42'},
    ]
    request = request_with()
    with pytest.raises(ProblemError, match="More than 2 requests in 60 seconds") as refusal:
        check_rate(request)
    assert refusal.value.headers == {"Retry-After": "42", **seen[-1]}
    assert rate_headers(request) == seen[-1]


def test_a_token_is_told_its_own_limit():
    _token, key = issue(rate="100/h")
    request = request_with(key)
    check_rate(request)
    assert rate_headers(request) == {
        "RateLimit-Policy": '"token";q=100;w=3600',
        "RateLimit": '"token";r=99;t=3600',
    }


def test_nothing_is_told_before_it_is_counted():
    assert rate_headers(request_with()) == {}


@pytest.mark.parametrize(
    ("proxies", "first", "second", "are_one"),
    [
        # Nobody in front of us: the header is the client's own invention.
        (0, {"xff": "192.0.2.1"}, {"xff": "192.0.2.2"}, True),
        (0, {"addr": "192.0.2.1"}, {"addr": "192.0.2.2"}, False),
        # One proxy: only what it appended counts.
        (1, {"xff": "192.0.2.1"}, {"xff": "192.0.2.2"}, False),
        (1, {"xff": "192.0.2.1, 192.0.2.9"}, {"xff": "192.0.2.2, 192.0.2.9"}, True),
        (1, {"xff": "192.0.2.9, 192.0.2.1"}, {"xff": "192.0.2.9, 192.0.2.2"}, False),
        (1, {"xff": "192.0.2.9:4711"}, {"xff": "192.0.2.9"}, True),
        (1, {"xff": "nonsense"}, {"xff": "more of it"}, True),
        (1, {}, {"xff": ""}, True),
        # Two of them.
        (2, {"xff": "10.0.0.1, 192.0.2.1, 10.0.0.9"}, {"xff": "192.0.2.1, 10.0.0.9"}, True),
        (2, {"xff": "192.0.2.1, 10.0.0.9"}, {"xff": "192.0.2.2, 10.0.0.9"}, False),
        (2, {"xff": "192.0.2.1"}, {"xff": "192.0.2.2"}, False),
        # One connection has a whole /64 of IPv6.
        (0, {"addr": "2001:db8::1"}, {"addr": "2001:db8::ffff:2"}, True),
        (0, {"addr": "2001:db8::1"}, {"addr": "2001:db8:0:1::1"}, False),
        (1, {"xff": "[2001:db8::1]:4711"}, {"xff": "2001:db8::2"}, True),
        (0, {"addr": "::ffff:192.0.2.1"}, {"addr": "192.0.2.1"}, True),
        (0, {"addr": "::ffff:192.0.2.1"}, {"addr": "::ffff:192.0.2.2"}, False),
    ],
)
def test_who_is_one_client(settings, proxies, first, second, are_one):
    settings.TRUSTED_PROXIES = proxies
    names = {"xff": "HTTP_X_FORWARDED_FOR", "addr": "REMOTE_ADDR"}
    first, second = ({names[key]: value for key, value in m.items()} for m in (first, second))
    assert asked(2, **first) == [200, 200]
    assert asked(1, **second) == [429 if are_one else 200]


def test_the_cache_holds_no_address():
    asked(1, REMOTE_ADDR="192.0.2.77")
    memory: Any = caches["throttle"]
    assert memory._cache
    assert not any("192.0.2.77" in key for key in memory._cache)


def test_simultaneous_requests_are_all_counted(settings):
    settings.API_RATE_ANONYMOUS = "50/min"
    with ThreadPoolExecutor(8) as pool:
        answered = [statuses.count(200) for statuses in pool.map(asked, [10] * 8)]
    assert sum(answered) == 50


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("600/min", Rate(600, 60)),
        ("20/s", Rate(20, 1)),
        ("1/h", Rate(1, 3600)),
        ("5000/d", Rate(5000, 86400)),
        *((wrong, None) for wrong in ("", "600", "600/", "/min", "0/min", "-1/s", "6 / min")),
        *((wrong, None) for wrong in ("600/minute", "1.5/s", "٣/s", "600/min\n", "9999999999/s")),
    ],
)
def test_how_a_rate_is_written(text, rate):
    if rate is None:
        with pytest.raises(ValueError, match="not a rate"):
            parse_rate(text)
    else:
        assert parse_rate(text) == rate
