"""`/resolve`, `/changes` and `/export.ndjson`: for who keeps a copy of the site."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import Field, Query, Router, Schema
from pydantic import create_model

from delivery import documents, feed
from delivery.addresses import resolve
from home.api.answers import localize, object_answer, text_answer
from home.api.parameters import MAX_LIMIT, PageFormat, Parameters, refuse_unknown
from home.api.problems import ProblemError
from home.api.published import as_json
from home.api.schemas.lists import answers

NDJSON = "application/x-ndjson"
_EXPORT = {"responses": {200: {"content": {NDJSON: {"schema": {"type": "string"}}}}}}


class Change(Schema):
    """Eine Seite, wie sie jetzt ist, oder dass es sie nicht mehr gibt."""

    id: int
    type: str
    locale: str
    deleted: bool = Field(description="Nicht mehr öffentlich: aus der Kopie entfernen")


class Changes(Schema):
    """Was sich geändert hat, in der Reihenfolge der Änderungen."""

    cursor: str = Field(description="Beim nächsten Mal angeben", examples=["4711.12"])
    has_more: bool = Field(description="Gleich weiterfragen: es gibt schon mehr")


class ChangesParameters(PageFormat):
    cursor: str = Field(
        feed.START,
        description="Aus der letzten Antwort oder aus dem Export; ohne: von Anfang an",
        pattern=feed.CURSOR,
    )
    limit: int = Field(100, ge=1, le=MAX_LIMIT, description="Höchstzahl der Änderungen")


class ResolveParameters(Parameters):
    path: str = Field(
        description="Öffentlicher Pfad mit Sprachvorsatz",
        pattern="^/.*$",
        examples=["/ar/quartierszentren/augaertle/"],
        max_length=2000,
    )


class Resolved(Schema):
    """Wohin ein öffentlicher Pfad führt."""

    kind: Literal["page", "redirect", "gone", "view"] = Field(
        description=(
            "Eine Seite, eine Weiterleitung, was es nicht mehr gibt, oder eine Ansicht der "
            "Website ohne eigene Daten (Suche, Wochenprogramm, PDF): dorthin verlinken"
        )
    )
    id: int | None = Field(
        description="Id der Seite, wenn der Pfad zu einer führt oder führte oder unter ihr liegt"
    )
    type: str | None
    locale: str | None
    html_url: str | None = Field(description="Wohin der Pfad führt")
    detail_url: str | None
    is_permanent: bool | None = Field(description="Ob eine Weiterleitung auf Dauer gilt")


def build_router(any_page: Any) -> Router:
    """The router; `any_page` is the type of a page of any kind."""
    router = Router(tags=["Kopie halten"])

    @router.get("/changes", response=answers(_changes_of(any_page), 404))
    def changes(request: HttpRequest, parameters: Query[ChangesParameters]) -> HttpResponse:
        """Was sich seit dem letzten Mal (`cursor`) geändert hat, Löschungen eingeschlossen."""
        refuse_unknown(request, ChangesParameters)
        documents.refresh_stale()
        since = feed.after(parameters.cursor)
        part = list(since[: parameters.limit + 1])
        shown, more = part[: parameters.limit], len(part) > parameters.limit
        items = ",".join(feed.as_change(shown, parameters.rich_text))
        cursor = feed.cursor_of(shown[-1]) if shown else parameters.cursor
        return text_answer(
            request,
            f'{{"items":[{items}],"cursor":{as_json(cursor)},"has_more":{as_json(more)}}}',
        )

    @router.get("/export.ndjson", response=answers(None), openapi_extra=_EXPORT)
    def export(request: HttpRequest, parameters: Query[PageFormat]) -> StreamingHttpResponse:
        """Jede öffentliche Seite auf einer Zeile; die erste nennt `cursor` und Anzahl (`pages`)."""
        refuse_unknown(request, PageFormat)
        documents.refresh_stale()
        lines = feed.export(parameters.rich_text)
        chunks = (localize(request, f"{line}\n").encode() for line in lines)
        return StreamingHttpResponse(chunks, content_type=NDJSON)

    @router.get("/resolve", response=answers(Resolved, 404))
    def resolve_path(request: HttpRequest, parameters: Query[ResolveParameters]) -> HttpResponse:
        """Wohin ein öffentlicher Pfad führt: zu einer Seite, zu einer anderen, oder ins Leere."""
        refuse_unknown(request, ResolveParameters)
        documents.refresh_stale()
        found = resolve(request, parameters.path)
        if found is None:
            raise ProblemError(404, "Nothing is, or was, at this path.")
        return object_answer(request, found)

    return router


def _changes_of(any_page: Any) -> Any:
    change = create_model(
        "Aenderung",
        __base__=Change,
        page=(any_page | None, Field(description="Die Seite wie unter `/pages/{id}`")),
    )
    return create_model("Aenderungen", __base__=Changes, items=(list[change], ...))  # type: ignore[valid-type]
