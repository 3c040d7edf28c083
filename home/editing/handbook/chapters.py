"""Chapters are Markdown files; the contents page decides on their order by what it links first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

CONTENTS = "README"
PICTURES = "bilder"

# Without HTML of its own, a chapter cannot bring scripts into the admin.
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
_CHAPTER = re.compile(r"([\w-]+)\.md(#.*)?")


@dataclass(frozen=True)
class Section:
    anchor: str
    title: str


@dataclass(frozen=True)
class Chapter:
    """One file, as it is rendered and what others need to know of it."""

    slug: str
    text: str

    @property
    def title(self) -> str:
        return strip_tags(self._inline(next(self._headings("h1"))))

    @property
    def address(self) -> str:
        return _address(self.slug)

    @property
    def sections(self) -> list[Section]:
        return [
            Section(_anchor(heading), strip_tags(self._inline(heading)))
            for heading in self._headings("h2")
        ]

    @property
    def html(self) -> SafeString:
        """Everything below the title, which stands in the header of the page."""
        _opening, _title, _closing, *rest = self._tokens
        return SafeString(_markdown.renderer.render(rest, _markdown.options, {}))

    @cached_property
    def _tokens(self) -> list[Token]:
        tokens = _markdown.parse(self.text)
        for opening, content in pairwise(tokens):
            if opening.type == "heading_open":
                opening.attrSet("id", _anchor(content))
            for token in content.children or ():
                _lead_on(token)
        return tokens

    def _headings(self, tag: str) -> Iterator[Token]:
        for opening, content in pairwise(self._tokens):
            if opening.type == "heading_open" and opening.tag == tag:
                yield content

    @staticmethod
    def _inline(token: Token) -> str:
        return _markdown.renderer.render([token], _markdown.options, {})


def chapters() -> dict[str, Chapter]:
    """By slug, the contents first."""
    contents = _read(CONTENTS)
    linked = re.findall(r"\]\(([\w-]+)\.md", contents.text)
    return {slug: _read(slug) for slug in dict.fromkeys([CONTENTS, *linked])}


def picture(name: str) -> Path | None:
    """One of the handbook's own pictures, whatever else a name might lead to."""
    return {path.name: path for path in (settings.HANDBOOK_DIR / PICTURES).glob("*.png")}.get(name)


def _read(slug: str) -> Chapter:
    return Chapter(slug, (settings.HANDBOOK_DIR / f"{slug}.md").read_text(encoding="utf-8"))


def _lead_on(token: Token) -> None:
    """From one file to another becomes from one page to another."""
    if token.type == "link_open" and (found := _CHAPTER.fullmatch(str(token.attrGet("href")))):
        token.attrSet("href", _address(found[1]) + (found[2] or ""))
    if token.type == "image":
        name = str(token.attrGet("src")).removeprefix(f"{PICTURES}/")
        token.attrSet("src", reverse("handbook:picture", args=[name]))


def _address(slug: str) -> str:
    if slug == CONTENTS:
        return reverse("handbook:contents")
    return reverse("handbook:chapter", args=[slug])


def _anchor(heading: Token) -> str:
    """As GitHub makes it, where the same files are read."""
    return slugify(heading.content, allow_unicode=True)
