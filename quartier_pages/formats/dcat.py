"""The catalogue that open-data portals harvest (DCAT-AP.de 2.0).

Licence and contributor are statements of the city: without its word the catalogue makes none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from quartier_pages.formats.dcat_datasets import DATASETS, Dataset, Distribution
from quartier_pages.formats.plain_text import printable
from quartier_pages.formats.rdf import Node, link, text, typed

_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_GERMAN = "de"


@dataclass(frozen=True)
class Publisher:
    """Who answers for the data, and where it is from."""

    name: str
    url: str
    email: str = ""
    phone: str = ""
    city: str = ""


@dataclass(frozen=True)
class Terms:
    """What only the city can say, as addresses from the lists of DCAT-AP.de."""

    licence: str = ""
    attribution: str = ""
    contributor_id: str = ""


def catalogue(
    publisher: Publisher,
    *,
    base_url: str,
    modified: datetime | None = None,
    terms: Terms | None = None,
    datasets: Iterable[Dataset] = DATASETS,
) -> Node:
    """The catalogue as linked data; `base_url` is the address of the API, with a slash."""
    terms = terms or Terms()
    shared = {
        "dct:publisher": _agent(publisher),
        **_modified(modified),
        **_spatial(publisher),
        "dct:language": link(f"{_AUTHORITY}language/DEU"),
    }
    nodes = [_dataset(dataset, publisher, base_url, shared, terms) for dataset in datasets]
    return {
        "@id": urljoin(base_url, "catalog"),
        "@type": "dcat:Catalog",
        "dct:title": _german(f"Offene Daten: {publisher.name}"),
        "dct:description": _german(
            "Daten der Quartierszentren: Standorte, Angebote, Maßnahmen, Kennzahlen, Berichte."
        ),
        "foaf:homepage": {"@id": publisher.url, "@type": "foaf:Document"},
        "dcat:themeTaxonomy": link(f"{_AUTHORITY}data-theme"),
        **shared,
        **_licence(terms),
        "dcat:dataset": nodes,
        "dcat:service": _service(base_url, nodes, terms),
    }


def _german(value: str) -> Node:
    return text(printable(value), _GERMAN)


def _agent(publisher: Publisher) -> Node:
    return {
        "@id": f"{publisher.url}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": _german(publisher.name),
    }


def _contact(publisher: Publisher) -> dict[str, Node]:
    """Where questions go; nothing when no way is known."""
    ways: Node = {}
    if publisher.email:
        ways["vcard:hasEmail"] = link(f"mailto:{publisher.email}")
    if publisher.phone:
        number = "".join(sign for sign in publisher.phone if sign.isdigit() or sign == "+")
        ways["vcard:hasTelephone"] = link(f"tel:{number}")
    if not ways:
        return {}
    name = {"vcard:fn": _german(publisher.name)}
    address = f"{publisher.url}#contact"
    return {"dcat:contactPoint": {"@id": address, "@type": "vcard:Organization", **name, **ways}}


def _modified(moment: datetime | None) -> Node:
    if moment is None:
        return {}
    return {"dct:modified": typed(moment.isoformat(timespec="seconds"), "xsd:dateTime")}


def _spatial(publisher: Publisher) -> Node:
    if not publisher.city:
        return {}
    address = f"{publisher.url}#city"
    label = _german(publisher.city)
    return {"dct:spatial": {"@id": address, "@type": "dct:Location", "skos:prefLabel": label}}


def _licence(terms: Terms) -> Node:
    return {"dct:license": link(terms.licence)} if terms.licence else {}


def _dataset(
    dataset: Dataset, publisher: Publisher, base_url: str, shared: Node, terms: Terms
) -> Node:
    address = urljoin(base_url, f"catalog#{dataset.name}")
    contributor = (
        {"dcatde:contributorID": link(terms.contributor_id)} if terms.contributor_id else {}
    )
    return {
        "@id": address,
        "@type": "dcat:Dataset",
        "dct:title": _german(dataset.title),
        "dct:description": _german(dataset.description),
        "dct:identifier": typed(address, "xsd:string"),
        "dcat:keyword": [_german(keyword) for keyword in dataset.keywords],
        "dcat:theme": [link(f"{_AUTHORITY}data-theme/{theme}") for theme in dataset.themes],
        "dct:accessRights": link(f"{_AUTHORITY}access-right/PUBLIC"),
        "dct:accrualPeriodicity": link(f"{_AUTHORITY}frequency/UPDATE_CONT"),
        "dcat:landingPage": {"@id": publisher.url, "@type": "foaf:Document"},
        **shared,
        **_contact(publisher),
        **contributor,
        "dcat:distribution": [
            _distribution(dataset, distribution, base_url, terms)
            for distribution in dataset.distributions
        ],
    }


def _distribution(
    dataset: Dataset, distribution: Distribution, base_url: str, terms: Terms
) -> Node:
    address, kind = urljoin(base_url, distribution.path), distribution.kind
    node: dict[str, Any] = {
        "@id": urljoin(base_url, f"catalog#{distribution.path}-{kind.code.lower()}"),
        "@type": "dcat:Distribution",
        "dct:title": _german(distribution.title or f"{dataset.title} als {kind.title}"),
        "dcat:accessURL": link(address),
        "dcat:downloadURL": link(address),
        "dct:format": link(f"{_AUTHORITY}file-type/{kind.code}"),
        "dcat:mediaType": link(f"{_MEDIA_TYPES}{kind.media_type}"),
        **_licence(terms),
    }
    if terms.attribution:
        node["dcatde:licenseAttributionByText"] = _german(terms.attribution)
    return node


def _service(base_url: str, datasets: list[Node], terms: Terms) -> Node:
    """The API behind all datasets."""
    return {
        "@id": urljoin(base_url, "catalog#api"),
        "@type": "dcat:DataService",
        "dct:title": _german("Programmierschnittstelle der Quartierszentren"),
        "dcat:endpointURL": link(base_url),
        "dcat:endpointDescription": link(urljoin(base_url, "openapi.json")),
        "dcat:servesDataset": [link(dataset["@id"]) for dataset in datasets],
        **_licence(terms),
    }
