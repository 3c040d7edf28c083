"""Turns facts into unsaved model instances: the keys of a file are the fields of a model."""

import json
from collections import defaultdict
from typing import Any
from uuid import uuid4

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, TranslatableMixin
from wagtail.snippets.blocks import SnippetChooserBlock

from quartier_pages.demo.facts import Facts, rich_text, source
from quartier_pages.models import Beleg, Indikatorwert

# Where the fields for title and address of a source begin with another word.
_SOURCE_PREFIX = {Indikatorwert: "source_", Beleg: ""}

_TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.URLBlock, blocks.EmailBlock)


class Builder:
    """Builds instances in one language; refers to what it was told about by name."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.known: dict[Any, dict[str, Any]] = defaultdict(dict)

    def knows(self, name: str, instance: models.Model) -> None:
        """Lets facts refer to a saved instance by a name."""
        self.known[type(instance)][name] = instance

    def make(self, model: Any, facts: Facts) -> Any:
        """An unsaved instance with its child rows."""
        own: Facts = {}
        children: Facts = {}
        for name, value in self._with_source(model, facts).items():
            field = model._meta.get_field(name)
            if field.one_to_many:
                children[name] = self._rows(field.related_model, value)
            else:
                own[name] = self.value(field, value)
        if issubclass(model, TranslatableMixin):
            own["locale"] = self.locale
        instance = model(**own)
        for name, rows in children.items():
            setattr(instance, name, rows)
        return instance

    def _rows(self, model: Any, rows: list[Facts]) -> list[Any]:
        made = [self.make(model, row) for row in rows]
        for order, row in enumerate(made):
            row.sort_order = order
        return made

    def value(self, field: models.Field, value: Any) -> Any:
        """What a field stores for a fact."""
        if isinstance(field, StreamField):
            return self.stream(field.stream_block, value)
        if isinstance(field, RichTextField):
            return rich_text(value)
        if field.is_relation:
            return self.known[field.related_model][value]
        return field.to_python(value)

    def stream(self, block: blocks.StreamBlock, items: list[Any]) -> str:
        """Stored form of a stream. A stream of one kind of block needs no `type` in its facts."""
        only = next(iter(block.child_blocks)) if len(block.child_blocks) == 1 else None
        raw = []
        for item in items:
            kind, value = (only, item) if only else (item["type"], item["value"])
            child = block.child_blocks[kind]
            raw.append({"id": str(uuid4()), "type": kind, "value": self._raw(child, value)})
        return json.dumps(raw)

    def _raw(self, block: blocks.Block, value: Any) -> Any:
        match block:
            case blocks.RichTextBlock():
                return rich_text(value)
            case blocks.PageChooserBlock():
                return self.known["page"][value].pk
            case SnippetChooserBlock():
                return self.known[block.target_model][value].pk
            case blocks.ListBlock():
                # The form with ids: wagtail-localize skips plain lists.
                return [
                    {"id": str(uuid4()), "type": "item", "value": self._raw(block.child_block, v)}
                    for v in value
                ]
            case blocks.StructBlock():
                return self._raw_struct(block, dict(value))
        return value

    def _raw_struct(self, block: blocks.StructBlock, value: Facts) -> Facts:
        if key := value.pop("source", None):
            name = "source_url" if "source_url" in block.child_blocks else "url"
            value[name] = source(key)["url"]
        # As the editor stores them: an empty text is no None, which translation could not read.
        empty = {
            name: "" for name, child in block.child_blocks.items() if isinstance(child, _TEXTS)
        }
        return empty | {name: self._raw(block.child_blocks[name], v) for name, v in value.items()}

    def _with_source(self, model: Any, facts: Facts) -> Facts:
        if "source" not in facts:
            return facts
        prefix = _SOURCE_PREFIX[model]
        named = {f"{prefix}{name}": text for name, text in source(facts["source"]).items()}
        return {**{k: v for k, v in facts.items() if k != "source"}, **named}
