"""Rows of a page that must differ in one field, such as one key figure per indicator."""

from typing import Any, ClassVar

from django.db import transaction

from home.models.base import BasePage


class UniqueRowsPage(BasePage):
    """A page whose rows may exchange the values of a unique field.

    Rows are saved one by one: without this, two rows that swap their values would collide half-way.
    """

    # Relation → field in which its rows must differ.
    unique_rows: ClassVar[dict[str, str]] = {}

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        # Rows are written only with the whole page; saving a draft leaves them alone.
        if self.pk is None or kwargs.get("update_fields") is not None:
            return super().save(*args, **kwargs)
        with transaction.atomic():
            for relation, field in self.unique_rows.items():
                self._release_changed(relation, field)
            return super().save(*args, **kwargs)

    def _release_changed(self, relation: str, field: str) -> None:
        """Removes the stored rows whose value changes; saving writes them again."""
        rows = getattr(self, relation)
        stored = dict(rows.model.objects.filter(page_id=self.pk).values_list("pk", field))
        changed = [
            row.pk
            for row in rows.all()
            if row.pk in stored and getattr(row, field) != stored[row.pk]
        ]
        rows.model.objects.filter(pk__in=changed).delete()
