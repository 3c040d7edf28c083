"""New reports as news: Atom 1.0 (RFC 4287) and RSS 2.0."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape

from quartier_pages.formats.plain_text import from_html, printable

if TYPE_CHECKING:
    from quartier_pages.models import JahresberichtPage

ATOM_CONTENT_TYPE = "application/atom+xml; charset=utf-8"
RSS_CONTENT_TYPE = "application/rss+xml; charset=utf-8"
REFRESH_MINUTES = 60
# When a feed changed in which nothing has ever been published.
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One piece of news; `updated` moves with every publication, `uid` never."""

    uid: uuid.UUID
    title: str
    url: str
    summary: str
    published: datetime | None
    updated: datetime | None
    categories: tuple[str, ...] = ()
    language: str = ""  # where it differs from that of the feed


@dataclass(frozen=True)
class Feed:
    """What stands above the entries."""

    title: str
    description: str
    language: str
    url: str  # where the feed itself stands
    html_url: str  # the page for people
    author: str


def report_entry(report: "JahresberichtPage", url: str) -> Entry:
    """A report; its translations are entries of their own."""
    return Entry(
        uid=uuid.uuid5(report.translation_key, report.locale.language_code),
        title=report.title,
        url=url,
        summary=from_html(report.summary) or report.teaser_text,
        published=report.first_published_at,
        updated=report.last_published_at or report.first_published_at,
        categories=tuple(_categories(report)),
        language=report.content_language if report.is_fallback else "",
    )


def _categories(report: "JahresberichtPage") -> Iterator[str]:
    if report.zentrum.live:
        yield report.zentrum.title
    yield str(report.year)
    if report.is_example:
        yield str(report._meta.get_field("is_example").verbose_name)


class _Document(SyndicationFeed):
    """What both formats share: the same content makes the same document."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item["language"] else {}

    def latest_post_date(self) -> datetime:
        dated = any(item["pubdate"] or item["updateddate"] for item in self.items)
        return super().latest_post_date() if dated else _EPOCH


class _Atom(_Document, Atom1Feed):
    pass


class _Rss(_Document, Rss201rev2Feed):
    pass


def atom(feed: Feed, entries: Iterable[Entry]) -> bytes:
    return _write(_Atom, feed, entries)


def rss(feed: Feed, entries: Iterable[Entry]) -> bytes:
    return _write(_Rss, feed, entries)


def _write(kind: type[SyndicationFeed], feed: Feed, entries: Iterable[Entry]) -> bytes:
    document = kind(
        title=printable(feed.title),
        link=feed.html_url,
        description=printable(feed.description),
        subtitle=printable(feed.description),
        language=feed.language,
        author_name=printable(feed.author),
        feed_url=feed.url,
        feed_guid=feed.url,
        ttl=REFRESH_MINUTES,
    )
    for entry in entries:
        document.add_item(
            title=printable(entry.title),
            link=entry.url,
            description=_as_html(entry.summary),
            unique_id=entry.uid.urn,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[printable(category) for category in entry.categories],
            language=entry.language,
        )
    return document.writeString("utf-8").encode()


def _as_html(text: str) -> str:
    """Summaries are HTML in both formats."""
    return "<br>".join(escape(line) for line in printable(text).splitlines())
