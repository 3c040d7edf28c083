"""The site as in production, with the demo, in processes and a database of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Hundreds of files that no visitor fetches, and each of them would be compressed.
EDITORS_FILES = ("admin", "wagtail*", "rest_framework", "ninja")

SLOWEST_START = 180  # seconds, on a machine that is busy with other things


def environment(folder: str, settings: str, database: str = "") -> dict[str, str]:
    """What the processes are told; without a database they use one of their own in the folder."""
    return {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": settings,
        "DATABASE_URL": database or f"sqlite:///{folder}/db.sqlite3",
        "SERVED_DIR": folder,
        "SERVED_TEMPORARY": "" if database else "yes",
        "SECRET_KEY": "0123456789" * 5,
        "ALLOWED_HOSTS": "localhost",
        "BASE_URL": "https://localhost",
        "EMAIL_URL": "dummymail://",
        "DEFAULT_FROM_EMAIL": "served@localhost",
        "SSL_REDIRECT": "false",
        "LOG_LEVEL": "WARNING",
    }


def prepare(env: dict[str, str]) -> None:
    """Collect static files, and fill the database if it is our own."""

    def manage(*arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)

    if env["SERVED_TEMPORARY"]:
        manage("migrate", "--no-input", "-v", "0")
        manage("load_demo")
    manage("collectstatic", "--no-input", "-v", "0", *(f"-i={name}" for name in EDITORS_FILES))


@contextmanager
def server(env: dict[str, str]) -> Iterator[str]:
    """Granian as in docs/configuration.md; gives the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = "-m granian --interface wsgi --workers 2 --blocking-threads 8 --no-log --port"
    process = subprocess.Popen(
        [sys.executable, *command.split(), str(port), "quartier_site.wsgi:application"],
        cwd=ROOT,
        env=env,
        start_new_session=True,  # a group of its own, with its workers
    )
    try:
        _wait_for(port, process)
        yield f"http://localhost:{port}"
    finally:
        _stop(process)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    latest = time.monotonic() + SLOWEST_START
    while process.poll() is None and time.monotonic() < latest:
        try:
            socket.create_connection(("localhost", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("The server does not start.")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Politely, and by force where it does not listen: Granian that still starts never ends."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
