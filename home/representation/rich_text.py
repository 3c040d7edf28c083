"""Rich text with links that work anywhere."""

import re
from html import escape
from typing import Any

from wagtail.rich_text.rewriters import LinkRewriter

from home.representation.library import Context
from home.representation.links import find_page, page_url
from home.representation.media import fetch_documents

FORMATS = ("html", "markdown")
_PATH_IN_HREF = re.compile(r'(<a\b[^>]*\bhref=")(/[^"]*)"')


def rich_text(ctx: Context, stored: str | None) -> str:
    """Stored rich text as HTML (or Markdown, if the door asks for it).

    Links are absolute and lead to the language of the context. A link to something that is not
    public keeps its text and loses its address.
    """

    def to_pages(links: list[dict[str, str]]) -> list[str]:
        return [_opening_tag(_page_address(ctx, _number(link.get("id")))) for link in links]

    def to_documents(links: list[dict[str, str]]) -> list[str]:
        return [_opening_tag(_document_address(ctx, _number(link.get("id")))) for link in links]

    if not stored:
        return ""
    html = LinkRewriter(bulk_rules={"page": to_pages, "document": to_documents})(stored)
    html = _PATH_IN_HREF.sub(lambda match: f'{match[1]}{ctx.absolute(match[2])}"', html)
    return _markdown(html) if ctx.door.rich_text_format == "markdown" else html


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _opening_tag(address: str | None) -> str:
    return f'<a href="{escape(address)}">' if address else "<a>"


def _page_address(ctx: Context, page_id: int | None) -> str | None:
    page = find_page(ctx, page_id)
    return page_url(ctx.door, page) if page else None


def _document_address(ctx: Context, document_id: int | None) -> str | None:
    found: Any = ctx.get(fetch_documents, document_id)
    return ctx.absolute(found.url) if found else None


def _markdown(html: str) -> str:
    from wagtail.admin.rich_text.converters.markdown_db import MarkdownConverter

    # A link without address is text; the converter expects an address.
    text_only = re.sub(r"<a>(.*?)</a>", r"\1", html, flags=re.DOTALL)
    markdown: str = MarkdownConverter().from_database_format(text_only, resolved=True)
    return markdown
