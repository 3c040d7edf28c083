"""`make bench-growth`: what publishing costs as the tree grows.

Makes a database of each size on the server of TEST_POSTGRES_URL, each from the one before, and
publishes in all of them in turn, so that noise meets them alike. Drops them at the end.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tests.served.server import ROOT, environment

SERVER = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
SIZES = [int(size) for size in os.environ.get("SIZES", "1000 10000").split()]
ROUNDS = int(os.environ.get("ROUNDS", "30"))
WARM_UP = 3
MODELS = ("AngebotPage", "JahresberichtPage", "QuartierszentrumPage")


def on_server(statement: str, *names: str) -> None:
    identifiers = map(sql.Identifier, names)
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*identifiers))


@contextmanager
def database(size: int, template: str) -> Iterator[str]:
    name = f"quartier_growth_{size}"
    on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    on_server("CREATE DATABASE {} TEMPLATE {}", name, template)
    try:
        yield name
    finally:
        on_server("DROP DATABASE {} WITH (FORCE)", name)


def run(env: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, *command], cwd=ROOT, env=env, check=True)


def publisher(env: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.publishing"],
        cwd=ROOT,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def ask(process: "subprocess.Popen[str]", model: str) -> float:
    """Milliseconds that publishing a page of the model took."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{model}\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def main() -> None:
    times: dict[tuple[str, int], list[float]] = {}
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="quartier-growth-"))
        environments: dict[int, dict[str, str]] = {}
        template = ""
        for size in SIZES:
            sys.stderr.write(f"making {size} pages\n")
            name = stack.enter_context(database(size, template or "template0"))
            url = urlsplit(SERVER)._replace(path=f"/{name}").geturl()
            env = environments[size] = environment(folder, "tests.served.settings", url)
            if not template:
                run(env, "manage.py", "migrate", "--no-input", "-v", "0")
                run(env, "manage.py", "load_demo")
            run(env, "-m", "tests.bench.filling", str(size))
            template = name
        running = {size: stack.enter_context(publisher(env)) for size, env in environments.items()}
        for turn in range(WARM_UP + ROUNDS):
            for model in MODELS:
                for size, process in running.items():
                    took = ask(process, model)
                    if turn >= WARM_UP:
                        times.setdefault((model, size), []).append(took)
        for process in running.values():
            process.communicate()
    row = "{:22} {:>7} {:>8} {:>8} {:>8} {:>7}\n".format
    sys.stdout.write(row("publish, ms", "pages", "min", "median", "max", "ratio"))
    for (model, size), own in times.items():
        ratio = median(own) / median(times[model, SIZES[0]])
        figures = (f"{figure:.1f}" for figure in (min(own), median(own), max(own)))
        sys.stdout.write(row(model, size, *figures, f"{ratio:.2f}×"))


if __name__ == "__main__":
    main()
