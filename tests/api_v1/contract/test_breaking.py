"""Which differences between two descriptions break clients, and which do not."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest

from tests.api_v1.contract.breaking import breaking_changes

PATH = "/things/{id}"
REF = "#/components/schemas/"
OLD: dict[str, Any] = {
    "paths": {
        PATH: {
            "get": {
                "operationId": "thing",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
                    {
                        "name": "kind",
                        "in": "query",
                        "schema": {"$ref": "#/components/schemas/Kind"},
                    },
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}},
                ],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": f"{REF}Thing"}}}},
                    "404": {"content": {}},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Kind": {"type": "string", "enum": ["a", "b"]},
            "Text": {"type": "object", "properties": {"html": {"type": "string"}}},
            "Image": {"type": "object", "properties": {"src": {"type": "string"}}},
            "Thing": {
                "type": "object",
                "required": ["id", "body"],
                "properties": {
                    "id": {"type": "integer"},
                    "day": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
                    "body": {
                        "type": "array",
                        "items": {
                            "oneOf": [
                                {"$ref": f"{REF}Text"},
                                {"$ref": f"{REF}Image"},
                            ]
                        },
                    },
                    "children": {
                        "type": "array",
                        "items": {"$ref": f"{REF}Thing"},
                    },
                },
            },
        }
    },
}


class Draft:
    """The old description, with its parts at hand to be changed."""

    def __init__(self) -> None:
        self.document = deepcopy(OLD)
        self.paths = self.document["paths"]
        self.get = self.paths[PATH]["get"]
        self.parameters = self.get["parameters"]
        self.schemas = self.document["components"]["schemas"]
        self.thing = self.schemas["Thing"]["properties"]


@dataclass(frozen=True)
class Case:
    """A change, and what is said of it: nothing when no client breaks."""

    name: str
    change: Callable[[Draft], Any]
    said: str = ""


def parameter(name: str, required: bool = False, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": required, "schema": schema}


CASES = [
    Case("nothing", lambda new: None),
    Case("a new path", lambda new: new.paths.update({"/more": {"get": {}}})),
    Case("a new parameter", lambda new: new.parameters.append(parameter("q", type="string"))),
    Case("a new property", lambda new: new.thing.update(title={"type": "string"})),
    Case("a new value", lambda new: new.schemas["Kind"]["enum"].append("c")),
    Case("a wider limit", lambda new: new.parameters[2]["schema"].update(maximum=99)),
    Case("a new block", lambda new: new.thing["body"]["items"]["oneOf"].append({"type": "object"})),
    Case("never null again", lambda new: new.thing["day"]["anyOf"].pop()),
    Case("path gone", lambda new: new.paths.pop(PATH), "GET /things/{id} is gone"),
    Case("method gone", lambda new: new.paths[PATH].pop("get"), "GET /things/{id} is gone"),
    Case("other name", lambda new: new.get.update(operationId="it"), "another operationId"),
    Case("parameter gone", lambda new: new.parameters.pop(), "parameter limit is gone"),
    Case(
        "new required parameter",
        lambda new: new.parameters.append(parameter("q", required=True, type="string")),
        "parameter q is now required",
    ),
    Case(
        "now required",
        lambda new: new.parameters[1].update(required=True),
        "parameter kind is now required",
    ),
    Case(
        "value gone",
        lambda new: new.schemas["Kind"]["enum"].remove("b"),
        "parameter kind no longer takes the value b",
    ),
    Case(
        "parameter of another type",
        lambda new: new.parameters[2]["schema"].update(type="string"),
        "parameter limit no longer takes integer",
    ),
    Case(
        "lower limit",
        lambda new: new.parameters[2]["schema"].update(maximum=5),
        "parameter limit has a narrower maximum",
    ),
    Case(
        "other default",
        lambda new: new.parameters[2]["schema"].update(default=3),
        "parameter limit has another default",
    ),
    Case("property gone", lambda new: new.thing.pop("id"), "Thing.id is gone"),
    Case(
        "property of another type",
        lambda new: new.thing["id"].update(type="string"),
        "Thing.id is string, was integer",
    ),
    Case(
        "property no longer required",
        lambda new: new.schemas["Thing"]["required"].remove("id"),
        "Thing.id may now be missing",
    ),
    Case(
        "now null",
        lambda new: new.thing.update(id={"anyOf": [{"type": "integer"}, {"type": "null"}]}),
        "Thing.id is null or one of several, was integer",
    ),
    Case(
        "other format",
        lambda new: new.thing["day"]["anyOf"][0].update(format="date-time"),
        "Thing.day has another format",
    ),
    Case(
        "block gone",
        lambda new: new.thing["body"]["items"]["oneOf"].pop(),
        "Thing.body[] is never Image any more",
    ),
    Case("deep", lambda new: new.schemas["Text"]["properties"].pop("html"), "Text.html is gone"),
    Case("answer gone", lambda new: new.get["responses"].pop("404"), "no longer answers 404"),
    Case(
        "media type gone",
        lambda new: new.get["responses"]["200"]["content"].clear(),
        "200 application/json is gone",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_only_what_breaks_clients_is_named(case: Case) -> None:
    new = Draft()
    case.change(new)
    found = breaking_changes(OLD, new.document)
    if case.said:
        assert len(found) == 1
        assert case.said in found[0]
    else:
        assert found == []
