"""What a wrong entry meets: a German message at the model, the database and the tree."""

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from home.models import FeedbackPage, HomePage, StandardPage
from quartier_pages.choices import SiteKind
from quartier_pages.models import (
    AngebotPage,
    Ausfall,
    EckpunktepapierPage,
    Indikatorwert,
    JahresberichtPage,
    Kennzahl,
    Massnahme,
    MassnahmenRueckblick,
    QuartierszentrumIndexPage,
    QuartierszentrumPage,
    SchoolHolidays,
    Standort,
    Zeitfenster,
    ZentrumTraeger,
)
from tests.trees import Tree, build_indicator, build_paper, build_report, build_zentrum

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "values", "field", "message"),
    [
        (
            Zeitfenster,
            {"rhythm": "weekly", "weekday": "MO", "start": time(18), "end": time(16)},
            "end",
            "Das Ende liegt vor dem Beginn. Bitte eine der beiden Zeiten korrigieren.",
        ),
        (
            Zeitfenster,
            {"rhythm": "weekly", "start": time(16)},
            "weekday",
            "Bitte den Wochentag auswählen.",
        ),
        (Zeitfenster, {"rhythm": "once"}, "date", "Bitte das Datum eingeben."),
        (
            Zeitfenster,
            {"rhythm": "monthly", "weekday": "TU"},
            "nth",
            "Bitte auswählen, der wievielte",
        ),
        (
            Zeitfenster,
            {"rhythm": "weekly", "weekday": "MO", "interval": 2},
            "valid_from",
            "Bitte den ersten Termin eingeben",
        ),
        (
            Zeitfenster,
            {"rhythm": "weekly", "weekday": "MO", "interval": 13},
            "interval",
            "Zahl von 1 bis 12",
        ),
        (
            Zeitfenster,
            {
                "rhythm": "weekly",
                "weekday": "MO",
                "valid_from": date(2025, 2, 1),
                "valid_until": date(2025, 1, 1),
            },
            "valid_until",
            "Der letzte Tag liegt vor dem ersten.",
        ),
        (
            Ausfall,
            {"first_day": date(2025, 2, 1), "last_day": date(2025, 1, 1)},
            "last_day",
            "Der letzte Tag liegt vor dem ersten.",
        ),
        (
            SchoolHolidays,
            {"name": "Ferien", "first_day": date(2025, 2, 1), "last_day": date(2025, 1, 1)},
            "last_day",
            "Der letzte Tag liegt vor dem ersten.",
        ),
        (
            Standort,
            {"name": "Haus", "latitude": "91", "longitude": "9", "geo_precision": "exact"},
            "latitude",
            "Breitengrad zwischen -90 und 90",
        ),
        (
            Standort,
            {"name": "Haus", "latitude": "49", "longitude": "181", "geo_precision": "exact"},
            "longitude",
            "Längengrad zwischen -180 und 180",
        ),
        (
            Standort,
            {"name": "Haus", "latitude": "49", "geo_precision": "exact"},
            "longitude",
            "oder keins",
        ),
        (
            Standort,
            {"name": "Haus", "latitude": "49", "longitude": "9"},
            "geo_precision",
            "wie genau",
        ),
        (ZentrumTraeger, {"share_percent": 120}, "share_percent", "zwischen 0 und 100"),
        (Kennzahl, {"value": 100, "value_to": 60}, "value_to", "größer als der Wert"),
        (
            Indikatorwert,
            {"is_suppressed": True, "value": 3},
            "value",
            "darf nicht gespeichert werden",
        ),
        (Indikatorwert, {}, "value", "Bitte den Wert eingeben"),
        (
            Massnahme,
            {"title": "Fest", "period_from": "2025", "period_until": "2024"},
            "period_until",
            "Der Zeitraum endet, bevor er beginnt.",
        ),
        (
            Massnahme,
            {"title": "Fest", "period_from": "Sommer"},
            "period_from",
            "2024, 04.2024 oder",
        ),
        (JahresberichtPage, {"title": "Bericht", "year": 1999}, "year", "zwischen 2000 und 2100"),
        (
            EckpunktepapierPage,
            {"title": "Papier", "valid_from": date(2025, 1, 1), "valid_to": date(2024, 1, 1)},
            "valid_to",
            "Die Gültigkeit endet, bevor sie beginnt.",
        ),
        (AngebotPage, {"title": "Treff", "kind": "treff"}, "site_key", "Bitte einen Standort"),
        (
            AngebotPage,
            {"title": "Treff", "kind": "treff", "place_text": "Park", "age_from": 14, "age_to": 10},
            "age_to",
            "Das Höchstalter liegt unter dem Mindestalter.",
        ),
        (
            AngebotPage,
            {"title": "Treff", "kind": "treff", "place_text": "Park", "languages": ["xx"]},
            "languages",
            "Unbekannte Auswahl: xx.",
        ),
    ],
)
def test_a_wrong_value_gets_a_german_message_beside_its_field(
    model: Any, values: dict[str, Any], field: str, message: str
) -> None:
    with pytest.raises(ValidationError) as error:
        model(**values).full_clean()
    assert message in " ".join(error.value.message_dict[field])


def test_one_report_per_centre_and_year(tree: Tree) -> None:
    build_report(tree.zentrum, 2024)

    with pytest.raises(ValidationError) as error:
        build_report(tree.zentrum, 2024, title="Noch einer")
    assert error.value.message_dict["year"] == [
        "Für 2024 gibt es schon einen Jahresbericht: „Jahresbericht 2024“. "
        "Bitte diesen bearbeiten oder ein anderes Jahr wählen."
    ]
    build_report(tree.zentrum, 2025)
    build_report(build_zentrum(tree.index, "Quartierszentrum Böckingen"), 2024)


