"""Bulk changes: who derives something from every save waits for the end of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.dispatch import Signal

# Sent at the end of a bulk change, within its transaction: anything may have changed.
bulk_changed = Signal()

_running: ContextVar[bool] = ContextVar("bulk_change", default=False)


def is_bulk_change() -> bool:
    return _running.get()


@contextmanager
def bulk_change() -> Iterator[None]:
    """Wrap a load or an import of many pages in this, inside its transaction."""
    token = _running.set(True)
    try:
        yield
    finally:
        _running.reset(token)
    bulk_changed.send(sender=None)
