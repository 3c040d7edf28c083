"""Which paper is current, what became of measures, how figures changed."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from quartier_pages.domain.kennzahlen import compare_with_year_before
from quartier_pages.domain.massnahmen import (
    earlier_measures,
    histories,
    history,
    reviews_with_measures,
    unreviewed,
)
from quartier_pages.models import Kennzahl, Massnahme, MassnahmenRueckblick
from tests.trees import Tree, build_indicator, build_paper, build_report

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "current"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), "2020"),
        (date(2021, 12, 31), "2020"),
        (date(2022, 6, 1), "2022"),  # both hold: the later one
        (date(2030, 1, 1), "2022"),
    ],
)
def test_exactly_one_paper_is_current(tree: Tree, day: date, current: str | None) -> None:
    first = build_paper(
        tree.zentrum, title="2020", valid_from=date(2020, 1, 1), valid_to=date(2022, 12, 31)
    )
    second = build_paper(tree.zentrum, title="2022", valid_from=date(2022, 1, 1), predecessor=first)
    build_paper(tree.zentrum, title="Entwurf", valid_from=date(2022, 2, 1), live=False)

    assert [paper.title for paper in (first, second) if paper.is_current(day)] == (
        [current] if current else []
    )


def measure(title: str, uid: Any, **fields: Any) -> Massnahme:
    return Massnahme(title=title, uid=uid, **fields)


def test_the_history_of_a_measure_runs_across_reports(tree: Tree) -> None:
    fest, cafe = uuid4(), uuid4()
    build_report(tree.zentrum, 2023, massnahmen=[measure("Straßenfest", fest)])
    build_report(
        tree.zentrum,
        2024,
        massnahmen=[measure("Großes Straßenfest", fest, status="laufend"), measure("Café", cafe)],
        rueckblick=[MassnahmenRueckblick(massnahme_uid=fest, zielerreichung="teilweise")],
    )
    report = build_report(
        tree.zentrum,
        2025,
        rueckblick=[
            MassnahmenRueckblick(massnahme_uid=fest, zielerreichung="erreicht", text="Gelungen")
        ],
    )
    build_report(tree.zentrum, 2026, live=False, massnahmen=[measure("Entwurf", fest)])

    verlauf = history(fest, tree.zentrum)
    assert verlauf is not None
    assert [
        (entry.year, bool(entry.planned), entry.review and entry.review.zielerreichung)
        for entry in verlauf.entries
    ] == [(2023, True, None), (2024, True, "teilweise"), (2025, False, "erreicht")]
    assert (verlauf.title, verlauf.status) == ("Großes Straßenfest", "abgeschlossen")
    assert verlauf.latest_review is not None
    assert verlauf.latest_review.text == "Gelungen"
    assert history(uuid4(), tree.zentrum) is None

    assert [m.title for m in earlier_measures(tree.zentrum, before=2025)] == [
        "Großes Straßenfest",
        "Café",
    ]
    assert [(r.text, m and m.title) for r, m in reviews_with_measures(report)] == [
        ("Gelungen", "Großes Straßenfest")
    ]
    assert [m.title for m in unreviewed(report)] == ["Café"]


@pytest.mark.parametrize(
    ("achievement", "planned_again", "status"),
    [
        ("erreicht", None, "abgeschlossen"),
        ("teilweise", None, "abgeschlossen"),
        ("nicht", None, "verworfen"),
        ("verschoben", None, "verschoben"),
        ("erreicht", "laufend", "laufend"),
        ("nicht", "geplant", "geplant"),
    ],
)
@pytest.mark.parametrize("years_between", [0, 1])
def test_the_status_follows_from_the_latest_report(
    tree: Tree, achievement: str, planned_again: str | None, status: str, years_between: int
) -> None:
    """A review ends a measure, unless the same report or a later one plans it again."""
    fest = uuid4()
    reviews = [MassnahmenRueckblick(massnahme_uid=fest, zielerreichung=achievement)]
    again = [measure("Fest", fest, status=planned_again)] if planned_again else []
    build_report(tree.zentrum, 2023, massnahmen=[measure("Fest", fest)])
    if years_between:
        build_report(tree.zentrum, 2024, rueckblick=reviews)
        build_report(tree.zentrum, 2025, massnahmen=again)
    else:
        build_report(tree.zentrum, 2024, rueckblick=reviews, massnahmen=again)

    verlauf = history(fest, tree.zentrum)
    assert verlauf is not None
    assert verlauf.status == status


def test_what_only_reviews_speak_of_has_no_status(tree: Tree) -> None:
    fest = uuid4()
    review = MassnahmenRueckblick(massnahme_uid=fest, zielerreichung="erreicht")
    build_report(tree.zentrum, 2024, rueckblick=[review])

    verlauf = history(fest, tree.zentrum)
    assert verlauf is not None
    assert verlauf.status is None


def test_histories_take_the_same_queries_for_many_reports(
    tree: Tree, django_assert_num_queries: Any
) -> None:
    reports = [
        build_report(tree.zentrum, year, massnahmen=[measure(f"Fest {year}", uuid4())])
        for year in range(2020, 2026)
    ]
    with django_assert_num_queries(2):
        assert len(histories(reports)) == 6


@pytest.mark.parametrize(
    ("before", "now", "change", "percent"),
    [
        ({"value": 100}, {"value": 120}, Decimal(20), Decimal("20.0")),
        ({"value": 120}, {"value": 100}, Decimal(-20), Decimal("-16.7")),
        ({"value": 0}, {"value": 5}, Decimal(5), None),
        ({"value": 100, "comparator": ">"}, {"value": 120}, None, None),
        ({"value": 60}, {"value": 60, "value_to": 100}, None, None),
        (None, {"value": 5}, None, None),
    ],
)
def test_change_against_the_year_before(
    tree: Tree, before: Any, now: dict[str, Any], change: Decimal | None, percent: Decimal | None
) -> None:
    indikator = build_indicator()
    if before:
        build_report(tree.zentrum, 2023, kennzahlen=[Kennzahl(indikator=indikator, **before)])
    report = build_report(tree.zentrum, 2024, kennzahlen=[Kennzahl(indikator=indikator, **now)])

    (vergleich,) = compare_with_year_before(report)

    assert (vergleich.change, vergleich.change_percent) == (change, percent)


def test_a_draft_or_an_older_report_is_not_the_year_before(tree: Tree) -> None:
    indikator = build_indicator()
    for year, live in ((2022, True), (2023, False)):
        build_report(
            tree.zentrum, year, live=live, kennzahlen=[Kennzahl(indikator=indikator, value=1)]
        )
    report = build_report(tree.zentrum, 2024, kennzahlen=[Kennzahl(indikator=indikator, value=2)])

    assert [vergleich.before for vergleich in compare_with_year_before(report)] == [None]


def test_a_latest_report_without_plans_leaves_no_older_ones_in_the_list(tree: Tree) -> None:
    build_report(tree.zentrum, 2023, massnahmen=[measure("Straßenfest", uuid4())])
    assert [m.title for m in Massnahme.objects.latest_planned()] == ["Straßenfest"]

    build_report(tree.zentrum, 2024)
    assert list(Massnahme.objects.latest_planned()) == []
