"""Papers and reports as documents, made of the page that visitors read."""

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from home.api.answers import base_url
from quartier_pages.pdf.compiler import Document
from quartier_pages.pdf.frame import frame
from quartier_pages.pdf.html_tree import Reader, in_order, parse
from quartier_pages.pdf.inline import Node

if TYPE_CHECKING:
    from quartier_pages.models import EckpunktepapierPage, JahresberichtPage

# The page without what is around it on the screen.
FRAME = "quartier_pages/pdf/frame.html"
_CONTENTS_FROM = 3


def report(page: "EckpunktepapierPage | JahresberichtPage", request: HttpRequest) -> Document:
    """A page as a document, in the language of its text."""
    context = {**page.get_context(request), "frame": FRAME}
    soup = parse(render_to_string(page.get_template(request), context, request))
    reader = Reader(base_url(request))
    preline = _inlines(soup, reader, ".qz-page-header__preline")
    meta = _inlines(soup, reader, ".qz-page-header__meta")
    for header in soup.select(".qz-page-header"):
        header.decompose()
    with override(page.content_language):
        contents = _("Contents")
    notes, body = (in_order(_blocks(soup, reader, part)) for part in ("#notes", "main"))
    data = {
        **frame(page, page.title),
        "contents": contents,
        "preline": preline,
        "meta": meta,
        "notes": notes,
        "body": body,
        "has_contents": _chapters(body) >= _CONTENTS_FROM,
    }
    return Document("report", data, reader.pictures)


def _blocks(soup: BeautifulSoup, reader: Reader, selector: str) -> list[Node]:
    return [node for part in soup.select(selector) for node in reader.read(part.children)]


def _inlines(soup: BeautifulSoup, reader: Reader, selector: str) -> list[Node]:
    return [node for part in soup.select(selector) for node in reader.inlines(part.children)]


def _chapters(body: list[Node]) -> int:
    return sum(node["kind"] == "heading" and node["level"] == 1 for node in body)
