"""HTML as a tree of what stands on paper.

A page is HTML first. Its PDF is made of the same HTML, so the two say the same, and nothing gets
into the one that is not in the other. Nodes are plain JSON: the templates in `typst/` walk them.
"""

from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from quartier_pages.pdf import inline, tables
from quartier_pages.pdf.inline import Node
from quartier_pages.pdf.pictures import Picture, find_picture

_HEADINGS = ["h2", "h3", "h4", "h5", "h6"]
# What only a screen can do, and what paper has in its own way.
_LEFT_OUT = (
    "nav, svg, button, form, iframe, script, style, template, video, .qz-no-print, .kern-sr-only"
)
_FRAMES = {"qz-callout": "callout", "qz-notice": "callout", "kern-card": "card"}


def parse(html: str) -> BeautifulSoup:
    """HTML without what is left out on paper."""
    soup = BeautifulSoup(html, "html.parser")
    for chart in soup.select(".qz-bar"):  # the lengths of its bars are in a drawing
        rect = chart.find("rect")
        chart["data-length"] = str(rect["width"]).rstrip("%") if rect else "0"
    for tag in soup.select(_LEFT_OUT):
        tag.decompose()
    return soup


class Reader:
    """Reads HTML into nodes, and collects the pictures in it."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.pictures: list[Picture] = []

    def read(self, elements: Iterable[PageElement]) -> list[Node]:
        """Blocks one below the other; what stands between them becomes paragraphs."""
        nodes: list[Node] = []
        run: list[PageElement] = []
        for element in elements:
            if _is_inline(element):
                run.append(element)
            elif isinstance(element, Tag):
                nodes += [*self._paragraph(run), *self._block(element)]
                run = []
        return nodes + self._paragraph(run)

    def inlines(self, elements: Iterable[PageElement]) -> list[Node]:
        return inline.inlines(elements, self.base_url)

    def _paragraph(self, elements: Iterable[PageElement]) -> list[Node]:
        body = self.inlines(elements)
        return [{"kind": "paragraph", "body": body}] if body else []

    def _block(self, tag: Tag) -> list[Node]:
        nodes = self._by_name(tag)
        frame = next((_FRAMES[name] for name in _classes(tag) if name in _FRAMES), None)
        if frame and nodes:
            nodes = [{"kind": frame, "body": nodes}]
        if tag.get("lang") and nodes:
            nodes = [{"kind": "group", "body": nodes, **inline.language_of(tag)}]
        return nodes

    def _by_name(self, tag: Tag) -> list[Node]:
        if tag.name in _HEADINGS:
            return self._heading(tag, int(tag.name[1]) - 1)
        match tag.name:
            case "p":
                return self._paragraph(tag.children)
            case "ul" | "ol":
                return self._list(tag)
            case "dl":
                return self._facts(tag)
            case "table":
                return [tables.table(tag, self)]
            case "img":
                return self._picture(tag)
            case "figure":
                return self._figure(tag)
            case "blockquote":
                return [{"kind": "quote", "body": self.read(tag.children)}]
            case "details":
                return self._details(tag)
        return self.read(tag.children)

    def _heading(self, tag: Tag, level: int) -> list[Node]:
        body = self.inlines(tag.children)
        return [{"kind": "heading", "level": level, "body": body}] if body else []

    def _list(self, tag: Tag) -> list[Node]:
        items = tag.find_all("li", recursive=False)
        if tag.find(_HEADINGS):  # a list of parts with headings: on paper these are enough
            return [node for item in items for node in self._block(item)]
        bodies = [body for body in (self.read(item.children) for item in items) if body]
        return [{"kind": "list", "ordered": tag.name == "ol", "items": bodies}] if bodies else []

    def _facts(self, tag: Tag) -> list[Node]:
        items: list[Node] = []
        for part in tag.find_all(["dt", "dd"]):
            if part.name == "dt":
                items.append({"term": self.inlines(part.children), "body": []})
            elif items:
                items[-1]["body"] += self.read(part.children)
        is_large = "qz-figures" in _classes(tag)
        return [{"kind": "figures" if is_large else "facts", "items": items}] if items else []

    def _details(self, tag: Tag) -> list[Node]:
        summary = tag.find("summary", recursive=False)
        rest = [child for child in tag.children if child is not summary]
        if not isinstance(summary, Tag):
            return self.read(rest)
        if "qz-sources" in _classes(tag):
            return [*self._heading(summary, 1), {"kind": "sources", "body": self.read(rest)}]
        title = {"kind": "strong", "body": self.inlines(summary.children)}
        return [{"kind": "paragraph", "body": [title]}, *self.read(rest)]

    def _figure(self, tag: Tag) -> list[Node]:
        if "qz-chart" in _classes(tag):
            return self._chart(tag)
        caption = tag.find("figcaption")
        return [
            *self.read(child for child in tag.children if child is not caption),
            *([{"kind": "caption", "body": self.inlines(caption.children)}] if caption else []),
        ]

    def _chart(self, tag: Tag) -> list[Node]:
        """The bars as a picture, whose text alternative names the numbers; then their table."""
        caption, table = tag.find("figcaption"), tag.find("table")
        bars = [
            {
                "name": _text(bar.select_one(".qz-bar__name")),
                "number": _text(bar.select_one(".qz-bar__number")),
                "length": float(str(bar["data-length"])),
            }
            for bar in tag.select(".qz-bar")
        ]
        alternative = "; ".join(f"{bar['name']}: {bar['number']}" for bar in bars)
        chart = {"kind": "chart", "title": _text(caption), "bars": bars, "alt": alternative}
        return [*([chart] if bars else []), *([tables.table(table, self)] if table else [])]

    def _picture(self, tag: Tag) -> list[Node]:
        """A picture in its largest size; without words for it, it only decorates."""
        sizes = [size.split() for size in str(tag.get("srcset", "")).split(", ") if " " in size]
        address = max(sizes, key=_width)[0] if sizes else str(tag.get("src", ""))
        picture = find_picture(address)
        if picture is None:
            return []
        self.pictures.append(picture)
        place = len(self.pictures) - 1
        names = {"source": picture.name, "alt": str(tag.get("alt", ""))}
        return [{"kind": "picture", "picture": place, **names}]


def in_order(nodes: list[Node]) -> list[Node]:
    """The nodes with heading levels that begin at one and skip none, as PDF/UA demands."""
    level = 0
    for heading in _headings(nodes):
        level = heading["level"] = min(heading["level"], level + 1)
    return nodes


def _headings(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        if node["kind"] == "heading":
            yield node
        elif node["kind"] in ("group", "card", "callout", "quote"):
            yield from _headings(node["body"])


def _is_inline(element: PageElement) -> bool:
    if isinstance(element, NavigableString):
        return not isinstance(element, PreformattedString)
    return (
        isinstance(element, Tag)
        and element.name in inline.TAGS
        and not element.find(lambda tag: tag.name not in inline.TAGS)
    )


def _classes(tag: Tag) -> set[str]:
    return set(tag.get_attribute_list("class"))


def _text(tag: Tag | None) -> str:
    return " ".join(tag.get_text().split()) if tag else ""


def _width(size: list[str]) -> int:
    return int(size[1].removesuffix("w"))
