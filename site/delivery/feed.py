"""The change feed: documents in the order in which they last changed, and all of them at once.

A cursor is the content version and page of the last entry: what comes later has a later version,
because whoever moves the version holds it until the commit. The nonce of the version is in it too,
so that a cursor of a time that a restored backup has taken back is not mistaken for one of ours.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from delivery import documents
from delivery.models import NONCES, Document, FeedVersion
from home.api.problems import ProblemError
from home.api.published import Body, as_json, door_of_origin
from home.representation.library import Library

START = "0.0"
# Clients may check it, so it stays: the first number is the version with its nonce behind it. Those
# of an earlier release, which had none, are as unknown as any other that was never given out.
CURSOR = r"^[0-9]{1,18}\.[0-9]{1,18}$"
_CHUNK = 200


def after(cursor: str) -> QuerySet[Document]:
    """What changed after a cursor; raises a problem (404) if it is not known."""
    if cursor == START:
        return _entries()
    change, page_id = map(int, cursor.split("."))
    number, nonce = divmod(change, NONCES)
    if not FeedVersion.objects.filter(number=number, nonce=nonce).exists():
        why = "This cursor is not known here. Load the export anew."
        raise ProblemError(404, why, [{"loc": ["query", "cursor"], "msg": why}])
    later = Q(version__gt=number) | Q(version=number, page_id__gt=page_id)
    return _entries().filter(later)


def _entries() -> QuerySet[Document]:
    return Document.objects.filter(version__gt=0).order_by("version", "page_id")


def cursor_of(row: Document) -> str:
    # What an earlier release has published has no nonce until it is named.
    known, _created = FeedVersion.objects.get_or_create(number=row.version)
    return f"{known.number * NONCES + known.nonce}.{row.page_id}"


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
    newest = _entries().last()
    cursor = cursor_of(newest) if newest else START
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
