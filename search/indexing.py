"""Keeps the index in step with the documents of pages, in the transactions that make these."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchVector
from django.db import connection, transaction
from django.db.models import Value
from django.dispatch import receiver
from wagtail.models import Page

from home.api.published import Body, pages_renewed
from home.representation.library import group_by
from quartier_pages.models import (
    AngebotPage,
    EckpunktepapierPage,
    JahresberichtPage,
    QuartierszentrumPage,
)
from search.ellipses import spelled_out
from search.extraction import Extract, extract
from search.folding import fold_text, tokens
from search.models import LONGEST_WORD, Entry, Word
from search.stemmers import config_of, language_mark

# People look for places and for what goes on there, then for what was written about it.
_WEIGHTS = {
    QuartierszentrumPage._meta.label: 3.0,
    AngebotPage._meta.label: 2.0,
    JahresberichtPage._meta.label: 0.25,
    EckpunktepapierPage._meta.label: 0.2,
}
_FIELDS = [
    field.name for field in Entry._meta.concrete_fields if field.name not in ("page_id", "stems")
]


@receiver(pages_renewed)
def note_renewed_pages(pages: Mapping[int, Body | None], **kwargs: Any) -> None:
    index(pages)


def index(pages: Mapping[int, Body | None]) -> None:
    """Take up pages as they are now; None for what is no longer public."""
    extracts = {pk: extract(body.html) for pk, body in pages.items() if body}
    centres = _centres(extracts)
    entries = [_entry(pk, one, centres.get(pk)) for pk, one in extracts.items()]
    with transaction.atomic():
        Entry.objects.filter(pk__in=pages.keys() - extracts.keys()).delete()
        Entry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["page_id"], update_fields=_FIELDS
        )
        _learn_words(entries)
        if connection.vendor == "postgresql":
            _stem(entries)


def _centres(extracts: Mapping[int, Extract]) -> dict[int, UUID]:
    """The family of the centre that each page is, or belongs to."""
    centre_of = {
        pk: pk if one.type == QuartierszentrumPage._meta.label else one.centre_page
        for pk, one in extracts.items()
    }
    pages = Page.objects.filter(pk__in={pk for pk in centre_of.values() if pk})
    families = dict(pages.values_list("pk", "translation_key"))
    return {pk: families[centre] for pk, centre in centre_of.items() if centre in families}


def _entry(page_id: int, one: Extract, centre: UUID | None) -> Entry:
    return Entry(
        page_id=page_id,
        locale=one.locale,
        language=one.language,
        type=one.type,
        centre=centre,
        weight=_WEIGHTS.get(one.type, 1.0),
        ends_on=one.ends_on,
        title=one.title,
        teaser=one.teaser,
        body=one.body,
        name_words=_words(one.title),
        text_words=_words(f"{one.teaser}\n{one.body}"),
    )


def _words(text: str) -> str:
    return fold_text(" ".join([text, *spelled_out(text)]))


def _learn_words(entries: Iterable[Entry]) -> None:
    words: dict[tuple[str, str], str] = {}
    for entry in entries:
        for token in tokens(f"{entry.title} {entry.teaser} {entry.body}"):
            if len(token.folded) > 2 and len(token.written) <= LONGEST_WORD >= len(token.folded):
                words.setdefault((entry.language, token.folded), token.written)
    # In one order, so that two who learn the same words do not wait for each other in a circle.
    rows = [
        Word(language=language, folded=folded, written=written)
        for (language, folded), written in sorted(words.items())
    ]
    Word.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)


def _stem(entries: Iterable[Entry]) -> None:
    for language, group in group_by(entries, lambda entry: entry.language).items():
        config = config_of(language)
        Entry.objects.filter(pk__in=[entry.pk for entry in group]).update(
            stems=SearchVector(Value(language_mark(language)), config="simple", weight="D")
            + SearchVector("title", config=config, weight="A")
            + SearchVector("name_words", config="simple", weight="A")
            + SearchVector("teaser", config=config, weight="B")
            + SearchVector("body", config=config, weight="C")
            + SearchVector("text_words", config="simple", weight="C")
        )
