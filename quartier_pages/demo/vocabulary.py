"""Shared definitions: fields of action and indicators."""

from typing import Any

from quartier_pages.demo.builder import Builder
from quartier_pages.demo.facts import read
from quartier_pages.models import Handlungsfeld, Indikator


def add_vocabulary(builder: Builder) -> None:
    """The definitions that papers and reports refer to."""
    facts = read("vocabulary")
    tables: list[tuple[Any, str]] = [(Handlungsfeld, "handlungsfelder"), (Indikator, "indikatoren")]
    for model, name in tables:
        for row in facts[name]:
            instance, _created = model.objects.get_or_create(
                slug=row["slug"], locale=builder.locale, defaults=row
            )
            builder.knows(row["slug"], instance)
