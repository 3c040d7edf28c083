"""A report and a paper in which much is filled in."""

from decimal import Decimal

import pytest
from django.core.cache import cache

from quartier_pages.models import Indikatorwert, Kennzahl, Massnahme
from tests.trees import (
    Tree,
    build_field_of_action,
    build_indicator,
    build_paper,
    build_report,
)


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()  # holds files and pictures of other tests, whose ids come again


@pytest.fixture
def report(tree: Tree):
    return build_report(
        tree.zentrum,
        2024,
        summary="<p>Ein Jahr mit <b>vielen</b> Festen.</p>",
        outlook="<p>Weiter so.</p>",
        kennzahlen=[Kennzahl(indikator=build_indicator(), value=Decimal(120))],
        massnahmen=[
            Massnahme(title="Hof begrünen", handlungsfeld=build_field_of_action(), goals="Schatten")
        ],
    )


@pytest.fixture
def paper(tree: Tree):
    paper = build_paper(tree.zentrum, vision="<p>Ein Ort für alle.</p>", summary="<p>Kurz.</p>")
    paper.indikatorwerte = [
        Indikatorwert(
            indikator=build_indicator("Haushalte"),
            value=Decimal(870),
            comparator="≈",
            locale=paper.locale,
        )
    ]
    paper.save()
    return paper
