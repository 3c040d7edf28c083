"""Words that pages hold: to go on from a part of a word, and to find what a wrong one means."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Length

from search.models import Word

# Shorter ones are part of too many words.
SHORTEST_PART = 4
_MOST_FOUND = 1000
_MOST_PER_TERM = 30
_MOST_SIMILAR = 200

# By language and term.
Completions = Mapping[tuple[str, str], list[str]]


class Similar(NamedTuple):
    """A word that is nearly the one that was typed."""

    term: str
    language: str
    folded: str
    written: str
    likeness: float


def completions(terms: Iterable[str], languages: Iterable[str]) -> Completions:
    """The words of each language that contain each term, the shortest first."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    parts = [term for term in terms if len(term) >= SHORTEST_PART]
    if not parts:
        return found
    holding = Q()
    for part in parts:
        holding |= Q(folded__contains=part)
    words = Word.objects.filter(holding, language__in=list(languages))
    words = words.order_by(Length("folded"), "folded")
    for language, folded in words.values_list("language", "folded")[:_MOST_FOUND]:
        for part in parts:
            if part in folded and len(found[language, part]) < _MOST_PER_TERM:
                found[language, part].append(folded)
    return found


def spoken_of(terms: Iterable[str]) -> set[str]:
    """Those of some terms that texts hold without writing them: see `ellipses`; on PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT term FROM unnest(%s::text[]) AS term WHERE EXISTS (
                SELECT 1 FROM search_entry
                WHERE search_stems(stems) @@ to_tsquery('simple', quote_literal(term) || ':*'))
            """,
            [list(terms)],
        )
        return {term for (term,) in cursor.fetchall()}


def similar(terms: Sequence[str], languages: Sequence[str], likeness: float) -> list[Similar]:
    """Words that are nearly one of these terms, the most alike first."""
    if not terms:
        return []
    find = _by_trigrams if has_trigrams() else _by_comparing
    found = [one for one in find(terms, languages) if one.likeness >= likeness]
    return sorted(found, key=lambda one: (-one.likeness, one.folded))


@cache
def has_trigrams() -> bool:
    """Whether the database compares words by itself, with an index."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None


def _by_trigrams(terms: Sequence[str], languages: Sequence[str]) -> list[Similar]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT term, language, folded, written, similarity(folded, term)
            FROM unnest(%s::text[]) AS term JOIN search_word ON folded %% term
            WHERE language = ANY(%s) ORDER BY 5 DESC LIMIT %s
            """,
            [list(terms), list(languages), _MOST_SIMILAR],
        )
        return [Similar(*row) for row in cursor.fetchall()]


def _by_comparing(terms: Sequence[str], languages: Sequence[str]) -> list[Similar]:
    lengths = [length for term in terms for length in range(len(term) - 3, len(term) + 4)]
    words = Word.objects.alias(length=Length("folded"))
    words = words.filter(length__in=lengths, language__in=languages)
    return [
        Similar(term, language, folded, written, SequenceMatcher(None, term, folded).ratio())
        for language, folded, written in words.values_list("language", "folded", "written")
        for term in terms
    ]
