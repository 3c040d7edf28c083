"""The change feed: documents in the order in which they last changed, and all of them at once.

A cursor is the content version and page of the last entry: what comes later has a later version,
because whoever moves the version holds it until the commit.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from delivery import documents, version
from delivery.models import Document
from home.api.problems import ProblemError
from home.api.published import Body, as_json, door_of_origin
from home.representation.library import Library

START = "0.0"
CURSOR = r"^[0-9]{1,18}\.[0-9]{1,18}$"
_CHUNK = 200


def after(cursor: str) -> QuerySet[Document]:
    """What changed after a cursor; raises a problem (404) if it is not known."""
    number, page_id = map(int, cursor.split("."))
    if number > version.current() + 1:  # of a time that a restored backup has taken back
        why = "This cursor is not known here. Load the export anew."
        raise ProblemError(404, why, [{"loc": ["query", "cursor"], "msg": why}])
    later = Q(version__gt=number) | Q(version=number, page_id__gt=page_id)
    return Document.objects.filter(later, version__gt=0).order_by("version", "page_id")


def cursor_of(row: Document) -> str:
    return f"{row.version}.{row.page_id}"


def as_change(rows: Iterable[Document], rich_text: str) -> Iterator[str]:
    """Each row as JSON; what is not public any more is a tombstone."""
    rows = list(rows)
    bodies = _public_bodies(rows)
    for row in rows:
        body = bodies.get(row.page_id)
        head = {
            "id": row.page_id,
            "type": row.type,
            "locale": row.locale,
            "deleted": body is None,
        }
        page = body.in_format(rich_text) if body else "null"
        yield f'{as_json(head)[:-1]},"page":{page}}}'


def export(rich_text: str) -> Iterator[str]:
    """A line that names the cursor from which on to ask for changes, then a line for each page.

    The first line also says how many pages follow, so that nobody takes a part for the whole.
    """
    cursor = f"{version.current() + 1}.0"
    public = Library(door_of_origin()).public_pages.values("pk")
    kept = Document.objects.filter(body__isnull=False, page_id__in=public).order_by("page_id")
    yield as_json({"cursor": cursor, "pages": kept.count()})
    for row in kept.iterator(_CHUNK):
        body = row.kept
        if row.is_stale:  # changed since the export began
            body = documents.read([row.page_id]).get(row.page_id)
        if body:
            yield body.in_format(rich_text)


def _public_bodies(rows: Iterable[Document]) -> dict[int, Body]:
    """The documents of those that everybody may see at this moment, by id in the same order."""
    ids = [row.page_id for row in rows]
    public = Library(door_of_origin()).public_pages.filter(pk__in=ids)
    bodies = documents.read(public.values_list("pk", flat=True))
    return {pk: bodies[pk] for pk in ids if pk in bodies}
