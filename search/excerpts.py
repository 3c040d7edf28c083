"""The part of a text in which words were found, with the words marked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.folding import Token, tokens
from search.models import Entry

_WORDS = 36
_WORDS_BEFORE = 8
_SHORTEST_NEEDLE = 3
_SHORTEST_SENTENCE = 4
# What German words end in when they are inflected: enough to mark "Kinder" for "Kindern".
_ENDING = re.compile(r"(?<=\w{4})(ern|en|er|em|es|n|e|s)$")
# Not after "Dr." or "3.": what ends a sentence follows a whole word, and a new one follows it.
_END = re.compile(r"(?<=\w{3})[.!?…؟][\"»“”)]*(?=\s|$)")

Parts = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Excerpt:
    """Parts of a text, each with whether it is one of the words."""

    parts: Parts

    def as_html(self) -> SafeString:
        marked = (
            f"<mark>{escape(part)}</mark>" if hit else escape(part) for part, hit in self.parts
        )
        return mark_safe("".join(marked))  # noqa: S308 (each part is escaped)


@dataclass(frozen=True)
class _Paragraph:
    """A line of a text: its words, which of them were looked for, and where sentences end."""

    text: str
    words: list[Token]
    hits: list[int]
    # Before which words a sentence begins.
    starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, roots: set[str]) -> "_Paragraph":
        words = list(tokens(text))
        hits = [place for place, word in enumerate(words) if _is_hit(word, roots)]
        ends = [match.end() for match in _END.finditer(text)]
        starts = [0] + [
            next((place for place, word in enumerate(words) if word.start >= end), len(words))
            for end in ends
        ]
        begun = [place for place in starts if place < len(words) and _begins(words[place])]
        return cls(text, words, hits, begun)

    @property
    def is_prose(self) -> bool:
        """Rather a sentence than a label, an address or a name."""
        return len(self.words) >= _SHORTEST_SENTENCE and _END.search(self.text) is not None


def excerpt(entry: Entry, needles: Iterable[str]) -> Excerpt:
    """Sentences in which the words stand, out of the teaser first.

    If the title says why the page was found, its teaser is enough. Words that stand in no
    sentence, but in a label or an address, are shown before the teaser.
    """
    roots = {_ENDING.sub("", needle) for needle in needles if len(needle) >= _SHORTEST_NEEDLE}
    teaser = _Paragraph.of(entry.teaser, roots)
    named_so = any(_is_hit(word, roots) for word in tokens(entry.title))
    if teaser.hits or (named_so and teaser.words):
        return Excerpt(tuple(_shown(teaser)))
    body = [_Paragraph.of(line, roots) for line in entry.body.split("\n")]
    told = [paragraph for paragraph in body if paragraph.hits]
    prose = [paragraph for paragraph in told if paragraph.is_prose]
    if prose:
        return Excerpt(tuple(_shown(prose[0])))
    label = tuple(_shown(told[0])) if told else ()
    rest = teaser if teaser.words else next((line for line in body if line.is_prose), teaser)
    between = (" – ", False) if label and rest.words else ("", False)
    return Excerpt(tuple(part for part in (*label, between, *_shown(rest)) if part[0]))


def _is_hit(word: Token, roots: set[str]) -> bool:
    """The beginning of the word is one of them, or, if that is long enough, any part of it."""
    return any(
        word.folded.startswith(root) or (len(root) > _SHORTEST_NEEDLE and root in word.folded)
        for root in roots
    )


def _begins(word: Token) -> bool:
    """Whether a sentence may begin with it; in some scripts there are no capitals."""
    return not word.written[0].islower()


def _shown(paragraph: _Paragraph) -> Iterator[tuple[str, bool]]:
    """Some words of a paragraph: from the sentence of the first hit on, as far as there is room."""
    text, words = paragraph.text, paragraph.words
    begin = _first_shown(paragraph)
    end = min(len(words), begin + _WORDS)
    if begin:
        yield "… ", False
    place = words[begin].start if begin else 0
    for hit in paragraph.hits:
        if begin <= hit < end:
            yield from _told(text[place : words[hit].start])
            yield words[hit].written, True
            place = words[hit].end
    if end == len(words):
        yield from _told(text[place:])
    else:
        yield from _told(text[place : words[end].start].rstrip())
        yield " …", False


def _told(text: str) -> Iterator[tuple[str, bool]]:
    if text:
        yield text, False


def _first_shown(paragraph: _Paragraph) -> int:
    if not paragraph.hits or len(paragraph.words) <= _WORDS:
        return 0
    first = paragraph.hits[0]
    begin = max((start for start in paragraph.starts if start <= first), default=0)
    return begin if first - begin < _WORDS // 2 else first - _WORDS_BEFORE
