"""Which offers fit: every filter, alone and where filters meet."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from quartier_pages.domain.angebote import OfferQuery, fitting, in_daytime
from quartier_pages.models import Zeitfenster, ZentrumGebiet
from tests.trees import build_offer, build_zentrum, weekly


@pytest.fixture
def offers(tree, locales):
    """Some offers of two centres, known by their slugs."""
    other = build_zentrum(tree.index, title="Böckingen", slug="boeckingen")
    ZentrumGebiet.objects.create(page=other, name="Böckingen")
    ZentrumGebiet.objects.create(page=tree.zentrum, name="Kernstadt")
    site = other.standorte.get()
    site.accessibility_features = ["wheelchair_wc", "step_free"]
    site.save()
    long_ago = timezone.localdate() - timedelta(days=9)

    def offer(slug, *slots, zentrum=tree.zentrum, **fields):
        build_offer(zentrum, list(slots), title=slug, slug=slug, **fields)

    offer("toepfern", weekly("WE", "14:00", "16:00"), audience=["kinder"], kind="kreativ")
    offer("frauen", weekly("WE", "10:00", "12:00"), audience=["frauen"], languages=["tr"])
    offer("abend", weekly("WE", "18:00", "20:00"), age_from=14, cost_kind="kostenlos")
    offer(
        "treff",
        weekly("WE", "09:00", "10:00", valid_until=long_ago),
        weekly("FR", "11:00", "13:00"),
        audience=["alle"],
        zentrum=other,
    )
    offer("beratung", zentrum=other, kind="beratung", audience=["aeltere"], status="pausiert")
    offer("vorbei", weekly("WE"), status="beendet")
    return tree


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "abend beratung frauen toepfern treff"),
        ({"ended": True}, "abend beratung frauen toepfern treff vorbei"),
        ({"kind": "beratung"}, "beratung"),
        ({"status": "pausiert"}, "beratung"),
        ({"audience": "frauen"}, "frauen treff"),
        ({"language": "tr"}, "frauen"),
        ({"cost": "kostenlos"}, "abend"),
        ({"district": "Böckingen"}, "beratung treff"),
        ({"district": "Atlantis"}, ""),
        ({"step_free": True}, "beratung treff"),
        ({"weekday": "WE"}, "abend frauen toepfern"),  # the treff left that day
        ({"weekday": "FR"}, "treff"),
        ({"weekday": "MO"}, ""),
        ({"daytime": "vormittags"}, "frauen treff"),
        ({"daytime": "nachmittags"}, "toepfern treff"),
        ({"daytime": "abends"}, "abend"),
        # One and the same time has to fit both.
        ({"weekday": "WE", "daytime": "vormittags"}, "frauen"),
        ({"weekday": "FR", "daytime": "abends"}, ""),
        ({"age": 0}, "toepfern treff"),
        ({"age": 6}, "toepfern treff"),
        ({"age": 14}, "abend treff"),
        ({"age": 30}, "abend frauen treff"),
        ({"age": 70}, "abend beratung frauen treff"),
        ({"age": 6, "weekday": "WE", "daytime": "nachmittags"}, "toepfern"),
    ],
)
def test_filters(query, found, offers):
    slugs = fitting(OfferQuery(**query)).values_list("slug", flat=True)
    assert " ".join(sorted(slugs)) == found


def test_single_dates_count_by_their_weekday_until_they_are_over(tree):
    today = timezone.localdate()
    for slug, offset in (("alt", -7), ("neu", 7)):
        day = Zeitfenster(rhythm="once", date=today + timedelta(days=offset), start=time(9))
        build_offer(tree.zentrum, [day, weekly("MO", valid_until=None)], title=slug, slug=slug)
    weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][today.weekday()]
    query = OfferQuery(weekday=weekday, daytime="vormittags")
    assert [offer.slug for offer in fitting(query)] == ["neu"]


def test_translations_fit_by_the_facts_of_the_source(offers, locales):
    for page in (offers.home, offers.index, offers.zentrum):
        page.copy_for_translation(locales["tr"], alias=True)
    offer = fitting(OfferQuery(audience="kinder")).get(slug="toepfern")
    offer.copy_for_translation(locales["tr"], alias=True)
    found = fitting(OfferQuery(audience="kinder", weekday="WE", district="Kernstadt"))
    assert {page.locale.language_code for page in found} == {"de", "tr"}


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        (time(9), time(10), {"vormittags"}),
        (time(10), time(12), {"vormittags"}),
        (time(11), time(13), {"vormittags", "nachmittags"}),
        (time(12), None, {"nachmittags"}),
        (time(16), time(18), {"nachmittags", "abends"}),
        (time(17), None, {"abends"}),
        (time(9), time(20), {"vormittags", "nachmittags", "abends"}),
        (None, None, set()),
    ],
)
def test_parts_of_the_day(start, end, parts):
    known = ("vormittags", "nachmittags", "abends")
    assert {part for part in known if in_daytime(start, end, part)} == parts
