"""What the demo publishes: known facts, each with its source, and nothing that is made up."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

from home.models import CustomImage, FeedbackPage, HomePage, SiteSettings, StandardPage
from quartier_pages.demo.facts import CENTRES
from quartier_pages.domain.massnahmen import histories, unreviewed
from quartier_pages.models import (
    AngebotPage,
    Beleg,
    EckpunktepapierPage,
    Indikatorwert,
    JahresberichtPage,
    Kennzahl,
    QuartierszentrumPage,
    SchoolHolidays,
    Standort,
)

pytestmark = pytest.mark.usefixtures("demo")

RUNNING = (
    "boeckingen",
    "nordstadt-mehrgenerationenhaus",
    "heilbronner-sueden",
    "bahnhofsvorstadt",
    "augaertle",
)


def german(model: Any) -> Any:
    return model.objects.filter(locale__language_code=settings.LANGUAGE_CODE)


def centre(slug: str) -> QuartierszentrumPage:
    return german(QuartierszentrumPage).get(slug=slug)


def german_pages() -> Iterator[Page]:
    yield from german(Page).filter(depth__gt=1).specific()


@pytest.mark.parametrize(
    ("slug", "kind", "status", "live", "sites"),
    [
        ("boeckingen", "quartierszentrum", "in_betrieb", True, 2),
        ("nordstadt-mehrgenerationenhaus", "quartierszentrum", "in_betrieb", True, 1),
        ("heilbronner-sueden", "quartierszentrum", "in_betrieb", True, 2),
        ("bahnhofsvorstadt", "quartierszentrum", "in_betrieb", True, 1),
        ("augaertle", "quartierszentrum", "in_betrieb", True, 1),
        ("hochgelegen", "quartiersbuero", "in_betrieb", True, 1),
        ("innenstadt", "quartierszentrum", "geplant", True, 1),
        ("sontheim", "quartierszentrum", "geplant", True, 0),
        ("frankenbach", "quartierszentrum", "unklar", False, 0),
        ("biberach", "quartierszentrum", "unklar", False, 0),
    ],
)
def test_centres(slug, kind, status, live, sites):
    page = centre(slug)
    assert (page.kind, page.status, page.live) == (kind, status, live)
    assert page.standorte.count() == sites
    assert (page.main_site is not None) == bool(sites)
    assert page.latest_revision is not None


def fact_groups(page: QuartierszentrumPage) -> Iterator[str]:
    """The groups of facts that a centre's page states."""
    yield "status"
    stated = {
        "sites": page.standorte,
        "contacts": page.kontakte,
        "area": page.gebiete,
        "focus": page.schwerpunkte,
        "partners": page.partner,
    }
    yield from (group for group, rows in stated.items() if rows.exists())
    if page.traeger.exists():
        yield "carriers"
    if page.council_decisions:
        yield "legal"


@pytest.mark.parametrize("slug", CENTRES)
def test_every_fact_group_of_a_centre_has_a_source(slug):
    page = centre(slug)
    proven = {beleg.fact_group for beleg in page.belege.all() if beleg.url}
    assert set(fact_groups(page)) - proven == set()


@pytest.mark.parametrize("model", [AngebotPage, EckpunktepapierPage, JahresberichtPage])
def test_every_page_below_a_centre_has_a_source(model):
    assert [page.title for page in german(model) if not page.belege.exclude(url="").exists()] == []


def test_sources_are_named_and_nothing_counts_as_confirmed():
    assert not Beleg.objects.filter(models.Q(url="") | models.Q(title="")).exists()
    assert not Beleg.objects.filter(verified=True).exists()


def test_figures_name_their_source():
    assert Indikatorwert.objects.exists()
    assert not Indikatorwert.objects.filter(source_url="").exists()
    assert not Kennzahl.objects.filter(note="").exists()


AUGAERTLE = {
    "Beratungsangebot": ["MO 12:00-15:30", "TU 12:30-14:00", "TH 12:30-14:00"],
    "Frauenfrühstück mit Beratung": ["TU 10:00-12:00"],
    "Hausaufgaben- und Bewerbungshilfe": ["TU 14:00-16:00", "WE 14:00-16:00", "TH 14:00-16:00"],
    "Offener Bereich": ["TU 16:00-18:00", "WE 16:00-17:00", "TH 16:00-18:00", "FR 17:00-18:00"],
    "Abendöffnung ab 14 Jahren": ["WE 18:00-20:00"],
    "Anwohnertreff": ["TH 09:00-12:00"],
    "Töpfern für Kinder": ["FR 14:00-16:00"],
}


def test_the_augaertle_has_exactly_its_real_times():
    offers = centre("augaertle").angebote.filter(zeitfenster__rhythm="weekly").distinct()
    assert {
        offer.title: [
            f"{slot.weekday} {slot.start:%H:%M}-{slot.end:%H:%M}"
            for slot in offer.zeitfenster.all()
        ]
        for offer in offers
    } == AUGAERTLE


def test_weekly_offers_of_the_augaertle_take_place_in_its_house():
    zentrum = centre("augaertle")
    for title in AUGAERTLE:
        assert zentrum.angebote.get(title=title).site == zentrum.main_site


@pytest.mark.parametrize(
    ("slug", "date", "start", "end"),
    [
        ("ellwanger-strassenfest-2024", "2024-06-22", "14:00:00", "19:00:00"),
        ("quartierskonferenz-2022", "2022-12-01", "None", "None"),
        ("tag-der-vereine-2021", "2021-06-19", "None", "None"),
    ],
)
def test_past_events_are_over(slug, date, start, end):
    offer = german(AngebotPage).get(slug=slug)
    slot = offer.zeitfenster.get()
    assert (str(slot.date), str(slot.start), str(slot.end)) == (date, start, end)
    assert offer.has_ended


