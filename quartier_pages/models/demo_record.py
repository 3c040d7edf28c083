"""The ledger of the demo content."""

from typing import ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models


class DemoRecord(models.Model):
    """One object that the demo loader created, or adopted in its original state.

    Deleting the demo content follows these records and nothing else.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    # What an adopted object held before; None when the loader created it.
    original = models.JSONField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="demo_record_once_per_object"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}"
