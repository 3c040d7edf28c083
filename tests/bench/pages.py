"""`make bench`: how long the server takes for a page, next to a view that does nothing.

Uses the database of DATABASE_URL, which must hold the demo then, or a temporary one. Each page
and its bare counterpart are asked in turn, round by round, so that noise meets both alike.
"""

import os
import sys
import time
from http.client import HTTPConnection
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit

from tests.served.server import environment, prepare, server

ROUNDS = int(os.environ.get("ROUNDS", "40"))
WARM_UP = 3


def addresses() -> dict[str, str]:
    """What is asked for: the first centre of the demo and its first report stand for all."""
    import django  # needs the settings that main() names

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
        env = environment(folder, "tests.bench.settings", os.environ.get("DATABASE_URL", ""))
        os.environ.update(env)
        prepare(env)
        pages = addresses()
        times: dict[str, list[float]] = {name: [] for name in pages}
        bare: dict[str, list[float]] = {name: [] for name in pages}
        sizes: dict[str, int] = {}
        with server(env) as address_of_server:
            connection = HTTPConnection(urlsplit(address_of_server).netloc, timeout=30)
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
