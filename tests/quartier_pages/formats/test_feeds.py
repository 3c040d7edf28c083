"""Feeds as a feed reader understands them."""

from datetime import UTC, datetime, timedelta

import feedparser
import pytest

from quartier_pages.formats.feeds import Feed, atom, report_entry, rss
from quartier_pages.models import JahresberichtPage
from tests.trees import build_report

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FEED = Feed(
    title="Jahresberichte",
    description="Neues & Altes",
    language="de",
    url="https://example.org/api/jahresberichte.feed",
    html_url="https://example.org/",
    author="Geschäftsstelle",
)


@pytest.fixture
def report(tree):
    summary = "<p>Viel <b>getan</b> &amp; gelernt.</p><ul><li>A &lt; B</li></ul>"
    report = build_report(tree.zentrum, 2025, title="Bericht <2025> & mehr\x0b", summary=summary)
    report.first_published_at, report.last_published_at = NOW, NOW + timedelta(hours=1)
    return report


@pytest.mark.parametrize("write", [atom, rss])
class TestFeed:
    def read(self, write, *entries):
        found = feedparser.parse(write(FEED, entries))
        assert not found.bozo
        return found

    def test_entry(self, write, report):
        found = self.read(write, report_entry(report, "https://example.org/2025/?a=1&b=2"))
        (entry,) = found.entries
        assert entry.title == "Bericht <2025> & mehr"
        assert entry.link == "https://example.org/2025/?a=1&b=2"
        assert entry.summary == "Viel getan &amp; gelernt.<br />A &lt; B"
        assert entry.id.startswith("urn:uuid:")
        assert entry.published_parsed[:5] == (2026, 11, 20, 12, 0)
        assert [tag.term for tag in entry.tags] == [report.zentrum.title, "2025"]

    def test_head(self, write, report):
        head = self.read(write, report_entry(report, "https://example.org/2025/")).feed
        assert head.title == "Jahresberichte"
        assert head.language == "de"
        assert {"self": FEED.url}.items() <= {link.rel: link.href for link in head.links}.items()
        assert head.updated_parsed[:5] == (2026, 11, 20, 13, 0)

    def test_without_entries(self, write, report):
        assert self.read(write).entries == []

    def test_identity_outlives_changes(self, write, report):
        (before,) = self.read(write, report_entry(report, "https://example.org/a/")).entries
        report.title, report.slug = "Neu", "neu"
        (after,) = self.read(write, report_entry(report, "https://example.org/b/")).entries
        assert before.id == after.id


def test_atom_says_when_an_entry_changed(report):
    (entry,) = feedparser.parse(atom(FEED, [report_entry(report, "https://example.org/")])).entries
    assert entry.updated_parsed[:5] == (2026, 11, 20, 13, 0)


def test_translations_are_entries_of_their_own(report, tree, locales):
    for page in (tree.home, tree.index, tree.zentrum):
        page.copy_for_translation(locales["en"])
    JahresberichtPage.objects.filter(pk=report.pk).update(title="Bericht")
    translated = JahresberichtPage.objects.get(pk=report.pk).copy_for_translation(locales["en"])
    assert report_entry(report, "").uid != report_entry(translated, "").uid


def test_a_centre_that_is_not_public_is_not_named(report, tree):
    tree.zentrum.unpublish()
    report.zentrum.refresh_from_db()
    assert report_entry(report, "https://example.org/").categories == ("2025",)


def test_an_example_says_so(tree):
    report = build_report(tree.zentrum, 2024, is_example=True)
    assert "Beispieltext" in report_entry(report, "https://example.org/").categories


def test_teaser_stands_in_for_a_summary(tree):
    report = build_report(tree.zentrum, 2024, teaser_text="Kurz gesagt")
    assert report_entry(report, "https://example.org/").summary == "Kurz gesagt"
