"""Works out what the public sees differently after a change to the tree of pages.

Ancestry is told from `url_path`: while a page moves, its address in the database is the only
thing that still says where it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from home.visibility import shown_below
from webhooks.events import DELETED, MOVED, PUBLISHED, UNPUBLISHED
from webhooks.outbox import announce

# Saving a draft writes none of these.
TELLING_FIELDS = {"live", "slug", "url_path", "last_published_at"}


@dataclass(frozen=True)
class Before:
    """What the database said of a page before it was saved."""

    live: bool
    url_path: str
    last_published_at: datetime | None


@dataclass(frozen=True)
class Move:
    """A page's change of address, which takes everything below it along."""

    old: str
    new: str

    def after(self, path: str) -> str:
        return self.new + path.removeprefix(self.old) if path.startswith(self.old) else path

    def before(self, path: str) -> str:
        return self.old if path == self.new else path


@dataclass(frozen=True)
class Restrictions:
    """The places at which sections begin that not everybody may see."""

    paths: list[str] = field(default_factory=list)

    @classmethod
    def stored(cls, without: PageViewRestriction | None = None) -> "Restrictions":
        restrictions = PageViewRestriction.objects.exclude(pk=without.pk if without else None)
        return cls(list(restrictions.values_list("page__url_path", flat=True)))

    def cover(self, page: Page, url_path: str) -> bool:
        """Whether a page at this place is private; an alias also is where its source is."""
        places = [url_path]
        while page.alias_of_id:
            page = page.alias_of
            places.append(page.url_path)
        return any(place.startswith(path) for place in places for path in self.paths)


def stored_pages() -> PageQuerySet:
    """Pages as the database has them: the instance at hand may hold a draft's words."""
    return Page.objects.select_related("locale", "content_type", "alias_of__alias_of")


def stored_page(pk: int) -> Page | None:
    return stored_pages().filter(pk=pk).first()


def page_created(page: Page) -> None:
    """An alias is public at once; any other page only when its first revision is published."""
    is_live_alias = page.live and page.alias_of_id
    if is_live_alias and not Restrictions.stored().cover(page, page.url_path):
        announce(PUBLISHED, page, page.url_path)


def page_saved(page: Page, before: Before, is_scheduled: bool) -> None:
    # The address of a whole site does not contain the slug of its root.
    has_moved = before.url_path != page.url_path and not page.is_site_root()
    move = Move(before.url_path if has_moved else page.url_path, page.url_path)
    restrictions = Restrictions.stored()
    old = Restrictions([move.before(path) for path in restrictions.paths])
    new = Restrictions([move.after(path) for path in restrictions.paths])
    was_public = before.live and not old.cover(page, move.old)
    is_public = page.live and not new.cover(page, move.new)
    if is_public and (not was_public or before.last_published_at != page.last_published_at):
        announce(PUBLISHED, page, move.new)
    # Wagtail makes a new page live for a moment even if it is to appear later.
    if was_public and not is_public and not (is_scheduled and not before.last_published_at):
        announce(UNPUBLISHED, page, move.old)
    if was_public and is_public and has_moved:
        announce(MOVED, page, move.new, move.old)
    elif has_moved:
        _descendants_moved(page, move, old, new)


def _descendants_moved(page: Page, move: Move, old: Restrictions, new: Restrictions) -> None:
    """Tells of each page that appears or disappears, and of moves once per subtree."""
    last_moved = None
    for child in stored_pages().descendant_of(page).live().order_by("path"):
        # Wagtail writes the descendants' new addresses only after this.
        old_path, new_path = child.url_path, move.after(child.url_path)
        was_public, is_public = not old.cover(child, old_path), not new.cover(child, new_path)
        if was_public and is_public:
            if last_moved is None or not old_path.startswith(last_moved):
                announce(MOVED, child, new_path, old_path)
                last_moved = old_path
        elif is_public:
            announce(PUBLISHED, child, new_path)
        elif was_public:
            announce(UNPUBLISHED, child, old_path)


def page_deleted(page: Page) -> None:
    if page.live and not Restrictions.stored().cover(page, page.url_path):
        announce(DELETED, page, page.url_path)


def restriction_changed(restriction: PageViewRestriction, event_type: str) -> None:
    """Tells of the pages that this restriction alone hides, or has hidden."""
    for page in _hidden_by(restriction):
        announce(event_type, page, page.url_path)


def _hidden_by(restriction: PageViewRestriction) -> Iterator[Page]:
    others = Restrictions.stored(without=restriction)
    for page in stored_pages().filter(shown_below(restriction.page.path)).live():
        if not others.cover(page, page.url_path):
            yield page
