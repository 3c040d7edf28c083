"""What the processes of one test run share instead of each making its own."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def one_at_a_time(file: Path) -> Iterator[None]:
    """Wait until no other process holds the file; the system lets go of it when a process dies."""
    with file.open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first process to ask fills, for all processes of this run."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # each worker has a folder of its own below that of the run
    folder, done = base / name, base / f"{name}.done"
    with one_at_a_time(base / f"{name}.lock"):
        if not done.exists():
            # What a process left half-made that failed or was stopped is made anew.
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
