"""What is kept to answer readers."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from home.api.published import Body


class ContentVersion(models.Model):
    """One number that moves, with the commit, whenever a public answer may change.

    Who moves it holds the row until the commit, so numbers become visible in their order.
    """

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


NONCES = 10**9


def draw_nonce() -> int:
    """What will not be drawn again for the same version, should a backup bring it back."""
    return secrets.randbelow(NONCES)


class FeedVersion(models.Model):
    """A content version with which documents changed, and what tells it from all namesakes.

    After a backup was restored the same numbers come again, for other changes. A cursor names the
    nonce besides, so it is known only to a database in whose history this very change is.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    nonce = models.PositiveIntegerField(default=draw_nonce)

    def __str__(self) -> str:
        return f"{self.number}.{self.nonce}"


class DocumentQuerySet(models.QuerySet["Document"]):
    def marked(self) -> "DocumentQuerySet":
        """What something was changed of since it was made."""
        return self.filter(marked__gt=F("built"))

    def stale_ids(self) -> list[int]:
        """What was marked since it was made, or names what was of another day.

        A union, because PostgreSQL would read the whole table for an OR of the two.
        """
        of_another_day = self.filter(day__lt=timezone.localdate())
        ids = self.marked().values_list("pk").union(of_another_day.values_list("pk"))
        return [pk for (pk,) in ids.order_by("page_id")]


class Document(models.Model):
    """A page as the API answers it.

    The row stays when its page goes: without a body it tells mirrors that the page is gone.
    """

    page_id = models.PositiveBigIntegerField(primary_key=True)
    type = models.CharField(max_length=100, blank=True)
    locale = models.CharField(max_length=20, blank=True)
    # Under which address it is, or last was; `path` to find it by (see `delivery.addresses`).
    html_url = models.TextField(blank=True)
    path = models.TextField(blank=True)
    body = models.TextField(null=True)  # noqa: DJ001 (null: not public)
    markdown_body = models.TextField(blank=True)
    # For pages that name something of the day, such as what is current.
    day = models.DateField(null=True)
    # Content versions: when the body last changed (0: never public), when something it is made of
    # changed, and up to which change it has been made.
    version = models.PositiveBigIntegerField(default=0)
    marked = models.PositiveBigIntegerField(default=0)
    built = models.PositiveBigIntegerField(default=0)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["version", "page_id"], name="document_version"),
            models.Index(
                fields=["page_id"], condition=Q(marked__gt=F("built")), name="document_stale"
            ),
            models.Index(fields=["path"], name="document_path"),
            models.Index(fields=["day"], condition=Q(day__isnull=False), name="document_day"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.page_id}"

    @property
    def kept(self) -> Body | None:
        """The page as it was made last; None when it was not public."""
        return None if self.body is None else Body(self.body, self.markdown_body)

    @property
    def is_stale(self) -> bool:
        """As `DocumentQuerySet.stale_ids` says it."""
        return self.marked > self.built or (
            self.day is not None and self.day < timezone.localdate()
        )


class DocumentTag(models.Model):
    """Something that a document is made of; see `home.representation.library`."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="tags")
    tag = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["tag", "document"], name="document_tag")]

    def __str__(self) -> str:
        return self.tag
