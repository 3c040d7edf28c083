"""Marks documents that a change may alter, in the transaction of the change.

Making them anew comes after the commit (`delivery.documents`), or with the next reader: a marked
document is never answered with.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from wagtail.models import Page

from delivery.documents import after_commit
from delivery.models import Document, DocumentTag
from delivery.version import bump
from home.representation.library import row_tag, type_tag
from home.visibility import shown_below


def mark(tags: Iterable[str], page_ids: Iterable[int] = ()) -> None:
    """Mark what is made of any of these, and move the content version."""
    with transaction.atomic():
        version = bump()
        made_of = DocumentTag.objects.filter(tag__in=set(tags)).values("document")
        # One after the other, because PostgreSQL would read the whole table for both at once.
        for documents in (Q(pk__in=made_of), Q(pk__in=list(page_ids))):
            Document.objects.filter(documents).update(marked=version)
    after_commit()


def mark_owner(page_id: int) -> None:
    """Mark a page for the sake of one of its rows, once in a transaction that saves many."""
    key = (*connection.savepoint_ids, page_id)
    if not connection.in_atomic_block or key not in after_commit().marked:
        mark_pages(Page.objects.filter(pk=page_id))


def mark_all(*, refresh: bool = True) -> None:
    """For changes that may reach everything, such as another address of the site."""
    with transaction.atomic():
        Document.objects.update(marked=bump())
        _enter(Page.objects.values_list("pk", flat=True))
        if refresh:
            after_commit()


def mark_pages(pages: "QuerySet[Page]") -> None:
    """Mark the documents of pages and of everything made of them or of their translations."""
    ids = list(pages.values_list("pk", flat=True))
    with transaction.atomic():
        mark(_tags_of(pages), ids)
        _enter(ids)
        after_commit().marked |= {(*connection.savepoint_ids[:-1], pk) for pk in ids}


def _enter(page_ids: Iterable[int]) -> None:
    """Note pages that have no document yet, as marked."""
    new = [Document(page_id=pk, marked=1) for pk in page_ids]
    Document.objects.bulk_create(new, ignore_conflicts=True)


def mark_below(page: Page) -> None:
    """A page, all under it and their aliases: where they are, or who may see them, has changed."""
    mark_pages(Page.objects.filter(shown_below(page.path)))


def _tags_of(pages: "QuerySet[Page]") -> set[str]:
    rows = list(pages.values_list("path", "translation_key", "content_type"))
    parents = {path[: -Page.steplen] for path, _key, _type in rows}
    families = Page.objects.filter(translation_key__in={key for _path, key, _type in rows})
    types = {ContentType.objects.get_for_id(type_id).model_class() for *_, type_id in rows}
    return {
        *(row_tag(Page, pk) for pk in families.values_list("pk", flat=True)),
        *(f"path:{path}" for path, _key, _type in rows),
        *(f"below:{path}" for path in parents),
        *(
            f"children:{pk}"
            for pk in Page.objects.filter(path__in=parents).values_list("pk", flat=True)
        ),
        *(type_tag(model) for model in types if model),
    }
