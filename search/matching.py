"""Which entries of the index hold some words, and how well they fit.

On PostgreSQL words are compared by their stems, as beginnings of words, as parts of longer ones
and, where a language does not know them, with words that are nearly the same. On SQLite they are
compared as they are, as any part of a word.
"""

from collections.abc import Iterable
from functools import reduce
from operator import add, and_, or_
from typing import Any

from django.contrib.postgres.search import (
    CombinedSearchQuery,
    SearchQuery,
    SearchRank,
    SearchVectorExact,
    SearchVectorField,
)
from django.db import connection
from django.db.models import Case, F, FloatField, Func, Q, Value, When
from django.db.models.expressions import Combinable

from quartier_pages.models import QuartierszentrumPage
from search.folding import Token
from search.stemmers import ALL_LANGUAGES, config_of, language_mark
from search.terms import Terms

_CENTRE = QuartierszentrumPage._meta.label
_SHORTEST_BEGINNING = 3
# How much a hit counts in text, teaser and title (PostgreSQL's classes D, C, B, A).
_CLASS_WEIGHTS = [0.0, 0.25, 0.5, 1.0]

Query = SearchQuery | CombinedSearchQuery


def matching(terms: Terms, languages: Iterable[str] = ALL_LANGUAGES) -> Q:
    """Entries whose text is in one of these languages and that hold all the words."""
    if not is_literal():
        # One condition on one column, so that the index alone decides it.
        query = reduce(or_, (_query(terms, language) & _in(language) for language in languages))
        return Q(SearchVectorExact(_indexed_stems(), query))
    held = (_holds(word.folded) for word in terms.telling(terms.locale))
    return reduce(and_, held, Q(language__in=languages))


def is_literal() -> bool:
    """Whether words are compared letter by letter, because the database knows no grammar."""
    return connection.vendor != "postgresql"


def _indexed_stems() -> Func:
    """What the index is of: the stems, with a word to the planner that reading them takes long."""
    return Func(F("stems"), function="search_stems", output_field=SearchVectorField())


def _in(language: str) -> SearchQuery:
    return SearchQuery(language_mark(language), config="simple")


def _holds(word: str) -> Q:
    """The word is part of another one, or, if it is very short, one by itself."""
    return Q(name_words__contains=_part(word)) | Q(text_words__contains=_part(word))


def _part(word: str) -> str:
    return word if len(word) >= _SHORTEST_BEGINNING else f" {word} "


def fitness(terms: Terms, *, by_title: bool = False) -> Combinable:
    """How well an entry fits: by where the words are in it, and by what kind of page it is.

    Of the text `by_title` reads the title only, which is much quicker.
    """
    is_named_so = _hit("name_words", f" {' '.join(terms.folded)} ", 1.5, otherwise=1.0)
    return _rank(terms, by_title=by_title) * is_named_so * _kind(terms)


def _kind(terms: Terms) -> Combinable:
    """What the kind of page counts: a centre that merely mentions a word, less than an offer."""
    is_named = reduce(or_, (Q(name_words__contains=_part(word)) for word in terms.folded))
    mention = When(Q(type=_CENTRE) & ~is_named, then=F("weight") * Value(0.5))
    return Case(mention, default=F("weight"), output_field=FloatField())


def _rank(terms: Terms, *, by_title: bool) -> Combinable:
    if by_title:
        return reduce(add, (_rank_by_title(word) for word in terms.folded), Value(0.1))
    if not is_literal():
        queries = [_query(terms, language) for language in terms.languages]
        return SearchRank(F("stems"), reduce(or_, queries), weights=_CLASS_WEIGHTS)
    return reduce(add, (_rank_by_title(word) + _rank_by_text(word) for word in terms.folded))


def _rank_by_title(word: str) -> Combinable:
    """A whole word before its beginning, that before any part of it."""
    return (
        _hit("name_words", f" {word} ", 0.3)
        + _hit("name_words", f" {word}", 0.3)
        + _hit("name_words", word, 0.3)
    )


def _rank_by_text(word: str) -> Combinable:
    return _hit("text_words", f" {word} ", 0.15) + _hit("text_words", word, 0.1)


def _hit(column: str, text: str, value: float, otherwise: float = 0.0) -> Combinable:
    holds: Any = {f"{column}__contains": text}
    return Case(
        When(**holds, then=Value(value)), default=Value(otherwise), output_field=FloatField()
    )


def _query(terms: Terms, language: str) -> Query:
    """The words as a language reads them, all of which have to be there."""
    return reduce(and_, (_one_of(terms, word, language) for word in terms.telling(language)))


def _one_of(terms: Terms, word: Token, language: str) -> Query:
    """Whatever stands for a word: its stem, however it is typed, and the words it is a part of."""
    config = config_of(language)
    beginning = ":*" if len(word.folded) >= _SHORTEST_BEGINNING else ""
    others = terms.completions.get((language, word.folded), ())
    folded = [f"'{word.folded}'{beginning}", *(f"'{other}'" for other in others)]
    meant = [
        SearchQuery(one.written, config=config)
        for one in terms.corrections
        if (one.term, one.language) == (word.folded, language)
    ]
    return reduce(
        or_,
        meant,
        SearchQuery(word.written, config=config)
        | SearchQuery(word.folded, config=config)
        | SearchQuery(" | ".join(folded), config="simple", search_type="raw"),
    )
