"""Linked data, written without a library: as JSON-LD and as RDF/XML.

A node is a JSON-LD object whose names have the prefixes below: `@id` and `@type`, then properties
with one value or a list of them. A value is a node, a literal (`text`, `typed`), or a `link`.
"""

import json
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

JSON_LD_CONTENT_TYPE = "application/ld+json"
RDF_XML_CONTENT_TYPE = "application/rdf+xml"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Node = dict[str, Any]


def text(value: str, language: str) -> Node:
    return {"@value": value, "@language": language}


def typed(value: str, datatype: str) -> Node:
    return {"@value": value, "@type": datatype}


def link(url: str) -> Node:
    return {"@id": url}


def json_ld(node: Node) -> bytes:
    return json.dumps({"@context": PREFIXES, **node}, ensure_ascii=False, indent=2).encode()


def rdf_xml(node: Node) -> bytes:
    for prefix, namespace in {**PREFIXES, "rdf": _RDF}.items():
        ET.register_namespace(prefix, namespace)
    root = ET.Element(f"{{{_RDF}}}RDF")
    _add_node(root, node)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _add_node(parent: ET.Element, node: Mapping[str, Any]) -> None:
    element = ET.SubElement(parent, _name(node["@type"]))
    if "@id" in node:
        element.set(f"{{{_RDF}}}about", node["@id"])
    for name, values in node.items():
        if not name.startswith("@"):
            for value in values if isinstance(values, list) else [values]:
                _add_value(ET.SubElement(element, _name(name)), value)


def _add_value(element: ET.Element, value: Mapping[str, Any]) -> None:
    if "@value" in value:
        element.text = value["@value"]
        if "@language" in value:
            element.set(f"{{{_XML}}}lang", value["@language"])
        if "@type" in value:
            element.set(f"{{{_RDF}}}datatype", _expand(value["@type"]))
    elif "@type" in value:
        _add_node(element, value)
    else:
        element.set(f"{{{_RDF}}}resource", value["@id"])


def _name(compact: str) -> str:
    """A name as ElementTree writes it: `{namespace}name`."""
    prefix, name = compact.split(":", 1)
    return f"{{{PREFIXES[prefix]}}}{name}"


def _expand(compact: str) -> str:
    prefix, name = compact.split(":", 1)
    return PREFIXES[prefix] + name
