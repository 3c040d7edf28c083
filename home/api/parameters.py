"""The parameters of requests: typed, described, and nothing unknown goes unnoticed."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, get_args

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Schema
from pydantic import AwareDatetime, ValidationInfo, field_validator

from home.api.problems import ProblemError

MAX_LIMIT = 100
MAX_ID = 2**63 - 1  # what a database can hold
PAGE_ORDERS = ("title", "slug", "first_published_at", "last_published_at")
# In the description: the values that a parameter lists, with commas between them.
LISTED = "x-listed"
_LANGUAGES = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
_LANGUAGE_NAMES: Any = [LANG_INFO[code]["name_local"] for code in _LANGUAGES]
if TYPE_CHECKING:
    Language: TypeAlias = str
else:
    Language = Annotated[
        Literal[tuple(_LANGUAGES)],
        Field(json_schema_extra={"x-enum-descriptions": _LANGUAGE_NAMES}),
    ]

# Pydantic reads more than what the description promises, such as 1e2, yes, or seconds since 1970.
_SPELLINGS: dict[Any, tuple[re.Pattern[str], str]] = {
    int: (re.compile(r"-?[0-9]+"), "a whole number"),
    bool: (re.compile("true|false"), "true or false"),
    date: (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a date such as 2026-01-31"),
    AwareDatetime: (
        re.compile(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
            r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
        ),
        "a time such as 2026-01-31T12:00:00Z",
    ),
}


class Parameters(Schema):
    """What a request may carry after its question mark."""

    @field_validator("*", mode="before")
    @classmethod
    def as_described(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str) and "\x00" in value:  # PostgreSQL stores no such text
            raise ValueError("must not hold a null character")
        kinds = list(_kinds(cls.model_fields[str(info.field_name)].annotation))
        for kind, (spelling, what) in _SPELLINGS.items():
            if kind in kinds and isinstance(value, str) and not spelling.fullmatch(value):
                raise ValueError(f"must be {what}")
        return value


def _kinds(annotation: Any) -> Iterator[Any]:
    """A type and those that it is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _kinds(part)


class PageFormat(Parameters):
    """How texts are wanted."""

    rich_text: Literal["html", "markdown"] = Field(
        "html", description="Form der formatierten Texte"
    )


class Paging(Parameters):
    """Which part of a list."""

    limit: int = Field(20, ge=1, le=MAX_LIMIT, description="Höchstzahl der Einträge", examples=[20])
    offset: int = Field(
        0, ge=0, le=2**31 - 1, description="Wie viele Einträge vorher ausgelassen werden"
    )


class InLanguage(Parameters):
    """In which language."""

    locale: Language = Field(
        settings.LANGUAGE_CODE,
        description="Sprache; was noch nicht übersetzt ist, kommt mit `is_fallback` auf Deutsch",
        examples=["ar"],
    )


class Narrowing(Parameters):
    """How much of each object."""

    fields: str | None = Field(
        None,
        description=(
            "Nur diese Felder der obersten Ebene, durch Komma getrennt. Die Antwort hat dann den "
            "Medientyp `application/vnd.quartier.narrowed+json`."
        ),
        examples=["id,title,html_url"],
    )


def sorting(names: Iterable[str], *, default: str, example: str) -> Any:
    """The parameter that sorts a list by these; `default` says in German how else it is sorted."""
    listed: Any = [f"{sign}{name}" for name in sorted(names) for sign in ("", "-")]
    return Field(
        None,
        description=(
            f"Felder zum Sortieren, durch Komma getrennt, mit `-` absteigend; ohne: {default}"
        ),
        examples=[example],
        json_schema_extra={LISTED: listed},
    )


def page_sorting(*more: str, default: str = "wie auf der Website") -> Any:
    """The parameter that sorts pages: by what all have, and by these."""
    return sorting({*PAGE_ORDERS, *more}, default=default, example="-last_published_at,title")


class ListParameters(InLanguage, PageFormat, Paging, Narrowing):
    """What every list of pages understands."""

    order: str | None = page_sorting()
    q: str | None = Field(None, description="Suchwörter", examples=["Frühstück"], max_length=200)
    changed_since: AwareDatetime | None = Field(
        None,
        description="Nur was seit diesem Zeitpunkt veröffentlicht wurde",
        examples=["2026-01-01T00:00:00Z"],
    )

    @field_validator("changed_since")
    @classmethod
    def within_the_calendar(cls, value: Any) -> Any:
        if value is None:
            return None
        # Beyond these, databases and time zones run out of years; pages are of neither time.
        year = min(max(value.year, 1901), 8999)
        if year != value.year:
            value = value.replace(year=year, day=min(value.day, 28))
        return value.astimezone(timezone.get_default_timezone())


def refuse_unknown(request: HttpRequest, *known: type[Schema]) -> None:
    """Raises a problem (422) that names what nobody would have read."""
    names = {name for schema in known for name in _names(schema)}
    unknown = sorted(set(request.GET) - names)
    twice = [name for name, values in request.GET.lists() if len(values) > 1]
    if unknown:
        expected = f"Known parameters: {', '.join(sorted(names)) or 'none'}."
        raise ProblemError(
            422,
            f"Unknown parameter: {', '.join(unknown)}. {expected}",
            [{"loc": ["query", name], "msg": f"Unknown parameter. {expected}"} for name in unknown],
        )
    if twice:
        raise wrong_parameter(twice[0], "Give it once.")


def is_searchable(text: str) -> bool:
    """SQLite's full text search, as Wagtail asks it, fails on signs alone and quotation marks."""
    return '"' not in text and any(letter.isalnum() for letter in text)


def _names(schema: type[Schema]) -> list[str]:
    return [field.alias or name for name, field in schema.model_fields.items()]


def wrong_parameter(name: str, why: str) -> ProblemError:
    return ProblemError(422, f"{name}: {why}", [{"loc": ["query", name], "msg": why}])
