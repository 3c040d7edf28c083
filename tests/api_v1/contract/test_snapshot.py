"""The committed description is the one that is served, and no client breaks unannounced."""

import json
import os
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from quartier_site.api.openapi import document
from tests.api_v1.contract.breaking import breaking_changes

SNAPSHOT = Path(__file__).parents[3] / "docs" / "openapi.json"


def test_description_is_committed() -> None:
    """With UPDATE_OPENAPI=1 (`make openapi`) it is written, unless clients would break."""
    committed = SNAPSHOT.read_text(encoding="utf-8") if SNAPSHOT.exists() else "{}"
    if committed == document():
        return
    broken = unannounced(json.loads(committed), json.loads(document()))
    if broken:
        pytest.fail(
            "This breaks clients; keep what was, or raise the major number of API_VERSION:\n- "
            + "\n- ".join(broken),
            pytrace=False,
        )
    if not os.environ.get("UPDATE_OPENAPI"):
        pytest.fail(f"{SNAPSHOT.name} is not the description: run `make openapi`.", pytrace=False)
    SNAPSHOT.write_text(document(), encoding="utf-8")


def unannounced(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Breaking changes, unless the version says that this is another contract."""
    if not old or major(new) > major(old):
        return []
    return breaking_changes(old, new)


def major(described: dict[str, Any]) -> int:
    return int(described["info"]["version"].split(".")[0])


@pytest.mark.parametrize(
    ("version", "is_refused"),
    [("1.2.0", True), ("1.9.0", True), ("0.9.0", True), ("2.0.0", False)],
)
def test_only_a_new_major_number_allows_to_break_clients(version: str, is_refused: bool) -> None:
    operation = {"get": {"operationId": "things", "responses": {}}}
    old = {"info": {"version": "1.2.0"}, "paths": {"/things": operation}}
    new = {"info": {"version": version}, "paths": {}}
    assert bool(unannounced(old, new)) is is_refused


def test_examples_are_what_the_description_promises() -> None:
    described = json.loads(document())
    shown = {
        path: answer["example"]
        for path, operations in described["paths"].items()
        for answer in operations["get"]["responses"].get("200", {}).get("content", {}).values()
        if "example" in answer
    }
    assert len(shown) > 15
    for path, example in shown.items():
        content = described["paths"][path]["get"]["responses"]["200"]["content"]
        schema = {**content["application/json"]["schema"], "components": described["components"]}
        jsonschema.validate(example, schema, jsonschema.Draft202012Validator)
