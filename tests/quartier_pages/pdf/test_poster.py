"""The week as a poster."""

from datetime import date

import pytest
from django.utils import timezone

from home.api.published import public_url
from quartier_pages.models import Ausfall
from quartier_pages.pdf.poster import week_poster
from tests.quartier_pages.pdf.files import File
from tests.trees import build_offer, weekly

MONDAY = date(2026, 11, 23)
PAPERS = {"a4": (595, 842), "a3": (842, 1191)}


@pytest.fixture(autouse=True)
def on_a_known_day(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 11, 25))


@pytest.fixture
def centre(tree):
    tree.zentrum.kontakte.update(phone="07131 94-1850")
    build_offer(tree.zentrum, [weekly("MO", "16:00", "18:00")], title="Chor", slug="chor")
    return tree.zentrum


@pytest.mark.parametrize("paper", PAPERS)
def test_one_sheet_with_everything_on_it(centre, paper):
    file = File(week_poster(centre, MONDAY, paper))
    assert len(file.pdf.pages) == 1
    box = file.pdf.pages[0].MediaBox
    assert (round(float(box[2])), round(float(box[3]))) == PAPERS[paper]
    assert file.title == "Wochenprogramm Quartierszentrum Augärtle, Kalenderwoche 48/2026"
    assert file.standards == {"A": "2", "level": "A", "UA": "1"}
    for words in ("23. November", "16:00–18:00 Uhr", "Chor", "Quartiersmanagement", "94-1850"):
        assert words in file.text
    assert file.text.count("keine festen Termine") == 6
    days = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
    assert file.bookmarks == [*days, "Wen Sie fragen können"]
    assert [str(tag.Alt) for tag in file.tags("Figure")] == [
        f"QR-Code, der zu {public_url(centre)} führt"
    ]


def test_what_is_cancelled_stays_and_says_so(centre):
    offer = centre.angebote.get()
    Ausfall.objects.create(page=offer, first_day=MONDAY, last_day=MONDAY, reason="Ausflug")
    assert "Chor fällt aus Ausflug" in File(week_poster(centre, MONDAY, "a4")).text


def test_an_arabic_poster(locales, tree, centre):
    for page in (tree.home, tree.index, centre):
        page.copy_for_translation(locales["ar"], alias=True)
    arabic = centre.get_translation(locales["ar"]).specific
    type(arabic).objects.filter(pk=arabic.pk).update(alias_of=None, title="مركز")
    file = File(week_poster(type(arabic).objects.get(pk=arabic.pk), MONDAY, "a4"))
    assert file.language == "ar"
    assert "برنامج الأسبوع" in file.title
    assert "الاثنين" in file.bookmarks


def test_only_public_offers(centre):
    build_offer(centre, [weekly("MO")], title="Entwurf", slug="entwurf").unpublish()
    assert "Entwurf" not in File(week_poster(centre, MONDAY, "a4")).text


def test_what_has_no_fixed_times_stands_below_the_week(centre):
    build_offer(centre, title="Sozialberatung", slug="beratung")
    build_offer(centre, title="Pausiertes", slug="pausiert", status="pausiert")
    build_offer(centre, title="Beendetes", slug="beendet", status="beendet")
    file = File(week_poster(centre, MONDAY, "a4"))
    assert len(file.pdf.pages) == 1
    assert "Außerdem, ohne feste Zeiten" in file.text
    assert "Sozialberatung" in file.text
    for title in ("Pausiertes", "Beendetes"):
        assert title not in file.text
    assert file.text.count("Chor") == 1


def test_a_full_week_still_fits(centre):
    for weekday in ("MO", "TU", "WE", "TH", "FR"):
        slots = [weekly(weekday, f"{hour:02}:00", f"{hour + 1:02}:00") for hour in range(9, 15)]
        build_offer(centre, slots, title=f"Angebot {weekday}", slug=f"angebot-{weekday}")
    assert len(File(week_poster(centre, MONDAY, "a4")).pdf.pages) == 1


@pytest.mark.parametrize(
    ("query", "status", "week"),
    [
        ("", 200, "Kalenderwoche 48/2026"),
        ("?woche=2026-W50&format=a3", 200, "Kalenderwoche 50/2026"),
        ("?woche=2026-W53", 200, "Kalenderwoche 53/2026"),
        ("?woche=2027-W53", 404, ""),
        ("?woche=2026-W00", 404, ""),
        ("?woche=2026-48", 404, ""),
        ("?woche=", 404, ""),
        ("?woche=0000-W01", 404, ""),
        ("?woche=2019-W01", 404, ""),
        ("?woche=٢٠٢٦-W48", 404, ""),
        ("?format=a5", 404, ""),
        ("?format=", 404, ""),
    ],
)
def test_week_and_paper_are_asked_for_in_the_address(client, centre, query, status, week):
    response = client.get(f"{centre.url}wochenprogramm.pdf{query}")
    assert response.status_code == status
    if status == 200:
        assert week in File(response.content).title
