"""What need not be asked twice for one answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponseBase

Found = TypeVar("Found")

_memory: ContextVar[dict[Any, Any] | None] = ContextVar("per_request", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Within, `remembered` looks everything up once; for requests that only read."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(key: Any, find: Callable[[], Found]) -> Found:
    """What `find` finds, from this request's memory if it has one."""
    memory = _memory.get()
    if memory is None:
        return find()
    if key not in memory:
        memory[key] = find()
    found: Found = memory[key]
    return found


def read_once(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: what visitors read is worked out from one look at who may see what."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path.startswith("/admin/"):
            return get_response(request)
        with remembering():
            return get_response(request)

    return middleware
