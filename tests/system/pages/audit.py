"""`make audit`: Lighthouse judges pages as a phone on a slow line sees them.

Fails unless accessibility, best practices and search are perfect. Speed depends on the machine
that measures, so it is only shown: the median of several runs (AUDIT_RUNS). A run that Lighthouse
itself cannot finish, as on a machine that is too busy, says nothing about the page and is repeated.
"""

import json
import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.served.server import environment, prepare, server
from tests.system import npm
from tests.system.conftest import find_chromium
from tests.system.pages.addresses import AUDITED, TEMPLATES
from tests.system.pages.conftest import HERE

RUNS = int(os.environ.get("AUDIT_RUNS", "3"))
ATTEMPTS = 3
PERFECT = ("accessibility", "best-practices", "seo")
CATEGORIES = ("performance", *PERFECT)
METRICS = {"LCP ms": "largest-contentful-paint", "CLS": "cumulative-layout-shift"}
# Our server here speaks plain HTTP/1.1; the proxy before the site does better.
NOT_OURS = "is-on-https,redirects-http,uses-http2"


class UnfinishedError(Exception):
    """Lighthouse came to no result; the text is what it says of that."""


def command(url: str) -> list[str]:
    return [
        str(npm.NODE),
        str(HERE / "node_modules/lighthouse/cli/index.js"),
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--skip-audits={NOT_OURS}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]


def run(url: str, chromium: str) -> dict[str, Any]:
    """What Lighthouse reports; every audit of it has come to a result."""
    env = {**npm.ENVIRONMENT, "CHROME_PATH": chromium}
    ended = subprocess.run(command(url), env=env, check=False, capture_output=True, text=True)
    if ended.returncode:
        raise UnfinishedError(f"exit code {ended.returncode}\n{ended.stderr.strip()}")
    report: dict[str, Any] = json.loads(ended.stdout)
    broken = [
        f"{name}: {audit['errorMessage']}"
        for name, audit in report["audits"].items()
        if audit["scoreDisplayMode"] == "error"
    ]
    if broken:
        raise UnfinishedError("\n".join(broken))
    return report


def lighthouse(url: str, chromium: str) -> dict[str, Any]:
    """The report of the first run that is finished."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return run(url, chromium)
        except UnfinishedError as error:
            sys.stderr.write(f"Lighthouse, attempt {attempt} of {ATTEMPTS}, {url}: {error}\n")
    sys.exit(f"Lighthouse itself failed {ATTEMPTS} times; this says nothing about {url}.")


def scores(report: dict[str, Any]) -> dict[str, float]:
    categories, audits = report["categories"], report["audits"]
    return {
        **{name: round(categories[name]["score"] * 100) for name in CATEGORIES},
        **{name: round(audits[audit]["numericValue"], 3) for name, audit in METRICS.items()},
    }


def failures(report: dict[str, Any]) -> list[str]:
    """The titles of what a page falls short of."""
    ids = [ref["id"] for name in PERFECT for ref in report["categories"][name]["auditRefs"]]
    audits = [report["audits"][name] for name in ids]
    return [audit["title"] for audit in audits if audit["score"] not in (None, 1)]


def main() -> None:
    chromium = find_chromium()
    if chromium is None:
        sys.exit("Chromium is needed (on Debian: apt install chromium)")
    npm.install(HERE)
    imperfect = []
    row = "{:10} {:>12} {:>14} {:>15} {:>5} {:>8} {:>6}\n".format
    sys.stdout.write(row("", *CATEGORIES, *METRICS))
    with TemporaryDirectory(prefix="quartier-audit-") as folder:
        env = environment(folder, "tests.served.settings")
        prepare(env)
        with server(env) as site:
            for name in AUDITED:
                reports = [lighthouse(site + TEMPLATES[name], chromium) for _ in range(RUNS)]
                runs = [scores(report) for report in reports]
                middle = {key: median(run[key] for run in runs) for key in runs[0]}
                sys.stdout.write(row(name, *(f"{value:g}" for value in middle.values())))
                sys.stdout.flush()
                titles = {title for report in reports for title in failures(report)}
                imperfect += [f"{name}: {title}" for title in sorted(titles)]
    sys.exit("\n".join(imperfect) or 0)


if __name__ == "__main__":
    main()
