"""Snippets as small objects, in the language of the page that refers to them."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from django.db import models
from wagtail.models import TranslatableMixin

from home.representation.library import Context, Library, depends_on, group_by, row_tag

SnippetKey = tuple[type[models.Model], Any]


@depends_on(lambda key: [row_tag(*key)])
def fetch_snippets(
    _library: Library, keys: set[SnippetKey]
) -> Mapping[SnippetKey, list[models.Model]]:
    """Snippets with their translations, by model and the id of any of them."""
    found: dict[SnippetKey, list[models.Model]] = {}
    for model, group in group_by(keys, lambda key: key[0]).items():
        ids = [pk for _model, pk in group]
        if issubclass(model, TranslatableMixin):
            same = model._default_manager.filter(pk__in=ids).values("translation_key")
            known = model._default_manager.select_related("locale")
            rows: list[Any] = list(known.filter(translation_key__in=same))
            families = group_by(rows, lambda row: row.translation_key)
            found |= {(model, row.pk): families[row.translation_key] for row in rows}
        else:
            found |= {(model, row.pk): [row] for row in model._default_manager.filter(pk__in=ids)}
    return found


def snippet(ctx: Context, model: type[models.Model], pk: Any) -> dict[str, Any] | None:
    """A snippet in the language of the context, if it is translated, else as chosen."""
    family = (ctx.get(fetch_snippets, (model, pk)) or []) if pk is not None else []
    chosen = next((row for row in family if row.pk == pk), None)
    translated = next(
        (row for row in family if getattr(row, "locale_id", None) == ctx.locale.pk), None
    )
    row: Any = translated or chosen
    if row is None:
        return None
    return {**describe_snippet(row, ctx), **_language_facts(row, ctx)}


def _language_facts(row: Any, ctx: Context) -> dict[str, Any]:
    """In which language a snippet is; those that are not translated are names in any language."""
    if not isinstance(row, TranslatableMixin):
        return {}
    language = str(row.locale.language_code)
    return {"content_language": language, "is_fallback": language != ctx.language}


@singledispatch
def describe_snippet(row: Any, ctx: Context) -> dict[str, Any]:
    """A snippet as a small object; rooms above register their own models."""
    return {"id": row.pk, "title": str(row)}
