"""Every example of docs/api.md is true: a shell runs it, against a server that serves content."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Site

from home.models import CustomImage
from previews import drafts
from quartier_pages.models import Standort
from tests.access.tokens import issue
from tests.trees import Tree, build_offer, build_tree, weekly

DOCS: Path = settings.BASE_DIR / "docs" / "api.md"
API = "http://localhost:8000/api/quartier/v1"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STATUS = re.compile(r"# (\d{3})$")
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Says of each request how it was answered, in the order of the requests.
PRELUDE = """
set -euo pipefail
curl() { command curl --silent --show-error --write-out '%{stderr}%{http_code}\\n' "$@"; }
"""


@dataclass
class Example:
    """Commands, and the answer that is shown below them."""

    commands: str
    shown: str = ""

    @property
    def statuses(self) -> list[str]:
        """What each request is expected to answer."""
        requests = [line for line in self.commands.splitlines() if "curl" in line]
        found = [STATUS.search(line) for line in requests]
        return [match[1] if match else "200" for match in found]


def examples() -> Iterator[Example]:
    """Each block with a request, and what is shown before the next block of commands."""
    example = Example("")
    for language, text in BLOCK.findall(DOCS.read_text()):
        if language == "sh":
            if example.statuses:
                yield example
            example = Example(text)
        elif language in ("json", "http") and not example.shown:
            example.shown = text
    if example.statuses:
        yield example


@pytest.fixture
def tree(transactional_db: None) -> Tree:
    return build_tree(Site.objects.get(is_default_site=True).root_page.specific)


@pytest.fixture
def api(live_server: Any) -> str:
    return f"{live_server.url}/api/quartier/v1"


@pytest.fixture
def variables(api: str, tree: Tree) -> dict[str, str]:
    """What a shell knows that runs the examples; there is something to see in each of them."""
    centre = tree.zentrum
    centre.slug = "augaertle"
    centre.standorte = [Standort(name="Haus", street="Weg", latitude=49, longitude=9)]
    centre.body = [("paragraph", "<p>Text</p>")]
    centre.teaser_image = CustomImage.objects.create(title="Hof", file=get_test_image_file())
    centre.save()
    offers = [
        build_offer(centre, list(map(weekly, WEEK)), title="Lernhilfe", slug=slug)
        for slug in ("lernhilfe", "lernhilfe-am-abend")
    ]
    arabic, _created = Locale.objects.get_or_create(language_code="ar")
    for page in (tree.index, centre, *offers):
        page.copy_for_translation(arabic, copy_parents=True, alias=True)
    token = drafts.make_token(centre.save_revision())
    return {"API": api, "KEY": issue()[1], "TOKEN": token}


def test_every_example_answers_as_shown(variables: dict[str, str], tmp_path: Path) -> None:
    if shutil.which("curl") is None and not os.environ.get("CI"):
        pytest.skip("curl is not installed")
    wrong = {}
    for example in examples():
        found = subprocess.run(
            ["bash", "-c", PRELUDE + example.commands],
            env={**os.environ, **variables},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
        )
        if found.stderr.split() != example.statuses:
            wrong[example.commands] = found.stderr + found.stdout[:500]
        elif differences := list(compare(example.shown, found.stdout)):
            wrong[example.commands] = "\n".join(differences)
    assert wrong == {}


def compare(shown: str, answer: str) -> Iterator[str]:
    """How an answer differs from what is shown of it."""
    answer = answer.replace("\r", "")
    if shown.startswith("HTTP/"):
        head, _, shown = shown.partition("\n\n")
        real_head, _, answer = answer.partition("\n\n")
        yield from compare_heads(head.split("\n"), real_head.split("\n"))
    if shown.strip():
        yield from compare_values("", json.loads(shown), json.loads(last_answer(answer)))


def last_answer(output: str) -> str:
    """Where several requests follow each other, the answer of the last one is shown."""
    bodies = re.split(r"(?<=\})(?=\{)", output)
    return bodies[-1]


def compare_heads(shown: list[str], real: list[str]) -> Iterator[str]:
    if shown[0] != real[0]:
        yield f"{shown[0]}, not {real[0]}"
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in real)}
    for line in filter(None, shown[1:]):
        name, _, value = line.partition(": ")
        found = headers.get(name.lower())
        if found is None or shape(found) != shape(value.removesuffix(", …")):
            yield f"{name}: {found}, shown is {value}"


def shape(header: str) -> str:
    """A header without its figures and without the port of the server."""
    return re.sub(r"localhost:\d+|\d+", "0", header).split(", <")[0]


def compare_values(where: str, shown: Any, real: Any) -> Iterator[str]:
    """Errors are the same to the letter; of other answers the fields and their types count."""
    if isinstance(shown, dict) and shown.get("type") == "about:blank":
        if shown != real:
            yield f"{where} is {real}"
    elif isinstance(shown, dict) and isinstance(real, dict):
        yield from (f"{where}.{name} is not there" for name in shown.keys() - real.keys())
        for name in shown.keys() & real.keys():
            yield from compare_values(f"{where}.{name}", shown[name], real[name])
    elif isinstance(shown, list) and isinstance(real, list):
        if not real:
            yield f"{where} is empty"
        pairs = ((one, item) for one in shown for item in real[:1])
        for one, item in pairs:
            yield from compare_values(f"{where}[]", one, item)
    elif shown is not None and kind(shown) != kind(real):
        yield f"{where} is {real!r}"


def kind(value: Any) -> str:
    return "number" if type(value) in (int, float) else type(value).__name__


def test_a_copy_follows_the_feed_as_shown(api: str, tree: Tree) -> None:
    shown = next(text for language, text in BLOCK.findall(DOCS.read_text()) if language == "python")
    program: dict[str, Any] = {}
    exec(shown.replace(API, api), program)
    offer = build_offer(tree.zentrum)
    pages, cursor = program["load"]()
    assert offer.pk in pages
    offer.delete()
    tree.zentrum.title = "Neuer Titel"
    tree.zentrum.save_revision().publish()
    assert program["follow"](pages, cursor) != cursor
    assert pages == program["load"]()[0]
    assert offer.pk not in pages
    assert pages[tree.zentrum.pk]["title"] == "Neuer Titel"


def test_errors_shown_are_those_of_the_house() -> None:
    texts = [text for language, text in BLOCK.findall(DOCS.read_text()) if language == "json"]
    problems = [json.loads(text) for text in texts if "about:blank" in text]
    statuses = {problem["status"]: problem["title"] for problem in problems}
    assert statuses == {status: HTTPStatus(status).phrase for status in statuses}
    assert set(statuses) == {401, 404, 405, 410, 422, 429, 500}
