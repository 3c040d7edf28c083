"""Running text in HTML as nodes: words, emphasis, links, languages."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString
from django.utils.encoding import iri_to_uri

Node = dict[str, Any]

_KINDS = {
    "strong": "strong",
    "b": "strong",
    "em": "emph",
    "i": "emph",
    "sub": "sub",
    "sup": "super",
}
TAGS = {*_KINDS, "a", "abbr", "bdi", "br", "cite", "code", "q", "small", "span", "time"}
# Classes that set words apart: from the line above, or as a label.
_NOTES = {"qz-table-note", "qz-downloads__meta", "qz-links__meta", "qz-media__credit"}
_LABELS = {"qz-status", "qz-note", "qz-tag"}
_SCHEMES = ("http:", "https:", "mailto:", "tel:", "geo:")


def inlines(elements: Iterable[PageElement], base_url: str) -> list[Node]:
    """A run of running text, white space as a browser shows it."""
    return _tidy([node for element in elements for node in _read(element, base_url)])


def _read(element: PageElement, base_url: str) -> list[Node]:
    if isinstance(element, PreformattedString):  # comments and the like
        return []
    if isinstance(element, NavigableString):
        return [{"kind": "text", "text": re.sub(r"\s+", " ", element)}]
    if not isinstance(element, Tag):
        return []
    if element.name == "br":
        return [{"kind": "break"}]
    body = [node for child in element.children for node in _read(child, base_url)]
    for kind, values in _meaning(element, base_url):
        body = [{"kind": kind, "body": body, **values}]
    return body


def _meaning(tag: Tag, base_url: str) -> list[tuple[str, Node]]:
    """What a tag does to the words in it, from the inside out."""
    found: list[tuple[str, Node]] = []
    classes = set(tag.get_attribute_list("class"))
    href = str(tag.get("href", ""))
    if tag.name in _KINDS:
        found.append((_KINDS[tag.name], {}))
    if href and not href.startswith("#"):
        url = urljoin(base_url, href)
        if url.lower().startswith(_SCHEMES):
            found.append(("link", {"url": iri_to_uri(url)}))
    if tag.get("lang"):
        found.append(("foreign", language_of(tag)))
    if tag.name == "bdi" or "qz-ltr" in classes:
        found.append(("apart", {"ltr": "qz-ltr" in classes}))
    if classes & _LABELS:
        found.append(("label", {}))
    if classes & _NOTES:
        found.append(("note", {}))
    return found


def language_of(tag: Tag) -> Node:
    """The language of a tag, without variants: paper knows no `de-simple`."""
    return {"lang": str(tag["lang"]).split("-")[0]}


def _tidy(nodes: list[Node]) -> list[Node]:
    leaves = list(_leaves(nodes))
    after_space = True
    for leaf in leaves:
        if leaf["kind"] == "break":
            after_space = True
            continue
        text = leaf["text"].lstrip(" ") if after_space else leaf["text"]
        after_space = text.endswith(" ") if text else after_space
        leaf["text"] = text
    for leaf in reversed(leaves):
        leaf["text"] = leaf.get("text", "").rstrip(" ")
        if leaf["text"]:
            break
        leaf["kind"] = "text"  # a line break at the end shows nothing
    return _without_empty(nodes)


def _leaves(nodes: list[Node]) -> Iterable[Node]:
    for node in nodes:
        if "body" in node:
            yield from _leaves(node["body"])
        else:
            yield node


def _without_empty(nodes: list[Node]) -> list[Node]:
    kept = []
    for node in nodes:
        if "body" in node:
            node["body"] = _without_empty(node["body"])
        if node.get("body") or node.get("text") or node["kind"] == "break":
            kept.append(node)
    return kept
