"""Tells on the terminal how far the loader has come."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any


class Progress:
    """One line per step: on a terminal it appears at once and is completed when done."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()

    @contextmanager
    def __call__(self, title: str) -> Iterator[None]:
        started = perf_counter()
        if self._is_terminal:
            self._write(f"  {title} …")
        try:
            yield
        except BaseException:
            self._write("\n" if self._is_terminal else f"✗ {title}\n")
            raise
        seconds = f"{perf_counter() - started:.1f}".replace(".", ",")
        start = "\r" if self._is_terminal else ""
        self._write(f"{start}✓ {title} ({seconds} s)\n")

    def _write(self, text: str) -> None:
        # Without the red that Django gives to standard error.
        self._stream.write(text, style_func=str, ending="")
        self._stream.flush()
