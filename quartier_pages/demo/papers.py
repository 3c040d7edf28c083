"""Eckpunktepapier and Jahresberichte of a centre: examples around known figures."""

from typing import Any
from uuid import UUID, uuid5

from quartier_pages.choices import SpatialLevel
from quartier_pages.demo.builder import Builder
from quartier_pages.demo.centres import organisations
from quartier_pages.demo.facts import Facts, papers_of, read
from quartier_pages.demo.publishing import add, publish
from quartier_pages.models import EckpunktepapierPage, JahresberichtPage, QuartierszentrumPage

_MEASURES = UUID("6a0c4a5e-8d0b-4f38-9d2f-6a7f6c1f0b11")


def add_papers(builder: Builder, centre: QuartierszentrumPage) -> None:
    """The papers of a centre."""
    facts = papers_of(centre.slug)
    if facts is None:
        return
    city = read("city")
    _add_example(builder, centre, EckpunktepapierPage, _paper(facts["paper"], city))
    for report in facts["reports"]:
        _add_example(builder, centre, JahresberichtPage, _report(centre, report, city))


def _add_example(builder: Builder, centre: QuartierszentrumPage, model: Any, facts: Facts) -> None:
    for row in [*facts.get("organisation", []), *facts.get("cooperation", [])]:
        value = row.get("value", row)
        if "organisation" in value:
            organisations(builder, [value["organisation"]])
    publish(add(centre, builder.make(model, {**facts, "is_example": True})))


def _paper(facts: Facts, city: Facts) -> Facts:
    """The paper with the figures and the survey of the whole city behind its own."""
    figures = [
        {"spatial_level": SpatialLevel.STADT, "space_name": "Stadt Heilbronn", **figure}
        for figure in city["indikatorwerte"]
    ]
    return {
        **facts,
        "indikatorwerte": [*facts["indikatorwerte"], *figures],
        "surveys": [*facts.get("surveys", []), *city["surveys"]],
        "belege": [*facts["belege"], *city["belege"]],
    }


def _report(centre: QuartierszentrumPage, facts: Facts, city: Facts) -> Facts:
    """The report with measures that keep their identity from year to year."""
    year = facts["year"]
    shared = city["report"].get(str(year), {})
    return {
        **facts,
        "title": f"Jahresbericht {year} {centre.short_name}",
        "slug": f"jahresbericht-{year}",
        "massnahmen": [_measure(centre, measure) for measure in facts["massnahmen"]],
        "rueckblick": [
            {"massnahme_uid": _uid(centre, review["key"]), **_without(review, "key")}
            for review in facts.get("rueckblick", [])
        ],
        "council_decisions": [shared["decision"]] if shared else [],
    }


def _measure(centre: QuartierszentrumPage, facts: Facts) -> Facts:
    measure = {"uid": _uid(centre, facts["key"]), **_without(facts, "key")}
    if "angebot" in measure:
        measure["angebot"] = f"{centre.slug}/{measure['angebot']}"
    return measure


def _uid(centre: QuartierszentrumPage, key: str) -> UUID:
    return uuid5(_MEASURES, f"{centre.slug}/{key}")


def _without(facts: Facts, name: str) -> Facts:
    return {key: value for key, value in facts.items() if key != name}
