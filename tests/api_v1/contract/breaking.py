"""What in a new description of the API would break a client that was written for the old one."""

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]
_METHODS = ("get", "put", "post", "patch", "delete")


def breaking_changes(old: Schema, new: Schema) -> list[str]:
    """Each difference that breaks clients, as a sentence; empty when all go on working."""
    return sorted(set(_Comparison(old, new).of_documents()))


class _Comparison:
    def __init__(self, old: Schema, new: Schema) -> None:
        self.old, self.new = old, new
        self.seen: set[tuple[str, str]] = set()

    def of_documents(self) -> Iterator[str]:
        for path, methods in self.old["paths"].items():
            for method in [name for name in _METHODS if name in methods]:
                where = f"{method.upper()} {path}"
                now = self.new["paths"].get(path, {}).get(method)
                if now is None:
                    yield f"{where} is gone"
                    continue
                if now.get("operationId") != methods[method].get("operationId"):
                    yield f"{where} has another operationId"
                yield from self._parameters(where, methods[method], now)
                yield from self._responses(where, methods[method], now)

    def _parameters(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        before, after = _by_name(old), _by_name(new)
        for name, parameter in after.items():
            was_required = before.get(name, {}).get("required", False)
            if parameter.get("required") and not was_required:
                yield f"{where}: parameter {name} is now required"
        for name, parameter in before.items():
            at = f"{where}: parameter {name}"
            if name not in after:
                yield f"{at} is gone"
            else:
                yield from self._narrower_input(at, parameter["schema"], after[name]["schema"])

    def _narrower_input(self, at: str, old: Schema, new: Schema) -> Iterator[str]:
        old, new = self._resolved(self.old, old), self._resolved(self.new, new)
        if _kinds(old) - _kinds(new):
            yield f"{at} no longer takes {', '.join(sorted(_kinds(old) - _kinds(new)))}"
        if "enum" in new:
            gone = [str(value) for value in old.get("enum", ["other"]) if value not in new["enum"]]
            yield from (f"{at} no longer takes the value {value}" for value in gone)
        for bound, sign in (("maximum", 1), ("maxLength", 1), ("minimum", -1), ("minLength", -1)):
            if bound in new and (bound not in old or sign * new[bound] < sign * old[bound]):
                yield f"{at} has a narrower {bound}"
        for limit in ("pattern", "format"):
            if limit in new and new[limit] != old.get(limit):
                yield f"{at} has another {limit}"
        if old.get("default") != new.get("default"):
            yield f"{at} has another default"

    def _responses(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        for status, response in old["responses"].items():
            contents = new["responses"].get(status, {}).get("content", {})
            if status not in new["responses"]:
                yield f"{where} no longer answers {status}"
                continue
            for kind, content in response.get("content", {}).items():
                at = f"{where}: {status} {kind}"
                if kind not in contents:
                    yield f"{at} is gone"
                else:
                    yield from self._other_output(at, content["schema"], contents[kind]["schema"])

    def _other_output(self, at: str, old: Schema, new: Schema) -> Iterator[str]:
        """A client relies on every property and every type that it knows of."""
        if "$ref" in old and "$ref" in new:  # once for every pair: types may hold themselves
            pair = (old["$ref"], new["$ref"])
            if pair in self.seen:
                return
            self.seen.add(pair)
            at = old["$ref"].rsplit("/", 1)[-1]
        old, new = self._resolved(self.old, old), self._resolved(self.new, new)
        added = _kinds(new) - _kinds(old)
        if added or _kinds(old) - _kinds(new) - {"null"}:
            yield f"{at} is {_words(new)}, was {_words(old)}"
            return
        if "const" in old and old["const"] != new.get("const"):
            yield f"{at} is {new.get('const')}, was {old['const']}"
        if old.get("format") != new.get("format"):
            yield f"{at} has another format"
        yield from self._properties(at, old, new)
        for part in ("items", "additionalProperties"):
            if isinstance(old.get(part), dict) and isinstance(new.get(part), dict):
                yield from self._other_output(f"{at}[]", old[part], new[part])
        yield from self._members(at, old, new)

    def _properties(self, at: str, old: Schema, new: Schema) -> Iterator[str]:
        for name, schema in old.get("properties", {}).items():
            if name not in new.get("properties", {}):
                yield f"{at}.{name} is gone"
                continue
            if name in old.get("required", []) and name not in new.get("required", []):
                yield f"{at}.{name} may now be missing"
            yield from self._other_output(f"{at}.{name}", schema, new["properties"][name])

    def _members(self, at: str, old: Schema, new: Schema) -> Iterator[str]:
        """Further members of a union are no breach: clients tell them apart and skip them."""
        before, after = _union(old), _union(new)
        for name in sorted(set(before) - set(after) - {"null"}):
            yield f"{at} is never {name} any more"
        for name in sorted(set(before) & set(after)):
            yield from self._other_output(at, before[name], after[name])

    def _resolved(self, document: Schema, schema: Schema) -> Schema:
        while "$ref" in schema:
            schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
        return schema


def _by_name(operation: Schema) -> dict[str, Schema]:
    return {parameter["name"]: parameter for parameter in operation.get("parameters", [])}


def _union(schema: Schema) -> dict[str, Schema]:
    members = schema.get("oneOf") or schema.get("anyOf") or []
    return {_name(member): member for member in members}


def _name(schema: Schema) -> str:
    return str(schema.get("$ref", schema.get("type", "anything"))).rsplit("/", 1)[-1]


def _kinds(schema: Schema) -> set[str]:
    """The simple types that a value may have; of a union, whether it may be null."""
    if _union(schema):
        return {"one of several", *({"null"} & set(_union(schema)))}
    kinds = schema.get("type", "anything")
    return set(kinds) if isinstance(kinds, list) else {kinds}


def _words(schema: Schema) -> str:
    return " or ".join(sorted(_kinds(schema)))
