"""The type of a value to choose from a list."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from django.utils import translation
from pydantic import Field


def choice_type(choices: Iterable[tuple[Any, Any]], *, may_be_empty: bool = False) -> Any:
    """One of these values; what each means goes into the description, in German."""
    known = {code: label for code, label in choices if code not in (None, "")}
    if may_be_empty:
        known[""] = "keine Angabe"
    with translation.override("de"):
        meanings: Any = [str(label) for label in known.values()]
    about = Field(json_schema_extra={"x-enum-descriptions": meanings})
    return Annotated[Literal[tuple(known)], about]
