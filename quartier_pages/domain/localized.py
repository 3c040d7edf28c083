"""What a page refers to, in the language of that page.

References point at the entry that the editor chose, mostly the German one.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, prefetch_related_objects


def localize(rows: Iterable[Model], relation: str, language: str) -> list[Any]:
    """The rows, each referring to the published entry in this language where there is one.

    Takes at most three queries, however many rows there are. Rows change in memory only.
    """
    rows = list(rows)
    prefetch_related_objects(rows, f"{relation}__locale")
    targets = [target for row in rows if (target := getattr(row, relation))]
    foreign = [target for target in targets if target.locale.language_code != language]
    if not foreign:
        return rows
    model: Any = type(foreign[0])
    translations = model.objects.filter(
        translation_key__in={target.translation_key for target in foreign},
        locale__language_code=language,
    ).select_related("locale")
    if hasattr(model, "live"):
        translations = translations.live().select_related("locale", "alias_of__locale")
    by_key = {target.translation_key: target for target in translations}
    for row in rows:
        target = getattr(row, relation)
        if target and target.translation_key in by_key:
            setattr(row, relation, by_key[target.translation_key])
    return rows
