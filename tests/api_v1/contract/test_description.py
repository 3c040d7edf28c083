"""The OpenAPI document: valid, complete, in German, with names that clients can be made of."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from ninja import Router, Schema
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import create_model

from home.api.build import build_api
from home.api.openapi import describe
from quartier_site.api.openapi import document

DOCUMENT: dict[str, Any] = json.loads(document())
OPERATIONS = {
    operation["operationId"]: operation
    for methods in DOCUMENT["paths"].values()
    for operation in methods.values()
}
PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


@pytest.fixture(params=OPERATIONS)
def operation(request: pytest.FixtureRequest) -> dict[str, Any]:
    return OPERATIONS[request.param]


def test_document_is_valid() -> None:
    errors = OpenAPIV31SpecValidator(DOCUMENT).iter_errors()
    assert [error.message for error in errors] == []


def test_every_operation_has_a_name_of_its_own() -> None:
    assert len(OPERATIONS) == sum(len(methods) for methods in DOCUMENT["paths"].values())


def test_names_are_short_and_name_the_resource(operation: dict[str, Any]) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)?", operation["operationId"])


def test_operation_is_described_in_german(operation: dict[str, Any]) -> None:
    assert operation["description"]
    assert operation["tags"]
    # Where nothing is written, Ninja makes words of the function's name.
    assert operation["summary"].lower() != operation["operationId"].replace("_", " ")
    assert len(operation["summary"].split()) > 1


def test_parameters_are_described(operation: dict[str, Any]) -> None:
    for parameter in operation["parameters"]:
        assert parameter["description"], parameter["name"]
        assert not parameter["required"] or "default" not in parameter["schema"]


def test_errors_are_problems(operation: dict[str, Any]) -> None:
    errors = {code: one for code, one in operation["responses"].items() if code >= "400"}
    assert {"422", "429"} <= set(errors)
    assert {code: one["content"] for code, one in errors.items()} == dict.fromkeys(errors, PROBLEM)


def test_every_type_has_a_plain_name_and_is_used() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    assert [name for name in schemas if not re.fullmatch(r"([A-Z][a-z0-9]*)+", name)] == []
    text = json.dumps(DOCUMENT)
    assert [name for name in schemas if f'"#/components/schemas/{name}"' not in text] == []


def choices(part: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every list of values, with its place in the document."""
    if isinstance(part, dict):
        if isinstance(part.get("enum"), list):
            yield where, part
        for name, value in part.items():
            yield from choices(value, f"{where}/{name}")
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from choices(value, f"{where}/{number}")


def test_values_to_choose_from_have_a_name_or_say_what_they_mean() -> None:
    assert [
        where
        for where, values in choices(DOCUMENT)
        if where.rsplit("/", 1)[0] != "/components/schemas"
        if len(values.get("x-enum-descriptions", [])) != len(values["enum"])
        if not values.get("description")
    ] == []


def test_two_types_of_the_same_name_are_noticed() -> None:
    def holder(name: str, kind: type) -> Any:
        thing: Any = create_model("Thing", __base__=Schema, name=(kind, ...))
        return create_model(name, __base__=Schema, things=(list[thing], ...))

    router = Router()
    router.get("/first", response=holder("First", str))(lambda request: None)
    router.get("/second", response=holder("Second", int))(lambda request: None)
    api = build_api(title="T", version="1", urls_namespace="clash")
    api.add_router("", router)
    with pytest.raises(ValueError, match="Two types of the API are called Thing"):
        describe(api, "/api/clash", {})
