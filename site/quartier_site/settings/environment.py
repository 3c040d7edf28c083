"""What production must be told: asked once at start, answered in one line."""

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from environ import Env

from access.rates import parse_rate
from home.editing.translation.machine import wrong_machine_translator
from previews.front_ends import parse_front_ends

REQUIRED = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "BASE_URL",
    "DATABASE_URL",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
)
URLS: dict[str, tuple[Callable[[str], Any], dict[str, str], str]] = {
    "DATABASE_URL": (Env.db_url_config, Env.DB_SCHEMES, "postgres://user:secret@host/name"),
    "EMAIL_URL": (Env.email_url_config, Env.EMAIL_SCHEMES, "smtp+tls://user:secret@host:587"),
    "CACHE_URL": (Env.cache_url_config, Env.CACHE_SCHEMES, "redis://host:6379/0"),
}
# Each with the least that it may be.
NUMBERS = {
    "HSTS_SECONDS": 0,
    "DATABASE_POOL_SIZE": 1,
    "TRUSTED_PROXIES": 0,
    "LOCKOUT_ATTEMPTS": 1,
    "LOCKOUT_MINUTES": 1,
    "SESSION_HOURS": 1,
    "SESSION_IDLE_MINUTES": 5,
    "SECURITY_LOG_DAYS": 1,
}
SECOND_FACTOR = ("optional", "office", "required")
RATES = ("API_RATE_ANONYMOUS", "API_RATE_TOKEN")
MAX_PREVIEW_LINK_DAYS = 90


def wrong_values(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield what is insecure or unusable among the values that are set; never the values."""
    key = environ["SECRET_KEY"]
    if len(key) < 50 or len(set(key)) < 5 or key.startswith("insecure"):
        yield "SECRET_KEY needs at least 50 random characters"
    hosts = [host.strip() for host in environ["ALLOWED_HOSTS"].split(",")]
    if "*" in hosts or not any(hosts):
        yield "ALLOWED_HOSTS must name the hosts, not '*'"
    if not _is_https(environ["BASE_URL"]):
        yield "BASE_URL must begin with https:// and name a host"
    yield from _wrong_formats(environ)
    if environ.get("LOG_LEVEL", "INFO") not in logging.getLevelNamesMapping():
        yield "LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL"


def _wrong_formats(environ: Mapping[str, str]) -> Iterator[str]:
    for name, (read, schemes, example) in URLS.items():
        if name in environ and not _is_readable(read, schemes, environ[name]):
            yield f"{name} must look like {example}"
    for name, least in NUMBERS.items():
        if name in environ and not _is_number(environ[name], least):
            yield f"{name} must be a whole number, at least {least}"
    for name in RATES:
        if name in environ and not _is_readable_rate(environ[name]):
            yield f"{name} must look like 600/min (s, min, h or d)"
    yield from _wrong_previews(environ)
    yield from _wrong_sign_in(environ)
    yield from wrong_machine_translator(environ)


def _wrong_previews(environ: Mapping[str, str]) -> Iterator[str]:
    try:
        parse_front_ends(environ.get("HEADLESS_PREVIEW_URL", ""))
    except ValueError as error:
        yield f"HEADLESS_PREVIEW_URL {error}"
    days = environ.get("PREVIEW_LINK_DAYS", "7")
    if not _is_number(days, 1) or int(days) > MAX_PREVIEW_LINK_DAYS:
        yield f"PREVIEW_LINK_DAYS must be a whole number from 1 to {MAX_PREVIEW_LINK_DAYS}"


def _wrong_sign_in(environ: Mapping[str, str]) -> Iterator[str]:
    if environ.get("SECOND_FACTOR", "optional") not in SECOND_FACTOR:
        yield f"SECOND_FACTOR must be one of {', '.join(SECOND_FACTOR)}"
    if not (issuer := environ.get("OIDC_ISSUER", "")):
        return
    if not _is_https(issuer):
        yield "OIDC_ISSUER must begin with https:// and name a host"
    for name in ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"):
        if not environ.get(name):
            yield f"{name} is needed with OIDC_ISSUER"


def _is_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return url.startswith("https://") and bool(parts.hostname)


def _is_readable(read: Callable[[str], Any], schemes: dict[str, str], url: str) -> bool:
    if url.partition("://")[0] not in schemes:
        return False
    try:
        read(url)
    except Exception:  # whatever the parser stumbles over, the answer is the same
        return False
    return True


def _is_readable_rate(value: str) -> bool:
    try:
        parse_rate(value)
    except ValueError:
        return False
    return True


def _is_number(value: str, least: int) -> bool:
    return value.isascii() and value.isdecimal() and int(value) >= least


def require_production_environment(environ: Mapping[str, str]) -> None:
    """End the process on an incomplete or insecure environment, naming everything at once.

    An exit, not an exception: the log then shows this one line and no traceback.
    """
    missing = [name for name in REQUIRED if not environ.get(name)]
    if missing:
        problem = f"missing environment variables: {', '.join(missing)}"
    else:
        problem = "; ".join(wrong_values(environ))
    if problem:
        sys.exit(f"Production refuses to start: {problem}. See docs/configuration.md.")
