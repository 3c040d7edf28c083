"""Documents: each public page as the API answers it, made at publish and kept."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task

from delivery import version
from delivery.models import Document, DocumentTag
from delivery.paths import normal_path
from home.api import published
from home.api.published import Body, Made
from home.representation.library import DAY

logger = logging.getLogger(__name__)

_CHUNK = 100
_MOST_AT_ONCE = 500  # that an editor waits for
_ATTEMPTS = 3  # somebody else may publish while a document is being made


def read(page_ids: Iterable[int]) -> dict[int, Body]:
    """The documents of public pages, by id; what is stale is made anew first."""
    ids = set(page_ids)
    rows = _rows(ids)
    stale: set[int] = set()
    for _attempt in range(_ATTEMPTS):
        stale = {pk for pk, row in rows.items() if row.is_stale}
        if not stale:
            break
        _refresh_what_can_be(list(stale))
        rows |= _rows(stale)
    bodies = {pk: row.kept for pk, row in rows.items() if row.kept and not row.is_stale}
    restless = [pk for pk in stale if rows[pk].is_stale]
    return bodies | _make_what_can_be(restless) if restless else bodies


def _rows(ids: Iterable[int]) -> dict[int, Document]:
    return {row.page_id: row for row in Document.objects.filter(pk__in=list(ids))}


def refresh_stale(tick: Callable[[int], Any] = lambda count: None) -> int:
    """Make every stale document anew; how many there were."""
    count = 0
    before: list[int] = []
    for attempt in range(_ATTEMPTS):
        ids = Document.objects.stale_ids()
        if not ids or ids == before:  # what cannot be made now cannot be made at once either
            break
        before = ids
        for chunk in chunks(ids):
            _refresh_what_can_be(chunk)
            tick(len(chunk) if attempt == 0 else 0)
        count = max(count, len(ids))
    return count


def refresh_some() -> None:
    """Make anew what was changed a moment ago: no more than somebody can wait for."""
    ids = list(Document.objects.marked().order_by("pk").values_list("pk", flat=True)[:_CHUNK])
    if ids:
        _refresh_what_can_be(ids)


class AfterCommit:
    """Has stale documents made once a transaction has committed.

    A crash in between costs nothing but time: the marks are in the transaction.
    """

    def __init__(self) -> None:
        # Which pages it has marked, under which savepoints: a rollback takes both back.
        self.marked: set[tuple[Any, ...]] = set()

    def __call__(self) -> None:
        if Document.objects.stale_ids()[_MOST_AT_ONCE:]:
            refresh_in_background.enqueue()
        else:
            refresh_stale()


@task()
def refresh_in_background() -> None:
    """For task workers, if there are any: nobody should wait for thousands of pages."""
    refresh_stale()


def after_commit() -> AfterCommit:
    """The one of the present transaction; outside of one it runs at once."""
    for entry in connection.run_on_commit:
        hook = entry[1]
        if isinstance(hook, AfterCommit):
            return hook
    hook = AfterCommit()
    transaction.on_commit(hook, robust=True)
    return hook


def _refresh_what_can_be(page_ids: Sequence[int]) -> None:
    """A page that cannot be made stays marked and is logged; it does not keep others from it."""
    try:
        refresh(page_ids)
    except Exception:
        if len(page_ids) > 1:
            for pk in page_ids:
                _refresh_what_can_be([pk])
        else:
            logger.exception("The document of page %s cannot be made", *page_ids)


def _make_what_can_be(page_ids: Sequence[int]) -> dict[int, Body]:
    """Pages that others keep changing, made for one answer only."""
    try:
        return {pk: made.body for pk, made in published.make(page_ids).items()}
    except Exception:
        logger.exception("These pages cannot be made: %s", page_ids)
        return {}


def refresh(page_ids: Iterable[int]) -> None:
    """Make the documents of these pages anew.

    What was made of content that has changed meanwhile stays marked: a document marked again,
    and one whose new tags were not yet there for the change to find.
    """
    seen, today = version.current(), timezone.localdate()
    rows = _rows(page_ids)
    made = published.make(rows)
    changes = [_Change(row, made.get(pk), today) for pk, row in rows.items()]
    with transaction.atomic():
        unmoved = version.lock() == seen
        known = _stored_tags(rows)
        trusted = [one for one in changes if unmoved or one.tags <= known[one.row.pk]]
        number = version.bump_feed() if any(one.differs for one in trusted) else 0
        kept = {one.row.pk for one in trusted if one.keep(number)}
        _store_tags(changes, known, kept)
        renewed = {one.row.pk: one.body for one in changes if one.row.pk in kept}
        published.pages_renewed.send(sender=Document, pages=renewed)


class _Change:
    """A document as it is, and as it should be: None when the page is not public."""

    def __init__(self, row: Document, made: Made | None, today: dt.date) -> None:
        self.row = row
        self.made = made
        self.today = today
        self.tags = made.tags if made else frozenset()

    @property
    def body(self) -> Body | None:
        return self.made.body if self.made else None

    @property
    def differs(self) -> bool:
        """Whether readers will notice."""
        return self.row.kept != self.body

    def keep(self, number: int) -> bool:
        """Store it, unless it was marked again since it was read."""
        values: dict[str, Any] = {
            "built": self.row.marked,
            "day": self.today if DAY in self.tags else None,
        }
        if self.differs:
            values |= {"version": number, "body": None, "markdown_body": ""}
        if self.differs and self.made:
            values |= {
                "body": self.made.body.html,
                "markdown_body": self.made.body.markdown,
                "type": self.made.type,
                "locale": self.made.locale,
                "html_url": self.made.html_url,
                "path": normal_path(self.made.html_url),
            }
        untouched = Document.objects.filter(pk=self.row.pk, marked=self.row.marked)
        return bool(untouched.update(**values))


def _stored_tags(ids: Iterable[int]) -> dict[int, set[str]]:
    tags: dict[int, set[str]] = {pk: set() for pk in ids}
    rows = DocumentTag.objects.filter(document__in=list(tags))
    for document, tag in rows.values_list("document_id", "tag"):
        tags[document].add(tag)
    return tags


def _store_tags(changes: list[_Change], known: dict[int, set[str]], kept: set[int]) -> None:
    """The tags of what is kept; of what is not, the new ones too, for the next change to find."""
    new = []
    for one in changes:
        pk = one.row.pk
        new += [DocumentTag(document_id=pk, tag=tag) for tag in one.tags - known[pk]]
        if pk in kept and (gone := known[pk] - one.tags):
            DocumentTag.objects.filter(document=pk, tag__in=gone).delete()
    DocumentTag.objects.bulk_create(new)


def chunks(ids: list[int]) -> Iterator[list[int]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
