"""The part of a text in which words were found, with the words marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.folding import Token, tokens
from search.models import Entry

_WORDS = 36
_WORDS_BEFORE = 8
_SHORTEST_NEEDLE = 3
# What German words end in when they are inflected: enough to mark "Kinder" for "Kindern".
_ENDING = re.compile(r"(?<=\w{4})(ern|en|er|em|es|n|e|s)$")


@dataclass(frozen=True)
class Excerpt:
    """Parts of a text, each with whether it is one of the words."""

    parts: tuple[tuple[str, bool], ...]

    def as_html(self) -> SafeString:
        marked = (
            f"<mark>{escape(part)}</mark>" if hit else escape(part) for part, hit in self.parts
        )
        return mark_safe("".join(marked))  # noqa: S308 (each part is escaped)


def excerpt(entry: Entry, needles: Iterable[str]) -> Excerpt:
    """Out of the teaser if a word is there, or if the title says why; else out of the text."""
    roots = {_ENDING.sub("", needle) for needle in needles if len(needle) >= _SHORTEST_NEEDLE}
    named_so = any(_is_hit(word, roots) for word in tokens(entry.title))
    texts = [text for text in (entry.teaser, entry.body) if text]
    for text in texts:
        words = list(tokens(text))
        hits = [place for place, word in enumerate(words) if _is_hit(word, roots)]
        if hits or named_so or text is texts[-1]:
            return Excerpt(_around(text, words, hits))
    return Excerpt(())


def _is_hit(word: Token, roots: set[str]) -> bool:
    """The beginning of the word is one of them, or, if that is long enough, any part of it."""
    return any(
        word.folded.startswith(root) or (len(root) > _SHORTEST_NEEDLE and root in word.folded)
        for root in roots
    )


def _around(text: str, words: list[Token], hits: list[int]) -> tuple[tuple[str, bool], ...]:
    """Some words of a text, from a few before the first hit on."""
    begin = max(0, hits[0] - _WORDS_BEFORE) if hits and len(words) > _WORDS else 0
    end = min(len(words), begin + _WORDS)
    place = words[begin].start if begin else 0
    last = words[end].start if end < len(words) else len(text)
    parts = [("… ", False)] if begin else []
    for hit in hits:
        if begin <= hit < end:
            parts += [(text[place : words[hit].start], False), (words[hit].written, True)]
            place = words[hit].end
    parts.append((text[place:last], False))
    if end < len(words):
        parts.append(("…", False))
    return tuple(part for part in parts if part[0])