def test_the_database_itself_refuses_a_second_report_of_a_year(tree: Tree) -> None:
    build_report(tree.zentrum, 2024)
    other = build_report(tree.zentrum, 2025)

    with pytest.raises(IntegrityError), transaction.atomic():
        JahresberichtPage.objects.filter(pk=other.pk).update(year=2024)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Standort, {"latitude": 91}),
        (Standort, {"longitude": -181}),
        (Standort, {"latitude": 49, "longitude": None}),
        (AngebotPage, {"age_from": 14, "age_to": 10}),
        (AngebotPage, {"age_to": 500}),
        (Zeitfenster, {"interval": 0}),
        (EckpunktepapierPage, {"predecessor": F("page_ptr")}),
        (Zeitfenster, {"start": time(18), "end": time(16)}),
        (Zeitfenster, {"weekday": ""}),
        (EckpunktepapierPage, {"valid_to": date(2023, 1, 1)}),
        (JahresberichtPage, {"year": 1999}),
        (Indikatorwert, {"value": None}),
    ],
)
def test_the_database_holds_the_ranges(tree: Tree, model: Any, values: dict[str, Any]) -> None:
    from tests.trees import build_offer, weekly

    build_offer(tree.zentrum, [weekly("MO")])
    paper = build_paper(tree.zentrum)
    Indikatorwert.objects.create(
        page=paper, indikator=build_indicator(), value=1, locale=paper.locale
    )
    build_report(tree.zentrum, 2024)
    Standort.objects.update(latitude=49, longitude=9)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**values)


def test_main_site_and_branch_can_swap_places(tree: Tree) -> None:
    main = tree.site
    zentrum = tree.zentrum
    zentrum.standorte.add(Standort(name="Außenstelle", kind=SiteKind.BRANCH, locale=main.locale))
    zentrum.save()

    branch, former = sorted(zentrum.standorte.all(), key=lambda site: site.name)
    former.kind, branch.kind = SiteKind.BRANCH, SiteKind.MAIN
    zentrum.standorte = [branch, former]
    zentrum.save_revision().publish()

    sites = Standort.objects.filter(page=zentrum)
    assert {(site.name, site.kind) for site in sites} == {
        ("Außenstelle", SiteKind.MAIN),
        (main.name, SiteKind.BRANCH),
    }


def test_a_draft_leaves_the_published_sites_alone(tree: Tree) -> None:
    draft = tree.zentrum
    for site in draft.standorte.all():
        site.kind = SiteKind.BRANCH
    draft.standorte = list(draft.standorte.all())
    draft.save_revision()

    assert QuartierszentrumPage.objects.get().main_site is not None


def test_rows_with_a_unique_field_can_swap_their_values(tree: Tree) -> None:
    report = build_report(
        tree.zentrum,
        2025,
        kennzahlen=[
            Kennzahl(indikator=build_indicator(name), value=number)
            for number, name in enumerate(("Besuche", "Kurse"))
        ],
        massnahmen=[Massnahme(title=title) for title in ("Fest", "Treff")],
        rueckblick=[
            MassnahmenRueckblick(massnahme_uid=uuid4(), zielerreichung="erreicht", text=text)
            for text in ("eins", "zwei")
        ],
    )
    swapped = (
        ("kennzahlen", "indikator_id"),
        ("massnahmen", "uid"),
        ("rueckblick", "massnahme_uid"),
    )
    before = {}
    for relation, field in swapped:
        first, second = rows = list(getattr(report, relation).all())
        before[relation] = {row.pk: getattr(row, field) for row in rows}
        one, other = getattr(first, field), getattr(second, field)
        setattr(first, field, other)
        setattr(second, field, one)
        setattr(report, relation, rows)
    report.save_revision().publish()

    for relation, field in swapped:
        after = dict(getattr(JahresberichtPage.objects.get(), relation).values_list("pk", field))
        assert list(after.values()) == list(before[relation].values())[::-1]


def test_a_year_that_a_draft_has_taken_is_not_free(tree: Tree) -> None:
    report = build_report(tree.zentrum, 2024)
    report.year = 2025
    revision = report.save_revision()

    with pytest.raises(ValidationError, match="Für 2025 gibt es schon"):
        build_report(tree.zentrum, 2025)
    revision.publish()
    build_report(tree.zentrum, 2024, slug="neu")


def test_a_paper_cannot_follow_itself(tree: Tree) -> None:
    first = build_paper(tree.zentrum, title="Papier 2020")
    second = build_paper(tree.zentrum, title="Papier 2022", predecessor=first)
    third = build_paper(tree.zentrum, title="Papier 2024", predecessor=second)

    for predecessor in (first, third):
        first.predecessor = predecessor
        with pytest.raises(ValidationError) as error:
            first.full_clean()
        assert "eigener Vorgänger" in error.value.message_dict["predecessor"][0]


@pytest.mark.parametrize(
    ("child", "parents"),
    [
        (HomePage, set()),
        (StandardPage, {HomePage, StandardPage}),
        (FeedbackPage, {HomePage, StandardPage}),
        (QuartierszentrumIndexPage, {HomePage}),
        (QuartierszentrumPage, {QuartierszentrumIndexPage}),
        (EckpunktepapierPage, {QuartierszentrumPage}),
        (JahresberichtPage, {QuartierszentrumPage}),
        (AngebotPage, {QuartierszentrumPage}),
    ],
)
def test_pages_hang_only_where_they_belong(child: Any, parents: set[Any]) -> None:
    ours = {
        HomePage,
        StandardPage,
        FeedbackPage,
        QuartierszentrumIndexPage,
        QuartierszentrumPage,
        EckpunktepapierPage,
        JahresberichtPage,
        AngebotPage,
    }
    assert {p for p in ours if child in p.allowed_subpage_models()} == parents