def test_no_time_is_made_up():
    timed = german(AngebotPage).exclude(zeitfenster__start=None).distinct()
    assert {offer.title for offer in timed} == {*AUGAERTLE, "Ellwanger Straßenfest"}


@pytest.mark.parametrize("slug", RUNNING)
def test_measures_continue_from_report_to_report(slug):
    first, second = centre(slug).jahresberichte.order_by("year")
    assert (first.year, second.year) == (2024, 2025)
    assert not first.rueckblick.exists()
    assert unreviewed(second) == []
    verlaeufe = histories([first, second])
    continued = [
        verlauf
        for verlauf in verlaeufe
        if all(entry.planned for entry in verlauf.entries[:2]) and len(verlauf.entries) == 2
    ]
    assert continued
    assert any(verlauf.entries[0].year == 2025 for verlauf in verlaeufe)


def test_measures_say_that_they_are_examples():
    reports = german(JahresberichtPage)
    texts = [
        *reports.values_list("massnahmen__description", flat=True),
        *reports.exclude(rueckblick=None).values_list("rueckblick__text", flat=True),
    ]
    assert [text for text in texts if not text.startswith("Beispiel: ")] == []


@pytest.mark.parametrize("slug", RUNNING)
def test_the_running_centres_have_a_current_paper(slug):
    paper = centre(slug).current_paper()
    assert paper.indikatorwerte.exists()
    assert paper.handlungsfelder.exists()


def test_only_papers_and_reports_are_examples():
    examples = {type(page) for page in german_pages() if page.is_example}
    assert examples == {EckpunktepapierPage, JahresberichtPage}
    assert all(page.is_example for model in examples for page in german(model))


def test_nothing_unknown_is_made_up():
    assert not Standort.objects.exclude(postcode="").exists()
    assert not any(site.opening_hours for site in Standort.objects.all())
    assert set(
        german(Standort).exclude(house_number="").values_list("house_number", flat=True)
    ) == {
        "5",
        "15/1",
        "16",
    }
    assert not SchoolHolidays.objects.exists()
    for page in german_pages():
        assert re.findall(r"\b74\d{3}\b", page.to_json()) == [], page.title


def test_pages_are_as_an_editor_could_have_saved_them():
    """Every field, row and block passes its own checks."""
    for page in german_pages():
        page.full_clean()
        _clean_streams(page)
        for relation in get_all_child_relations(page):
            for row in getattr(page, relation.get_accessor_name()).all():
                row.full_clean()
                _clean_streams(row)


def _clean_streams(instance: models.Model) -> None:
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            field.stream_block.clean(getattr(instance, field.name))


def test_rows_keep_their_order():
    orders = (
        german(QuartierszentrumPage)
        .get(slug="augaertle")
        .schwerpunkte.values_list("sort_order", flat=True)
    )
    assert list(orders) == list(range(6))


def test_pictures_are_free_to_use_and_described():
    pictures = CustomImage.objects.all()
    assert pictures.count() == 9
    for picture in pictures:
        assert (picture.credit, picture.licence) == ("Eigene Illustration", "CC0-1.0")
        assert set(picture.alt_texts) == {"de", "de-simple", "en", "tr", "ar"}


def test_the_published_centres_and_the_home_page_show_a_picture():
    published = [*german(QuartierszentrumPage).live(), *german(HomePage)]
    assert [page.title for page in published if page.teaser_image is None] == []


def test_legal_pages_say_what_is_to_be_filled_in():
    pages = {page.slug: page for page in german(StandardPage)}
    assert set(pages) == {
        "impressum",
        "datenschutz",
        "erklaerung-zur-barrierefreiheit",
        "einfach-erklaert",
        "gebaerdensprache",
    }
    for page in pages.values():
        callouts = [block for block in page.body if block.block_type == "callout"]
        assert [callout.value["title"] for callout in callouts] == ["Noch auszufüllen"]


def test_barriers_can_be_reported_without_an_address():
    form = german(FeedbackPage).get()
    fields = {field.clean_name: field.required for field in form.form_fields.all()}
    assert fields == {"adresse_der_seite": False, "barriere": True, "email": False}


def test_settings_and_footer():
    settings_of_site = SiteSettings.objects.get()
    assert settings_of_site.site_name == "Quartierszentren Heilbronn"
    assert "Geschäftsstelle Quartiersarbeit" in settings_of_site.operator_name
    assert [link.page.slug for link in settings_of_site.footer_links.all()][:2] == [
        "impressum",
        "datenschutz",
    ]


def test_menu():
    home = german(HomePage).get()
    assert [page.slug for page in home.get_children().live().in_menu()] == ["quartierszentren"]


def test_blocks_and_items_have_ids_of_their_own():
    """Without them wagtail-localize would skip or mix up texts."""
    for page in german_pages():
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                ids = list(_ids(json.loads(field.value_to_string(page))))
                assert len(ids) == len(set(ids)), page.title


def _ids(value: Any) -> Iterator[str]:
    match value:
        case list():
            for item in value:
                yield from _ids(item)
        case {"id": identity, "value": inner}:
            yield identity
            yield from _ids(inner)
        case dict():
            for inner in value.values():
                yield from _ids(inner)
