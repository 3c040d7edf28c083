"""`make bench`: how long the server takes for a page, next to a view that does nothing.

Uses the database of DATABASE_URL, which must hold the demo then, or a temporary one. Each page
and its bare counterpart are asked in turn, round by round, so that noise meets both alike.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("ROUNDS", "40"))
WARM_UP = 3


def prepare(folder: str) -> None:
    """Tell this process and the server the settings, and fill the database if it is ours."""
    temporary = not os.environ.get("DATABASE_URL")
    os.environ.update(
        PYTHONPATH=f"{ROOT / 'site'}:{ROOT}",
        DJANGO_SETTINGS_MODULE="tests.bench.settings",
        BENCH_DIR=folder,
        BENCH_TEMPORARY="yes" if temporary else "",
        SECRET_KEY="0123456789" * 5,
        ALLOWED_HOSTS="localhost",
        BASE_URL="https://localhost",
        EMAIL_URL="dummymail://",
        DEFAULT_FROM_EMAIL="bench@localhost",
        SSL_REDIRECT="false",
        LOG_LEVEL="WARNING",
    )
    if temporary:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
        manage("migrate", "--no-input", "-v", "0")
        manage("load_demo")
    manage("collectstatic", "--no-input", "-v", "0")


def manage(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )


def addresses() -> dict[str, str]:
    """What is asked for: the first centre of the demo and its first report stand for all."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    import django  # needs the settings that prepare() names

    django.setup()
    from quartier_pages.demo.loader import is_loaded
    from quartier_pages.models import JahresberichtPage

    if not is_loaded():
        sys.exit("The database of DATABASE_URL holds no demo: run manage.py load_demo first.")
    report = JahresberichtPage.objects.live().filter(locale__language_code="de").first()
    assert report is not None
    centre = report.get_parent()
    search = f"/suche/?q={quote('Augärtle')}"
    return {
        "home page": "/",
        "overview": centre.get_parent().url,
        "centre": centre.url,
        "report": report.url,
        "API list, fields=*": "/api/v2/pages/?fields=*",
        "API report": f"/api/v2/pages/{report.pk}/",
        "search": search,
    }


@contextmanager
def server() -> Iterator[HTTPConnection]:
    """Granian as in docs/configuration.md; gives a connection that stays open."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = "-m granian --interface wsgi --workers 2 --blocking-threads 8 --no-log --port"
    process = subprocess.Popen(
        [sys.executable, *command.split(), str(port), "quartier_site.wsgi:application"], cwd=ROOT
    )
    try:
        for _ in range(150):
            try:
                connection = HTTPConnection("localhost", port, timeout=30)
                connection.connect()
                break
            except OSError:
                time.sleep(0.2)
        yield connection
    finally:
        process.terminate()
        process.wait()


def ask(connection: HTTPConnection, address: str) -> tuple[float, int]:
    """Milliseconds until the whole answer is here, and its bytes."""
    started = time.perf_counter()
    connection.request("GET", address)
    response = connection.getresponse()
    size = len(response.read())
    if response.status != 200:
        sys.exit(f"{address} answers {response.status}")
    return (time.perf_counter() - started) * 1000, size


def main() -> None:
    with TemporaryDirectory(prefix="quartier-bench-") as folder:
        prepare(folder)
        pages = addresses()
        times: dict[str, list[float]] = {name: [] for name in pages}
        bare: dict[str, list[float]] = {name: [] for name in pages}
        sizes: dict[str, int] = {}
        with server() as connection:
            for turn in range(WARM_UP + ROUNDS):
                for name, address in pages.items():
                    page, sizes[name] = ask(connection, address)
                    nothing, _ = ask(connection, f"/bench-bare/{sizes[name]}/")
                    if turn >= WARM_UP:
                        times[name].append(page)
                        bare[name].append(nothing)
    row = "{:20} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}\n".format
    sys.stdout.write(row("ms", "KiB", "min", "median", "max", "bare", "ratio"))
    for name, own in times.items():
        figures = [sizes[name] / 1024, min(own), median(own), max(own), median(bare[name])]
        ratio = f"{median(own) / median(bare[name]):.0f}×"
        sys.stdout.write(row(name, *(f"{figure:.1f}" for figure in figures), ratio))


if __name__ == "__main__":
    main()
