"""The catalogue as a harvester reads it, with a library for linked data."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from quartier_pages.formats.dcat import Publisher, Terms, catalogue
from quartier_pages.formats.dcat_datasets import DATASETS
from quartier_pages.formats.rdf import json_ld, rdf_xml

API = "https://quartiere.example.org/api/quartier/v1/"
LICENCE = "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
CONTRIBUTOR = "http://dcat-ap.de/def/contributors/beispiel"
PREFIXES = """
    PREFIX dcat: <http://www.w3.org/ns/dcat#>
    PREFIX dcatde: <http://dcat-ap.de/def/dcatde/>
    PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
"""


def build(terms: Terms | None = None, **fields):
    publisher = Publisher("Amt & <Söhne>", "https://quartiere.example.org/", **fields)
    modified = datetime(2026, 11, 20, 12, tzinfo=UTC)
    return catalogue(publisher, base_url=API, modified=modified, terms=terms)


def read(node) -> Graph:
    return Graph().parse(data=rdf_xml(node), format="xml")


def ask(graph: Graph, pattern: str) -> bool:
    return bool(graph.query(f"{PREFIXES} ASK {{ {pattern} }}").askAnswer)


def select(graph: Graph, query: str) -> list[tuple[str, ...]]:
    rows: Iterable[Any] = graph.query(PREFIXES + query)
    return [tuple(map(str, row)) for row in rows]


def test_both_notations_say_the_same():
    node = build(Terms(LICENCE, "Amt", CONTRIBUTOR), email="a@example.org", city="Musterstadt")
    from_json = Graph().parse(data=json_ld(node), format="json-ld")
    assert isomorphic(from_json, read(node))
    assert len(from_json) > 200


def test_catalogue_has_what_the_profile_demands():
    graph = read(build())
    assert ask(
        graph,
        """?catalogue a dcat:Catalog; dct:title ?title; dct:description ?text;
           dct:publisher [a foaf:Agent; foaf:name "Amt & <Söhne>"@de]; dcat:dataset ?dataset;
           foaf:homepage <https://quartiere.example.org/>; dct:modified ?modified""",
    )
    assert (None, None, Literal("2026-11-20T12:00:00+00:00", datatype=_xsd("dateTime"))) in graph


def _xsd(name: str) -> URIRef:
    return URIRef(f"http://www.w3.org/2001/XMLSchema#{name}")


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_dataset(dataset):
    graph = read(build())
    address = f"<{API}catalog#{dataset.name}>"
    assert ask(
        graph,
        f"""{address} a dcat:Dataset; dct:title "{dataset.title}"@de; dct:description ?text;
            dcat:keyword ?keyword; dct:publisher ?agent; dct:accessRights ?rights;
            dct:identifier ?identifier; dcat:theme ?theme""",
    )
    found = select(
        graph,
        f"""SELECT ?url ?format WHERE {{ {address} dcat:distribution [
            dcat:accessURL ?url; dcat:downloadURL ?url; dct:format ?format;
            dcat:mediaType ?type; dct:title ?title] }}""",
    )
    codes = "http://publications.europa.eu/resource/authority/file-type/"
    assert sorted(found) == sorted(
        (API + each.path, codes + each.kind.code) for each in dataset.distributions
    )


def test_every_address_is_described_once():
    graph = read(build())
    rows = select(graph, "SELECT ?d WHERE { ?d a dcat:Distribution }")
    assert len(set(rows)) == sum(len(dataset.distributions) for dataset in DATASETS)
    served = select(graph, "SELECT ?d WHERE { ?s a dcat:DataService; dcat:servesDataset ?d }")
    assert len(served) == len(DATASETS)


@pytest.mark.parametrize(
    "pattern",
    [
        "?any dct:license ?licence",
        "?any dcatde:contributorID ?id",
        "?any dcatde:licenseAttributionByText ?text",
        "?any dct:spatial ?place",
        "?any dcat:contactPoint ?contact",
    ],
)
def test_what_the_city_has_not_said_is_not_said(pattern):
    assert not ask(read(build()), pattern)


def test_what_the_city_says():
    graph = read(
        build(
            Terms(LICENCE, "Amt", CONTRIBUTOR),
            email="a@example.org",
            phone="07131 56-0",
            city="Musterstadt",
        )
    )
    licensed = f"?d dct:license <{LICENCE}>"
    assert not ask(graph, f"?d a dcat:Distribution FILTER NOT EXISTS {{ {licensed} }}")
    assert ask(graph, f"?dataset a dcat:Dataset; dcatde:contributorID <{CONTRIBUTOR}>")
    assert ask(graph, '?d dct:spatial [skos:prefLabel "Musterstadt"@de]')
    assert ask(
        graph,
        """?d dcat:contactPoint [vcard:hasEmail <mailto:a@example.org>;
           vcard:hasTelephone <tel:07131560>]""",
    )
