"""Other words to look for when some words find nothing."""

from collections.abc import Iterator

from django.db.models import Exists
from wagtail.models import Site

from search.query import Found
from search.terms import Terms
from search.vocabulary import SHORTEST_PART, has_trigrams, similar

_MOST = 3


def suggestions(found: Found) -> list[str]:
    """At most three, each of which finds something that everybody may see."""
    if found.groups_here or found.site is None:
        return []
    texts = list(dict.fromkeys(_candidates(found)))[:_MOST]
    tried = [Terms.known(text, found.locale) for text in texts]
    other = [terms for terms in tried if terms.folded != found.terms.folded]
    if not other:
        return []
    # All at once: one row that tells of each whether there is anything.
    asked = [Exists(found.finding(terms)) for terms in other]
    answers = Site.objects.filter(pk=found.site.pk).values_list(*asked).get()
    return [terms.text for terms, finds in zip(other, answers, strict=True) if finds]


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
