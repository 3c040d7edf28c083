"""How page and API search the public pages of a site; API v2 has a filter of its own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.utils import timezone
from wagtail.models import Page, Site

from home.api.published import catch_up
from home.visibility import everybody_sees, of_site
from quartier_pages.formats.kinds import kind_of
from search.excerpts import Excerpt, excerpt
from search.matching import fitness, matching
from search.models import Entry
from search.stemmers import ALL_LANGUAGES
from search.terms import Terms

# Of words that so many pages hold, it says little where in their texts they are, or what
# comes first in the alphabet.
_MOST_RANKED = 1000


# What is counted of an entry, as `Group` has it.
_KIND = ("locale", "language", "type", "centre")


def _public() -> QuerySet[Page]:
    """The pages that everybody may see."""
    pages: QuerySet[Page] = everybody_sees(Page.objects.all())
    return pages


@dataclass(frozen=True)
class Narrowing:
    """What a search is narrowed to; None: anything."""

    type: str | None = None
    # The families (translation keys) of a centre's pages.
    centres: frozenset[UUID] | None = None

    def admits(self, group: "Group", *, any_type: bool = False, any_centre: bool = False) -> bool:
        fits_type = any_type or self.type in (None, group.type)
        return fits_type and (any_centre or self.centres is None or group.centre in self.centres)


@dataclass(frozen=True)
class Group:
    """How many pages of a kind were found: in which language they stand, and were written."""

    locale: str
    language: str
    type: str
    centre: UUID | None
    count: int


@dataclass(frozen=True)
class Hit:
    """A page that was found, in which language its text is, and the part of it that shows why."""

    page: Page
    language: str
    teaser: str
    excerpt: Excerpt

    @property
    def kind(self) -> str:
        """What kind of page it is; nothing for a page of free text."""
        return kind_of(self.page.specific_class)


def page_ids(text: str, locale: str) -> QuerySet[Any, Any]:
    """The pages that hold some words in a language, in no order, whoever may see them."""
    terms = Terms.of(text, locale)
    if not terms.words:
        return Entry.objects.none().values("page_id")
    catch_up()
    entries = Entry.objects.filter(matching(terms, terms.languages), locale=locale)
    return entries.values("page_id")


class Found(Sequence[Hit]):
    """The pages of a site in a language that hold some words, the best first.

    Asks the database for no more than is read of it, once.
    """

    def __init__(
        self, text: str, locale: str, site: Site | None, narrowing: Narrowing = Narrowing()
    ) -> None:
        self.text = text
        self.terms = Terms.of(text, locale)
        self.locale = locale
        self.site = site
        self.narrowing = narrowing

    @cached_property
    def visible(self) -> Any:
        """The pages of the site that everybody may see, in any language."""
        if self.site is None:
            return Page.objects.none()
        return of_site(_public(), self.site)

    def finding(self, terms: Terms) -> QuerySet[Entry]:
        """What other words find in the language that was asked for, and everybody may see."""
        found = self._matches(terms, terms.languages).filter(locale=self.locale)
        return found.filter(page_id__in=_public().values("pk"))

    def _matches(self, terms: Terms, languages: Sequence[str]) -> QuerySet[Entry]:
        """Whoever may see them. Only the default site is indexed, so no roots are compared."""
        if not terms.words or self.site is None or not self.site.is_default_site:
            return Entry.objects.none()
        return Entry.objects.filter(matching(terms, languages))

    @cached_property
    def _told(self) -> QuerySet[Entry]:
        """What counts: of other languages what is translated; here, the German in its place, too.

        Whoever may see it.
        """
        catch_up()
        own = Q(locale=self.locale) | Q(locale=F("language"))
        return self._matches(self.terms, ALL_LANGUAGES).filter(own)

    @cached_property
    def _few(self) -> list[tuple[int, tuple[Any, ...]]] | None:
        """The public ones, by id and kind; None when so many match that they are better joined.

        Databases overestimate how many match, and would go through all pages to see a few.
        """
        matching = list(self._told.values_list("page_id", *_KIND)[: _MOST_RANKED + 1])
        if len(matching) > _MOST_RANKED:
            return None
        public = set(_public().filter(pk__in=[pk for pk, *_kind in matching]).values_list("pk"))
        return [(pk, tuple(kind)) for pk, *kind in matching if (pk,) in public]

    @cached_property
    def groups(self) -> list[Group]:
        """How many public pages of each kind hold the words, not narrowed."""
        if self._few is not None:
            kinds = Counter(kind for _pk, kind in self._few)
            return [Group(*(*kind, count)) for kind, count in kinds.items()]
        counted = self._told.filter(page_id__in=_public().values("pk"))
        return [Group(*row) for row in counted.values_list(*_KIND).annotate(Count("pk"))]

    @property
    def groups_here(self) -> list[Group]:
        """Those in the language that was asked for."""
        return [group for group in self.groups if group.locale == self.locale]

    def __len__(self) -> int:
        return sum(group.count for group in self.groups_here if self.narrowing.admits(group))

    def __getitem__(self, part: Any) -> Any:
        """A part of the hits, fetched in a fixed number of queries."""
        if not len(self):
            return []
        entries = {entry.pk: entry for entry in self._best_first()[part]}
        pages = Page.objects.filter(pk__in=entries).select_related("locale", "alias_of__locale")
        by_id = {page.pk: page for page in pages}
        return [
            Hit(by_id[pk], entry.language, entry.teaser, excerpt(entry, self.terms.needles))
            for pk, entry in entries.items()
            if pk in by_id
        ]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self[:])

    def _best_first(self) -> QuerySet[Entry]:
        """What will not come again comes last."""
        entries = self.finding(self.terms)
        if self._few is not None:
            here = [pk for pk, kind in self._few if kind[0] == self.locale]
            entries = Entry.objects.filter(pk__in=here)
        if self.narrowing.type is not None:
            entries = entries.filter(type=self.narrowing.type)
        if self.narrowing.centres is not None:
            entries = entries.filter(centre__in=self.narrowing.centres)
        are_many = len(self) > _MOST_RANKED
        entries = entries.alias(
            ended=Case(When(ends_on__lt=timezone.localdate(), then=Value(1)), default=Value(0)),
            fitness=fitness(self.terms, by_title=are_many),
        ).order_by("ended", "-fitness", *(() if are_many else ("title",)), "pk")
        return entries.defer("stems", "name_words", "text_words")
