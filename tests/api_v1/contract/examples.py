"""Writes the examples of the API's description: real answers, cut down to one of each.

Run by `make examples` against the demo that `make run` serves.
"""

import json
from pathlib import Path
from typing import Any

from django.test import Client

from home.api.published import PREFIX
from quartier_site.api.openapi import EXAMPLES, document

# What an address in braces, or one that needs a parameter, is asked with.
_CENTRE = "augaertle"
_QUERIES = {
    "search": {"q": "Frühstück"},
    "resolve": {"path": f"/quartierszentren/{_CENTRE}/"},
    "termine": {"centre": _CENTRE},
    "angebote": {"centre": _CENTRE},
    "changes": {"limit": "1"},
}


def write() -> list[str]:
    """The paths of which there is an example now."""
    client = Client(headers={"Host": "localhost:8000"})
    page = client.get(f"{PREFIX}/angebote", {"limit": "1"}).json()["items"][0]["id"]
    examples = {}
    for path, operations in json.loads(document())["paths"].items():
        name = path.removeprefix(f"{PREFIX}/")
        address = path.replace("{slug}", _CENTRE).replace("{page_id}", str(page))
        answers = operations["get"]["responses"].get("200", {}).get("content", {})
        if "application/json" not in answers or name.startswith("preview"):
            continue
        answer = client.get(address, _QUERIES.get(name, {}))
        examples[path] = _one_of_each(answer.json())
    text = json.dumps(examples, ensure_ascii=False, indent=1) + "\n"
    Path(EXAMPLES).write_text(text, encoding="utf-8")
    return list(examples)


def _one_of_each(value: Any) -> Any:
    if isinstance(value, list):
        return [_one_of_each(item) for item in value[:1]]
    if isinstance(value, dict):
        return {name: _one_of_each(item) for name, item in value.items()}
    return value
