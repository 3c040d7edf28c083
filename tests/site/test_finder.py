"""The offer finder: what visitors choose, what they get, and what they share."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from quartier_pages.models import Ausfall, ZentrumGebiet
from tests.html import html, main
from tests.trees import build_offer, build_zentrum, weekly

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def weekday(offset=0):
    return WEEKDAYS[(timezone.localdate().weekday() + offset) % 7]


def offer(zentrum, slug, *slots, **fields):
    return build_offer(
        zentrum, list(slots), title=slug, slug=slug, on_public_holidays=True, **fields
    )


def found(client, query="", prefix=""):
    """Titles of the offers, in their order."""
    text = main(html(client, f"{prefix}/angebote/{query}"))
    return re.findall(r'qz-offers__title"><a href="[^"]*">(?:<bdi[^>]*>)?([^<]*)', text)


@pytest.fixture
def offers(tree):
    other = build_zentrum(tree.index, title="Böckingen", slug="boeckingen")
    offer(tree.zentrum, "Heute", weekly(weekday(), "14:00", "16:00"), audience=["kinder"])
    offer(tree.zentrum, "Morgen", weekly(weekday(1), "09:00", "10:00"), age_from=60)
    offer(other, "Anders", weekly(weekday(1), "18:00", "19:00"), kind="kurs", languages=["tr"])
    offer(other, "Ohne", cost_kind="kostenlos")
    offer(other, "Vorbei", weekly("MO"), status="beendet")
    return tree


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Heute", "Morgen", "Anders", "Ohne"]),
        ("?tag=heute", ["Heute"]),
        ("?tag=morgen", ["Morgen", "Anders"]),
        ("?tag=woche", ["Heute", "Morgen", "Anders"]),
        ("?tag={tomorrow}", ["Morgen", "Anders"]),
        ("?tag={in_three_days}", []),
        ("?tag=woche&zeit=abends", ["Anders"]),
        ("?zeit=nachmittags", ["Heute"]),
        ("?alter=6", ["Heute", "Anders", "Ohne"]),
        ("?alter=0", ["Heute", "Anders", "Ohne"]),
        ("?zielgruppe=kinder", ["Heute"]),
        ("?art=kurs", ["Anders"]),
        ("?sprache=tr", ["Anders"]),
        ("?kostenlos=ja", ["Ohne"]),
        ("?stufenlos=ja", []),
        ("?zentrum=boeckingen", ["Anders", "Ohne"]),
        ("?zentrum=boeckingen&tag=woche", ["Anders"]),
        ("?tag=&zeit=&alter=&art=kurs", ["Anders"]),
    ],
)
def test_filters(client, offers, query, titles):
    days = {"tomorrow": weekday(1), "in_three_days": weekday(3)}
    assert found(client, query.format(**days)) == titles


def test_what_takes_place_next_comes_first_and_what_has_no_times_last(client, tree):
    offer(tree.zentrum, "Ohne")
    offer(tree.zentrum, "Pause", weekly(weekday()), status="pausiert")
    offer(
        tree.zentrum,
        "Ferner",
        weekly(weekday(), valid_from=timezone.localdate() + timedelta(days=90)),
    )
    offer(tree.zentrum, "Morgen", weekly(weekday(1)))
    cancelled = offer(tree.zentrum, "Verschoben", weekly(weekday()))
    day = timezone.localdate()
    Ausfall.objects.create(page=cancelled, first_day=day, last_day=day, reason="Umbau")
    offer(tree.zentrum, "Später", weekly(weekday(), "18:00", "19:00"))
    offer(tree.zentrum, "Früher", weekly(weekday(), "08:00", "09:00"))
    order = ["Früher", "Später", "Morgen", "Verschoben", "Ferner", "Ohne", "Pause"]
    assert found(client) == order


def test_a_district_and_its_planning_area_are_one_choice(client, tree):
    other = build_zentrum(tree.index, title="Süden", slug="sueden")
    for page, kind, name in (
        (tree.zentrum, "stadtteil", "Kernstadt (Nordstadt)"),
        (tree.zentrum, "planungsbezirk", "Nordstadt"),
        (tree.zentrum, "planungsbezirk", "Unterer Wartberg"),
        (other, "stadtteil", "Kernstadt"),
        (other, "planungsbezirk", "Kernstadt"),
    ):
        ZentrumGebiet.objects.create(page=page, kind=kind, name=name)
    (field,) = re.findall(
        r'<select name="stadtteil".*?</select>', html(client, "/angebote/"), re.DOTALL
    )
    assert re.findall(r'value="([^"]+)"', field) == [
        "Kernstadt",
        "Kernstadt (Nordstadt)",
        "Unterer Wartberg",
    ]


@pytest.mark.parametrize(
    "query",
    [
        "?tag=quark",
        "?tag=%00",
        "?alter=sechs",
        "?alter=-1",
        "?alter=" + "9" * 5000,
        "?zentrum=atlantis",
        "?stadtteil=Atlantis",
        "?zeit=x&art=y&sprache=z&zielgruppe=q",
    ],
)
def test_what_cannot_be_meant_is_left_out_and_said_to_be(client, offers, query):
    assert found(client, query) == ["Heute", "Morgen", "Anders", "Ohne"]
    text = html(client, f"/angebote/{query}")
    assert "Werte, die nicht bekannt sind" in main(text)
    assert 'rel="canonical"' in text  # nothing of it is in force


def test_what_is_in_force_can_be_taken_back(client, offers):
    text = main(html(client, "/angebote/?alter=6&tag=heute&page=7&fremd=x"))
    assert 'href="?tag=heute#treffer"' in text
    assert 'href="?alter=6#treffer"' in text
    assert "Alter: 6" in text
    assert 'href="?tag=morgen&amp;alter=6#treffer"' in text
    assert "fremd" not in text
    assert "1 Termin gefunden" in text


def test_nothing_found_is_said(client, offers):
    text = main(html(client, "/angebote/?art=mobil&kostenlos=ja"))
    assert "0 Angebote gefunden" in text
    assert "qz-empty" in text
    assert "qz-offers" not in text


def test_a_cancelled_date_stays_with_its_reason_and_the_next_one_of_that_weekday(client, tree):
    page = offer(tree.zentrum, "Chor", weekly(weekday(1)))
    day = timezone.localdate() + timedelta(days=1)
    Ausfall.objects.create(page=page, first_day=day, last_day=day, reason="Umbau")
    assert found(client, "?tag=morgen") == ["Chor"]
    assert found(client, f"?tag={weekday(1)}") == ["Chor", "Chor"]
    text = main(html(client, "/angebote/?tag=morgen"))
    assert "fällt aus" in text
    assert "Umbau" in text


def test_only_what_everybody_sees_is_found_and_named(client, admin_client, offers):
    private = build_zentrum(offers.index, title="Geheimes Haus", slug="geheim")
    offer(private, "Intern")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    for visitor in (client, admin_client):
        assert "Intern" not in found(visitor)
        assert "Geheimes Haus" not in html(visitor, "/angebote/")


def test_other_languages_say_what_is_in_german_only(client, locales, offers):
    offers.home.copy_for_translation(locales["tr"], alias=True)
    for page in offers.index.get_descendants(inclusive=True).order_by("path").specific():
        page.copy_for_translation(locales["tr"], alias=True)
    assert found(client, "?tag=heute", "/tr") == ["Heute"]
    text = html(client, "/tr/angebote/?tag=heute")
    assert '<bdi lang="de">Heute</bdi>' in text
    assert "yalnızca Almanca"
    assert '<html lang="tr" dir="ltr"' in text


def test_the_frame_knows_the_address_and_what_was_chosen(client, tree):
    plain, chosen = html(client, "/ar/angebote/"), html(client, "/ar/angebote/?tag=heute")
    assert '<link rel="canonical" href="http://testserver/ar/angebote/">' in plain
    assert "noindex" not in plain
    assert '<meta name="robots" content="noindex, follow">' in chosen
    assert 'rel="canonical"' not in chosen
    assert 'href="/tr/angebote/?tag=heute"' in chosen  # the language switcher keeps it
    for text in (plain, chosen):
        assert text.count('rel="alternate" hreflang=') == 9
        assert 'og:title" content="البحث عن أنشطة"' in text
        assert '"@type":"BreadcrumbList"' in text
        assert 'dir="rtl"' in text
    assert not client.cookies


def test_results_come_in_pages_that_keep_the_choice(client, tree):
    for number in range(25):
        offer(tree.zentrum, f"chor-{number}", weekly(weekday()), audience=["kinder"])
    for query in ("?zielgruppe=kinder", "?tag=heute"):
        assert len(found(client, query)) == 20
        assert len(found(client, f"{query}&page=2")) == len(found(client, f"{query}&page=99")) == 5
        assert f'href="{query}&amp;page=2"' in html(client, f"/angebote/{query}")


@pytest.mark.parametrize("query", ["", "?tag=woche", "?alter=6&tag=heute&zeit=abends"])
def test_more_offers_take_no_more_queries(client, locales, tree, query):
    tree.home.copy_for_translation(locales["tr"], alias=True)
    tree.index.copy_for_translation(locales["tr"], alias=True)
    tree.zentrum.copy_for_translation(locales["tr"], alias=True)

    def add(slug):
        page = offer(tree.zentrum, slug, weekly(weekday(), "18:00", "20:00"), weekly(weekday(1)))
        page.copy_for_translation(locales["tr"], alias=True)

    def queries():
        assert found(client, query, "/tr")
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            found(client, query, "/tr")
        return len(captured)

    add("a")
    before = queries()
    for slug in "bcd":
        add(slug)
    build_zentrum(tree.index, title="Noch eins").copy_for_translation(locales["tr"], alias=True)
    assert queries() == before <= 30
