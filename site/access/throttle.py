"""How often one may ask: counted per token, or per address without one.

Counting is in fixed windows: one atomic `incr` a request, exact with any number of threads and
processes that share a cache. Django Ninja's own throttles keep a list of times, which two
requests at once overwrite, and know neither our tokens nor views outside Ninja. The price is
that around the turn of a window somebody may ask twice the quota within a window's length.
"""

from math import ceil
from time import time
from typing import NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from access.addresses import client_network
from access.auth import find_token
from access.models import Token
from access.rates import Rate, parse_rate
from access.scopes import Scope
from home.api.problems import ProblemError

CACHE = "throttle"
_HEADERS = "_rate_headers"


class _Usage(NamedTuple):
    """One client's share of a window."""

    policy: str
    rate: Rate
    used: int
    reset: int  # seconds until the next window

    @property
    def headers(self) -> dict[str, str]:
        """As `draft-ietf-httpapi-ratelimit-headers` (11) names and writes them."""
        left = max(0, self.rate.quota - self.used)
        return {
            "RateLimit-Policy": f'"{self.policy}";q={self.rate.quota};w={self.rate.seconds}',
            "RateLimit": f'"{self.policy}";r={left};t={self.reset}',
        }


def check_rate(request: HttpRequest) -> None:
    """Count the request; raises `ProblemError` 429 over the limit and 401 for a bad token.

    Wrong tokens count for the address, so that nobody may guess as often as they like.
    """
    try:
        token = find_token(request)
    except ProblemError:
        _count(request, None)
        raise
    _count(request, token)


def rate_headers(request: HttpRequest) -> dict[str, str]:
    """What to say about the limit in the answer, once `check_rate` has run."""
    headers: dict[str, str] = getattr(request, _HEADERS, {})
    return headers


def _count(request: HttpRequest, token: Token | None) -> None:
    usage = _use_by_token(token) if token else _use_by_address(request)
    setattr(request, _HEADERS, usage.headers)
    if usage.used > usage.rate.quota:
        raise ProblemError(
            429,
            f"More than {usage.rate.quota} requests in {usage.rate.seconds} seconds.",
            headers={"Retry-After": str(usage.reset), **usage.headers},
        )


def _use_by_token(token: Token) -> _Usage:
    usual = settings.API_RATE_TOKEN if token.allows(Scope.READ) else settings.API_RATE_ANONYMOUS
    return _use("token", str(token.pk), token.rate or usual)


def _use_by_address(request: HttpRequest) -> _Usage:
    # Addresses are personal data: the cache holds none.
    ident = salted_hmac("access.throttle", client_network(request), algorithm="sha256").hexdigest()
    return _use("anonymous", ident, settings.API_RATE_ANONYMOUS)


def _use(policy: str, ident: str, text: str) -> _Usage:
    rate, now = parse_rate(text), time()
    window = int(now // rate.seconds)
    reset = ceil((window + 1) * rate.seconds - now)
    key = f"rate:{policy}:{ident}:{rate.seconds}:{window}"
    cache = caches[CACHE]
    # The entry outlives its window, so that no count is lost between these two.
    cache.add(key, 0, timeout=2 * rate.seconds)
    try:
        used = cache.incr(key)
    except ValueError:  # pushed out of a full cache: begin again
        used = 1
    return _Usage(policy, rate, used, max(1, reset))
