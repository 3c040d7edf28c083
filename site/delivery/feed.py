"""The change feed: documents in the order in which they last changed, and all of them at once.

A cursor is the content version and page of the last entry: what comes later has a later version,
because whoever moves the version holds it until the commit.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from delivery import version
from delivery.models import Document
from home.api.problems import ProblemError
from home.api.published import as_json, door_of_origin
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
    public = _public_ids(rows)
    for row in rows:
        body = _body(row, rich_text) if row.page_id in public else None
        head = {
            "id": row.page_id,
            "type": row.type,
            "locale": row.locale,
            "deleted": body is None,
        }
        yield f'{as_json(head)[:-1]},"page":{body or "null"}}}'


def export(rich_text: str) -> Iterator[str]:
    """A line that names the cursor from which on to ask for changes, then a line for each page.

    The first line also says how many pages follow, so that nobody takes a part for the whole.
    """
    cursor = f"{version.current() + 1}.0"
    kept = Document.objects.filter(body__isnull=False)
    public = Library(door_of_origin()).public_pages.values("pk")
    yield as_json({"cursor": cursor, "pages": kept.filter(page_id__in=public).count()})
    last = 0
    while rows := list(kept.filter(page_id__gt=last).order_by("page_id")[:_CHUNK]):
        shown = _public_ids(rows)
        yield from (_body(row, rich_text) or "" for row in rows if row.page_id in shown)
        last = rows[-1].page_id


def _body(row: Document, rich_text: str) -> str | None:
    return row.markdown_body if rich_text == "markdown" and row.body else row.body


def _public_ids(rows: Iterable[Document]) -> set[int]:
    pages = Library(door_of_origin()).public_pages
    return set(pages.filter(pk__in=[row.page_id for row in rows]).values_list("pk", flat=True))
