"""The type of a list and of an error, for any resource."""

from typing import Any

from ninja import Field, Schema
from pydantic import create_model

from home.api.schemas.objects import Problem


def list_of(schema: type[Schema]) -> Any:
    """The type of a part of a list of these."""
    return create_model(
        f"{schema.__name__}Liste",
        __base__=Schema,
        count=(int, Field(description="Wie viele es insgesamt sind")),
        items=(list[schema], Field(description="Dieser Teil der Liste")),
    )


def answers(schema: Any, *errors: int) -> dict[int, Any]:
    """What an operation may answer: this, or one of the usual errors and these.

    401 is for a key that is wrong; none is needed.
    """
    return {200: schema, **dict.fromkeys(sorted({401, 422, 429, *errors}), Problem)}
