"""The facts that the demo is made of, as files beside this one."""

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
CENTRES = (
    "boeckingen",
    "nordstadt-mehrgenerationenhaus",
    "heilbronner-sueden",
    "bahnhofsvorstadt",
    "augaertle",
    "hochgelegen",
    "innenstadt",
    "sontheim",
    "frankenbach",
    "biberach",
)

Facts = dict[str, Any]


def read(name: str) -> Facts:
    """One file of facts, such as `centres/augaertle`."""
    return tomllib.loads((FOLDER / "facts" / f"{name}.toml").read_text(encoding="utf-8"))


def papers_of(centre: str) -> Facts | None:
    """Eckpunktepapier and reports of a centre, when it has some."""
    path = FOLDER / "facts" / "papers" / f"{centre}.toml"
    return read(f"papers/{centre}") if path.exists() else None


def translations(language: str) -> dict[str, str]:
    """Translations of German strings into a language."""
    path = FOLDER / "translations" / f"{language}.json"
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts


@cache
def _sources() -> Facts:
    return read("sources")


def source(key: str) -> dict[str, str]:
    """Title and address of a source."""
    found: dict[str, str] = _sources()[key]
    return found


def rich_text(text: str) -> str:
    """HTML of plain text: paragraphs stand between empty lines, list items begin with a dash."""
    return "".join(_paragraph(part) for part in re.split(r"\n\s*\n", text.strip()) if part)


def _paragraph(text: str) -> str:
    lines = text.splitlines()
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{line[2:]}</li>" for line in lines) + "</ul>"
    return f"<p>{' '.join(lines)}</p>"
