"""When somebody has guessed too often. django-axes counts; here is what one wants to know of it."""

from datetime import timedelta
from math import ceil
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_login_failed
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone


def is_locked(request: HttpRequest, username: str) -> bool:
    return not AxesProxyHandler.is_allowed(request, {"username": username})


def count_failure(request: HttpRequest, username: str) -> None:
    """A wrong code counts like a wrong password."""
    user_login_failed.send(__name__, credentials={"username": username}, request=request)


def minutes_left(username: str, address: str | None) -> int:
    """For how long this account is closed to this address, rounded up; at least one minute."""
    recent = _recent().filter(username=username, ip_address=address)
    last = recent.aggregate(last=Max("attempt_time"))["last"]
    end = (last or timezone.now()) + settings.AXES_COOLOFF_TIME
    return max(1, ceil((end - timezone.now()) / timedelta(minutes=1)))


def locked_addresses(user: AbstractBaseUser) -> list[str]:
    """From where the account is locked now."""
    locked = _locked(_recent().filter(username=user.get_username())).order_by("ip_address")
    return [row["ip_address"] or "–" for row in locked]


def locked_names() -> set[str]:
    """The accounts, or what somebody took for one, that are locked now from somewhere."""
    return {row["username"] for row in _locked(_recent())}


def unlock(user: AbstractBaseUser) -> None:
    AccessAttempt.objects.filter(username=user.get_username()).delete()


def _recent() -> QuerySet[AccessAttempt]:
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    attempts: QuerySet[AccessAttempt] = AccessAttempt.objects.filter(attempt_time__gte=since)
    return attempts


def _locked(attempts: QuerySet[AccessAttempt]) -> QuerySet[AccessAttempt, dict[str, Any]]:
    """Accounts and addresses with as many failures as are too many."""
    counts = attempts.order_by().values("username", "ip_address")
    return counts.annotate(failures=Sum("failures_since_start")).filter(
        failures__gte=settings.AXES_FAILURE_LIMIT
    )
