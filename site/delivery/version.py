"""The content version."""

from django.db import transaction
from django.db.models import F

from delivery.models import ContentVersion, FeedVersion

_ONLY_ROW = 1


def current() -> int:
    """The number that answers of this moment are made of."""
    number = ContentVersion.objects.filter(pk=_ONLY_ROW).values_list("number", flat=True).first()
    return number or 0


def lock() -> int:
    """The number, which nobody else moves until this transaction ends."""
    ContentVersion.objects.filter(pk=_ONLY_ROW).update(number=F("number"))
    return current()


def bump() -> int:
    """Move the number on; it becomes visible with the commit."""
    with transaction.atomic():
        if not ContentVersion.objects.filter(pk=_ONLY_ROW).update(number=F("number") + 1):
            ContentVersion.objects.get_or_create(pk=_ONLY_ROW)
            ContentVersion.objects.filter(pk=_ONLY_ROW).update(number=F("number") + 1)
        return current()


def bump_feed() -> int:
    """Move the number on to one that changed documents take, and that cursors can name."""
    number = bump()
    FeedVersion.objects.create(number=number)
    return number
