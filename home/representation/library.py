"""What representations refer to, fetched for all of them together.

A representation asks the library by key. What is not there yet is noted and answered with None;
`settle` then fetches everything noted, each kind in one go, and builds again until nothing is
missing. The number of queries so depends on the kinds of content, not on its amount.

Each fetch declares by tags what its answer depends on, so that who keeps a representation knows
when to make it anew. A tag is `row:<model>:<pk>`, `type:<model>`, `path:<path>` (the page at a
place in the tree), `below:<path>` and `children:<pk>` (the pages under a page), or `day`.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urljoin

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageQuerySet,
    Site,
)

from home.visibility import everybody_sees, of_site

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Result = TypeVar("Result")
Tags = Callable[[Any], Iterable[str]]

DAY = "day"


@dataclass(frozen=True)
class Door:
    """The API that asks: where it stands and how it addresses its objects."""

    site: Site | None
    base_url: str
    detail_url: Callable[[type[models.Model], Any], str | None]
    rich_text_format: str = "html"
    today: date = field(default_factory=lambda: timezone.localdate())
    # Addresses of pages that were worked out already, by id.
    addresses: dict[int, str | None] = field(default_factory=dict, compare=False)


_tags_of_fetch: dict[Any, Tags] = {}


def depends_on(tags: Tags) -> Callable[[Result], Result]:
    """Declare the tags that a fetch function's answer to a key depends on."""

    def declare(fetch: Result) -> Result:
        _tags_of_fetch[fetch] = tags
        return fetch

    return declare


def row_tag(model: type[models.Model], pk: Any) -> str:
    return f"row:{model._meta.label_lower}:{pk}"


def type_tag(model: type[models.Model]) -> str:
    return f"type:{model._meta.label_lower}"


class Library:
    """Everything that one answer refers to, by key."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self._shelves: dict[Any, dict[Any, Any]] = {}
        self._wanted: dict[Any, set[Any]] = {}

    def in_format(self, rich_text_format: str) -> "Library":
        """The same library for a reader who wants rich text in another format."""
        other = Library(replace(self.door, rich_text_format=rich_text_format))
        other._shelves = self._shelves
        return other

    def get(
        self, fetch: "Callable[[Library, set[Key]], Mapping[Key, Value]]", key: Key
    ) -> Value | None:
        """The value of a key; None when there is none, or none yet."""
        shelf = self._shelves.setdefault(fetch, {})
        if key not in shelf:
            self._wanted.setdefault(fetch, set()).add(key)
        value: Value | None = shelf.get(key)
        return value

    def fetch_wanted(self) -> bool:
        """Fetch what was asked for in vain; whether there was anything."""
        wanted, self._wanted = self._wanted, {}
        for fetch, keys in wanted.items():
            found = fetch(self, keys)
            self._shelves[fetch].update({key: found.get(key) for key in keys})
        return bool(wanted)

    @cached_property
    def public_pages(self) -> PageQuerySet:
        """Pages of the site, in every language, that everybody may see."""
        if self.door.site is None:
            return Page.objects.none()
        return of_site(everybody_sees(Page.objects.all()), self.door.site)

    @cached_property
    def private_collections(self) -> set[int]:
        """Collections of files that not everybody may see."""
        restricted = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
        below = Q(pk__in=[])
        for path in restricted:
            below |= Q(path__startswith=path)
        return set(Collection.objects.filter(below).values_list("pk", flat=True))


@dataclass(frozen=True)
class Context:
    """A library as a page of one language reads it, and the tags of what the page read."""

    library: Library
    locale: Locale
    tags: set[str] = field(default_factory=set)

    @property
    def door(self) -> Door:
        return self.library.door

    @property
    def language(self) -> str:
        return str(self.locale.language_code)

    def get(
        self, fetch: Callable[[Library, set[Key]], Mapping[Key, Value]], key: Key | None
    ) -> Value | None:
        if key is None:
            return None
        self.tags.update(_tags_of_fetch[fetch](key))
        return self.library.get(fetch, key)

    @property
    def today(self) -> date:
        self.tags.add(DAY)
        return self.door.today

    def absolute(self, url: str) -> str:
        return urljoin(self.door.base_url, url)


def settle(library: Library, build: Callable[[], Result]) -> Result:
    """What `build` makes once the library holds everything it asks for."""
    result = build()
    while library.fetch_wanted():
        result = build()
    return result


def group_by(rows: Iterable[Value], key: Callable[[Value], Key]) -> dict[Key, list[Value]]:
    """Rows by a key, each group in the order of the rows."""
    groups: dict[Key, list[Value]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
