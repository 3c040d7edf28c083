"""Answers in a form that can be compared: pages by name instead of by id, no time stamps."""

import json
import os
import re
from pathlib import Path
from typing import Any

EXPECTED = Path(__file__).parent / "expected"
_PAGE_ADDRESS = re.compile(r"(/api/v2/pages/)(\d+)/")


def readable(value: Any, names: dict[int, str]) -> Any:
    """An answer with page ids replaced by names."""
    if isinstance(value, dict):
        return {
            key: f"<{names[item]}>" if key == "id" and item in names else readable(item, names)
            for key, item in value.items()
            if key not in ("first_published_at", "last_published_at")
        }
    if isinstance(value, list):
        return [readable(item, names) for item in value]
    if isinstance(value, str):
        return _PAGE_ADDRESS.sub(lambda match: f"{match[1]}<{names[int(match[2])]}>/", value)
    return value


def expected(name: str, answer: Any) -> Any:
    """The committed answer; with UPDATE_EXPECTED=1 the given one takes its place."""
    path = EXPECTED / f"{name}.json"
    if os.environ.get("UPDATE_EXPECTED"):
        path.write_text(json.dumps(answer, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8"))
