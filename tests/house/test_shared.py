"""What test processes share is made once, and anew when making it failed."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from tests.shared import made_once


@pytest.fixture
def workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The folders of four workers of one run."""
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    return [Mock(**{"getbasetemp.return_value": tmp_path / f"gw{n}"}) for n in range(4)]


def test_the_others_wait_for_the_first(workers: Any, tmp_path: Path) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        time.sleep(0.2)
        (folder / "content").touch()

    def ask(worker: Any) -> list[Path]:
        return list(made_once(worker, "demo", make).iterdir())

    with ThreadPoolExecutor(len(workers)) as threads:
        found = list(threads.map(ask, workers))
    assert made == [tmp_path / "demo"]
    assert found == [[tmp_path / "demo/content"]] * len(workers)


def test_what_failed_half_way_is_made_anew(workers: Any) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        made_once(workers[0], "demo", fail)
    folder = made_once(workers[1], "demo", lambda folder: (folder / "whole").touch())
    assert [file.name for file in folder.iterdir()] == ["whole"]
