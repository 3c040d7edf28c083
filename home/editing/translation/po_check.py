"""What is wrong with a translated text before anybody reads it: tags, links, placeholders."""

import re
from collections import Counter
from html.parser import HTMLParser

from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue, validate_translation_links

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_EMPTY = {"br"}


class _Tags(HTMLParser):
    """Which tags a text has, and whether each is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.open: list[str] = []
        self.balanced = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY:
            return
        if not self.open or self.open.pop() != tag:
            self.balanced = False


def _tags(text: str) -> _Tags:
    parser = _Tags()
    parser.feed(text)
    parser.close()
    return parser


def fault(original: str, text: str) -> str:
    """Why a text cannot be taken, in plain words; empty when it can."""
    tags = _tags(text)
    if tags.open or not tags.balanced:
        return _("a tag such as <b> is not closed, or in the wrong order")
    if strange := tags.names - _tags(original).names:
        names = ", ".join(f"<{name}>" for name in sorted(strange))
        return _("tags that the German text does not have: %s") % names
    placeholders = Counter(_PLACEHOLDER.findall(original))
    if Counter(_PLACEHOLDER.findall(text)) != placeholders:
        expected = ", ".join(sorted(placeholders)) or _("none")
        return _("placeholders must be as in German: %s") % expected
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(original, text)
    except ValueError:
        return _("links must be as in German")
    return ""
