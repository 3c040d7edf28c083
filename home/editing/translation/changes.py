"""Whether a page that was published again says anything else than its translations were made from.

A cancelled date or a new revision of the same words is no reason to translate again.
"""

import json
from collections.abc import Collection
from typing import Any
from uuid import UUID

from wagtail.models import Page, Revision
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import TranslationSource

from home.models import BasePage


def unchanged(keys: Collection[UUID], locale_id: int) -> set[UUID]:
    """Those of the pages whose published content is what was last taken over for translators."""
    if not keys:
        return set()
    sources = TranslationSource.objects.filter(object_id__in=keys, locale_id=locale_id)
    taken = {one.object_id: one for one in sources.select_related("specific_content_type")}
    pages = Page.objects.filter(translation_key__in=keys, locale_id=locale_id)
    live = dict(pages.values_list("translation_key", "live_revision_id"))
    revisions = Revision.objects.in_bulk(filter(None, live.values()))
    return {
        key
        for key, source in taken.items()
        if (revision := revisions.get(live.get(key)))
        and _content(source, json.loads(source.content_json)) == _content(source, revision.content)
    }


def _content(source: TranslationSource, data: dict[str, Any]) -> dict[str, Any]:
    """What a translation takes from these data of a page."""
    model: Any = source.specific_content_type.model_class()
    names = {field.field_name for field in get_translatable_fields(model)}
    if issubclass(model, BasePage):
        names -= set(model.facts_of_the_source)
    return {name: _without_keys(data.get(name)) for name in names}


def _without_keys(value: Any) -> Any:
    """Rows without their keys: a revision does not know those of rows that were new in it."""
    if not isinstance(value, list):
        return value
    return [{k: v for k, v in row.items() if k != "pk"} for row in value if isinstance(row, dict)]
