"""Other words to look for when some words find nothing."""

from collections.abc import Iterator

from search.query import Found
from search.vocabulary import SHORTEST_PART, has_trigrams, similar

_MOST = 3


def suggestions(found: Found) -> list[str]:
    """At most three, each of which finds something that everybody may see."""
    if len(found.groups_here):
        return []
    typed = " ".join(found.terms.folded)
    texts = dict.fromkeys(_candidates(found))
    tried = [found.like(text) for text in texts if text][:_MOST]
    return [
        other.text for other in tried if other.groups_here and " ".join(other.terms.folded) != typed
    ]


def _candidates(found: Found) -> Iterator[str]:
    """The same with wrong words corrected, then each word by itself."""
    terms = found.terms
    likeness = 0.3 if has_trigrams() else 0.7
    corrected: dict[str, str] = {}
    for one in similar(terms.unknown, terms.languages, likeness):
        corrected.setdefault(one.term, one.written)
    if corrected:
        yield " ".join(corrected.get(word.folded, word.written) for word in terms.words)
    for word in terms.words:
        if len(word.folded) >= SHORTEST_PART:
            yield corrected.get(word.folded, word.written)
