"""The words that somebody is looking for, and what the languages of the site know of them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection

from home.representation.library import group_by
from search.folding import Token, tokens
from search.models import LONGEST_WORD
from search.stemmers import ALL_LANGUAGES, config_of, languages_read_in
from search.vocabulary import (
    SHORTEST_PART,
    Completions,
    Similar,
    completions,
    has_trigrams,
    similar,
    spoken_of,
)

_MOST_TERMS = 8
_ALIKE = 0.45
_MOST_CORRECTIONS = 5


@dataclass(frozen=True)
class Terms:
    """Distinct words, in the order in which they were typed, for who reads under a locale."""

    words: tuple[Token, ...]
    locale: str

    @classmethod
    def of(cls, text: str, locale: str) -> "Terms":
        distinct = {token.folded: token for token in tokens(text)}
        known = [one for one in distinct.values() if 0 < len(one.folded) <= LONGEST_WORD]
        return cls(tuple(known[:_MOST_TERMS]), locale)

    @classmethod
    def known(cls, text: str, locale: str) -> "Terms":
        """Words that are spelled right and whole, so that the vocabulary need not be asked."""
        terms = cls.of(text, locale)
        known: dict[str, Any] = {"completions": {}, "corrections": [], "_silent": set()}
        terms.__dict__.update(known)  # what a cached property would have found
        return terms

    @property
    def text(self) -> str:
        return " ".join(word.written for word in self.words)

    @property
    def folded(self) -> list[str]:
        return [word.folded for word in self.words]

    @property
    def languages(self) -> list[str]:
        """Those of the texts under the locale."""
        return languages_read_in(self.locale)

    @cached_property
    def completions(self) -> Completions:
        """The words of all languages that contain one of these."""
        return completions(self.folded, ALL_LANGUAGES)

    @property
    def unknown(self) -> list[str]:
        """Those that say something, and are no part of any word of the languages read here."""
        return [
            term
            for term in self.folded
            if term in self._telling
            and len(term) >= SHORTEST_PART
            and not any(self.completions.get((language, term)) for language in self.languages)
        ]

    @cached_property
    def corrections(self) -> list[Similar]:
        """What unknown words may mean; nothing where the database cannot tell quickly."""
        if not has_trigrams() or not self.unknown:
            return []
        unknown = set(self.unknown) - spoken_of(self.unknown)
        found = similar(sorted(unknown), self.languages, _ALIKE)
        by_term = group_by(found, lambda one: one.term)
        return [one for group in by_term.values() for one in group[:_MOST_CORRECTIONS]]

    def telling(self, language: str) -> list[Token]:
        """Those that say something in a language; all, if none does."""
        config = config_of(language)
        telling = [word for word in self.words if (config, word.folded) not in self._silent]
        return telling or list(self.words)

    @cached_property
    def _telling(self) -> set[str]:
        return {word.folded for language in self.languages for word in self.telling(language)}

    @cached_property
    def needles(self) -> set[str]:
        """What to look for in a text to show where the words are."""
        completed = {word for words in self.completions.values() for word in words}
        return self._telling | completed | {one.folded for one in self.corrections}

    @cached_property
    def _silent(self) -> set[tuple[str, str]]:
        """Words, by configuration, that say nothing in a language, such as "in" and "der"."""
        configs = sorted({config_of(language) for language in ALL_LANGUAGES})
        if connection.vendor != "postgresql":  # which knows no grammar: the short ones
            short = [word.folded for word in self.words if len(word.folded) < SHORTEST_PART]
            return {(config, word) for config in configs for word in short}
        words = [word.written.lower() for word in self.words]
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT config, place FROM unnest(%s::text[]) AS config,
                    unnest(%s::text[]) WITH ORDINALITY AS words (word, place)
                WHERE numnode(plainto_tsquery(config::regconfig, word)) = 0
                """,
                [configs, words],
            )
            return {(config, self.words[place - 1].folded) for config, place in cursor.fetchall()}
