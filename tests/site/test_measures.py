"""What became of the measures of all centres, across the years."""

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from quartier_pages.models import Massnahme, MassnahmenRueckblick
from tests.html import html, main
from tests.trees import build_field_of_action, build_report, build_zentrum


def planned(title, uid=None, **fields):
    return Massnahme(title=title, uid=uid or uuid4(), **fields)


@pytest.fixture
def reports(tree):
    """A measure that goes on and one that does not, and one of another centre."""
    uid = uuid4()
    field = build_field_of_action("Bildung")
    other = build_zentrum(tree.index, title="Böckingen", slug="boeckingen")
    build_report(tree.zentrum, 2023, massnahmen=[planned("Chor", uid), planned("Fest")])
    build_report(
        tree.zentrum,
        2024,
        massnahmen=[planned("Chor", uid, status="laufend", handlungsfeld=field)],
        rueckblick=[
            MassnahmenRueckblick(massnahme_uid=uid, zielerreichung="teilweise", text="Er singt.")
        ],
    )
    build_report(other, 2024, massnahmen=[planned("Tanz", status="abgeschlossen")])
    return tree


def found(client, query=""):
    text = main(html(client, f"/massnahmen/{query}"))
    return re.findall(r'<h3 class="qz-event__title">([^<]*)', text)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Chor", "Fest", "Tanz"]),
        ("?zentrum=boeckingen", ["Tanz"]),
        ("?zentrum=boeckingen&zentrum=quartierszentrum-augartle", ["Chor", "Fest", "Tanz"]),
        ("?jahr=2023", ["Chor", "Fest"]),
        ("?jahr=2024", ["Chor", "Tanz"]),
        ("?handlungsfeld=bildung", ["Chor"]),
        ("?status=geplant", ["Fest"]),
        ("?status=laufend&jahr=2023", ["Chor"]),
        ("?status=verworfen", []),
        # What cannot be meant is left out.
        ("?jahr=1999", ["Chor", "Fest", "Tanz"]),
        ("?zentrum=boeckingen&zentrum=atlantis", ["Tanz"]),
        ("?handlungsfeld=%00&status=x&page=x", ["Chor", "Fest", "Tanz"]),
    ],
)
def test_filters(client, reports, query, titles):
    slug = reports.zentrum.slug
    assert found(client, query.replace("quartierszentrum-augartle", slug)) == titles


def test_a_measure_shows_its_line_through_the_years(client, reports):
    text = main(html(client, "/massnahmen/?handlungsfeld=bildung"))
    years = [text.index(words) for words in ("Jahresbericht 2023", "Jahresbericht 2024")]
    assert years == sorted(years)
    after = text[years[1] :]
    for words in ("teilweise erreicht", "Er singt.", "laufend"):
        assert words in after
    assert f'href="{reports.zentrum.url}jahresbericht-2023/"' in text
    assert "Bildung" in text


def test_centres_are_compared_in_bars_and_tables(client, reports):
    text = main(html(client, "/massnahmen/"))
    assert "0 erreicht, 1 teilweise, von 1" in text
    rows = re.findall(
        r'<tr class="kern-table__row"><th[^>]*scope="row">([^<]*)</th>(.*?)</tr>', text
    )
    numbers = [(name.strip(), re.findall(r">(\d+)</td>", cells)) for name, cells in rows]
    assert numbers == [
        ("Quartierszentrum Augärtle", ["0", "1", "1", "0", "0", "0", "2"]),
        ("Böckingen", ["0", "0", "0", "1", "0", "0", "1"]),
        ("Quartierszentrum Augärtle", ["0", "1", "0", "0", "1"]),
    ]


def test_samples_are_called_so(client, reports):
    assert "Beispielberichten" not in html(client, "/massnahmen/")
    report = reports.zentrum.jahresberichte.get(year=2023)
    report.is_example = True
    report.save()
    assert "Beispielberichten" in html(client, "/massnahmen/?jahr=2023")


def test_without_reports_it_says_so(client, tree):
    text = main(html(client, "/massnahmen/"))
    assert "0 Maßnahmen gefunden" in text
    assert "<table" not in text


def test_only_what_everybody_sees_is_shown(client, admin_client, reports):
    PageViewRestriction.objects.create(
        page=reports.zentrum, restriction_type=PageViewRestriction.LOGIN
    )
    reports.index.get_children().get(slug="boeckingen").specific.jahresberichte.get().unpublish()
    for visitor in (client, admin_client):
        assert found(visitor) == []
        assert "Augärtle" not in main(html(visitor, "/massnahmen/"))


def test_the_choice_is_kept_by_the_language_switcher_and_not_indexed(client, reports):
    text = html(client, "/massnahmen/?zentrum=boeckingen&jahr=2024")
    assert 'href="/uk/massnahmen/?zentrum=boeckingen&amp;jahr=2024"' in text
    assert '<meta name="robots" content="noindex, follow">' in text
    assert "noindex" not in html(client, "/massnahmen/")


def test_names_in_another_language_are_marked(client, reports, locales):
    for page in Page.objects.filter(depth__gt=1, locale=locales["de"]).order_by("path"):
        page.specific.copy_for_translation(locales["tr"], alias=True)
    text = main(html(client, "/tr/massnahmen/?zentrum=boeckingen&handlungsfeld=bildung"))
    for words in (
        'for="filter-zentrum_1"><bdi lang="de">Böckingen</bdi></label>',
        '<option value="bildung" selected lang="de" dir="auto">Bildung</option>',
        ':<bdi lang="de">Böckingen</bdi>',
    ):
        assert words in text
    assert 'lang="de"' not in main(html(client, "/massnahmen/?zentrum=boeckingen"))


def test_more_measures_take_no_more_queries(client, tree):
    def queries():
        found(client)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            found(client)
        return len(captured)

    def report(year, count):
        fields = [build_field_of_action(f"Feld {year} {number}") for number in range(count)]
        rows = [planned("x", handlungsfeld=field) for field in fields]
        reviews = [
            MassnahmenRueckblick(massnahme_uid=row.uid, zielerreichung="nicht") for row in rows
        ]
        build_report(tree.zentrum, year, massnahmen=rows, rueckblick=reviews)

    report(2020, 1)
    before = queries()
    for year in range(2021, 2024):
        report(year, 3)
    assert queries() == before <= 30
