"""What need not be asked twice for one answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

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
