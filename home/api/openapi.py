"""The description of an API as OpenAPI 3.1, with what Ninja leaves out or gets wrong."""

import json
import re
from collections.abc import Mapping
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from home.api.answers import JSON, NARROWED
from home.api.parameters import LISTED
from home.api.problems import CONTENT_TYPE as PROBLEM

_NARROWED_LIST = {
    "type": "object",
    "title": "Liste mit ausgewählten Feldern",
    "required": ["count", "items"],
    "properties": {
        "count": {"type": "integer"},
        "items": {"type": "array", "items": {"type": "object", "additionalProperties": True}},
    },
}
_TEXT = {"type": "string"}
_SUCCESS_HEADERS = {
    "ETag": {"schema": _TEXT, "description": "Fingerabdruck des Inhalts, für If-None-Match"},
    "Cache-Control": {"schema": _TEXT},
}
_LINK = {
    "schema": _TEXT,
    "description": "Nachbarn in der Liste (RFC 8288): next, prev, first, last",
}
# All that a free text must not hold; see `home.api.parameters`.
_NO_NULL_CHARACTER = r"^[^\x00]*$"
_RETRY = {"schema": {"type": "integer"}, "description": "Sekunden bis zum nächsten Versuch"}


class _Description(OpenAPISchema):
    """Ninja's description, where no type takes the place of another one of the same name."""

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        for name, definition in definitions.items():
            if self.schemas.setdefault(name, definition) != definition:
                raise ValueError(f"Two types of the API are called {name}.")


def describe(api: NinjaAPI, prefix: str, examples: Mapping[str, Any]) -> dict[str, Any]:
    """The document; `prefix` is the path at which the API stands, `examples` answers by path."""
    document = dict(_Description(api, f"{prefix}/"))
    document["servers"] = [{"url": "/"}]
    for path, operations in document["paths"].items():
        for operation in operations.values():
            _mend(operation, document["components"]["schemas"])
            if path in examples:
                operation["responses"][200]["content"][JSON]["example"] = examples[path]
    for schema in document["components"]["schemas"].values():
        _without_made_up_titles(schema)
    document["components"]["schemas"] = _referenced(document)
    document["components"].setdefault("securitySchemes", {})["Token"] = {
        "type": "http",
        "scheme": "bearer",
        "description": "Hebt das Limit der Anfragen; die Antworten bleiben dieselben.",
    }
    return document


def _without_made_up_titles(schema: dict[str, Any]) -> None:
    """Pydantic calls `html_url` "Html Url", which says nothing more, and not in German."""
    for name, known in schema.get("properties", {}).items():
        if known.get("title", "").lower() == name.replace("_", " ").lower():
            del known["title"]


def _referenced(document: dict[str, Any]) -> dict[str, Any]:
    """The types that operations need; Ninja adds those that only hold parameters together."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    needed: set[str] = set()
    found = _references(document["paths"])
    while found:
        needed |= found
        found = {name for known in found for name in _references(schemas[known])} - needed
    return {name: schemas[name] for name in sorted(needed)}


def _references(part: Any) -> set[str]:
    return set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(part, default=str)))


def _mend(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    summary, _, more = operation["description"].partition("\n\n")
    operation["summary"] = summary.rstrip(".").replace("`", "")  # shown as plain text
    operation["description"] = " ".join((more or summary).split())
    names = {parameter["name"] for parameter in operation["parameters"]}
    for parameter in operation["parameters"]:
        _without_null(parameter["schema"])
        if parameter["name"] == "fields":
            parameter["schema"][LISTED] = _fields_of_items(operation, schemas)
        _mend_parameter(parameter)
    for status, response in operation["responses"].items():
        _mend_response(int(status), response, names)


def _mend_parameter(parameter: dict[str, Any]) -> None:
    parameter.pop("examples", None)  # a list, where OpenAPI wants a map; the schema has them
    schema = parameter["schema"]
    if values := schema.pop(LISTED, None):
        parameter |= {"style": "form", "explode": False, "schema": _list_of(values)}
    elif parameter["in"] == "query" and _is_free_text(schema):
        schema.setdefault("pattern", _NO_NULL_CHARACTER)


def _is_free_text(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "string" and not schema.keys() & {"enum", "format"}


def _mend_response(status: int, response: dict[str, Any], names: set[str]) -> None:
    content = response.get("content", {})
    if status >= 400:
        response["content"] = {PROBLEM: content.get(JSON, {})}
    if status == 429:
        response["headers"] = {"Retry-After": _RETRY}
    if status != 200:
        return
    if len(content) > 1:  # named by the operation itself
        content.pop(JSON, None)
    response["headers"] = dict(_SUCCESS_HEADERS)
    if "offset" in names:
        response["headers"]["Link"] = _LINK
    if "fields" in names:
        content[NARROWED] = {"schema": _NARROWED_LIST}


def _list_of(values: list[str]) -> dict[str, Any]:
    kind = {"type": "string", "enum": values, "description": "Ein Feld"}
    return {"type": "array", "items": kind, "minItems": 1}


def _fields_of_items(operation: dict[str, Any], schemas: dict[str, Any]) -> list[str]:
    """What the objects of a list consist of."""
    answer = operation["responses"][200]["content"][JSON]["schema"]
    of_items = schemas[_name(answer)]["properties"]["items"]["items"]
    return list(schemas[_name(of_items)]["properties"])


def _name(reference: dict[str, str]) -> str:
    return reference["$ref"].rsplit("/", 1)[-1]


def _without_null(schema: dict[str, Any]) -> None:
    """A parameter is left out or has a value: the text of an address knows no null."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) == 1:
        del schema["anyOf"]
        schema.update(kinds[0])
