"""What people can read of a page, out of the JSON that the API answers with."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from quartier_pages.choices import OfferStatus, Rhythm

_LONGEST_BODY = 100_000
_TAG = re.compile(r"</?[a-z][^>]*>")
_BLOCK_END = re.compile(r"</(p|li|h[1-6]|td|th|blockquote)>|<br ?/?>")
_NO_PROSE = re.compile(r"(https?://|/)\S*|\S+@\S+|[\W\d_TZ]*|[0-9a-f-]{36}")
# Keys with what only programs read, or what is not about the page itself.
_SKIPPED = frozenset(
    [
        "id",
        "type",
        "slug",
        "locale",
        "content_language",
        "html_url",
        "detail_url",
        "url",
        "src",
        "srcset",
        "uid",
        "translation_key",
        "clean_name",
        "field_type",
        "field_type_display",
        "geo_precision_display",
        "rich_text",
        "level",
        "credit",
        "licence",
        "mime_type",
        "filename",
        "language",
        "website",
        "email",
        "translations",
        "parent",
        "termine",
        "next_termin",
        "belege",
        "easy_language",
        "teaser_image",
        "teaser_text",
        "title",
        "image",
        "renditions",
        "seo_title",
        "cost_kind_display",
        "registration_kind_display",
        "status_display",
    ]
)
_TEASERS = ("teaser_text", "lead", "short_text", "summary", "intro", "search_description")


@dataclass(frozen=True)
class Extract:
    """What is searched of a page."""

    locale: str
    language: str
    type: str
    # Id of the centre that it belongs to, in whichever language it is named.
    centre_page: int | None
    ends_on: date | None
    title: str
    teaser: str
    # Paragraphs and labels, each on a line of its own.
    body: str


def extract(text: str) -> Extract:
    # Composed, so that places of words are those of characters.
    data = json.loads(unicodedata.normalize("NFC", text))
    centre = data.get("zentrum")
    return Extract(
        locale=data["locale"],
        language=data["content_language"],
        type=data["type"],
        centre_page=centre["id"] if centre else None,
        ends_on=_end(data),
        title=data["title"],
        teaser=next((plain(data[name]) for name in _TEASERS if data.get(name)), ""),
        body="\n".join(_prose(data))[:_LONGEST_BODY],
    )


def plain(text: str) -> str:
    """HTML as text, or text as it is."""
    return " ".join(unescape(_TAG.sub("", _BLOCK_END.sub(" ", text))).split())


def _prose(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "detail_url" in value and "content_language" not in value:  # only a link to a page
            yield value["title"]
        else:
            yield from _prose_of_object(value)
    elif isinstance(value, list):
        for item in value:
            yield from _prose(item)
    elif isinstance(value, str) and not _NO_PROSE.fullmatch(value):
        yield from filter(None, map(plain, _BLOCK_END.sub("\n", value).split("\n")))


def _prose_of_object(data: dict[str, Any]) -> Iterator[str]:
    is_page = "content_language" in data
    for key, value in data.items():
        # A choice has its label beside it.
        if f"{key}_display" in data or (key in _SKIPPED and (is_page or key != "title")):
            continue
        yield from _prose(value)


def _end(data: dict[str, Any]) -> date | None:
    """The day after which an offer is over; None when it goes on, or is none."""
    if data.get("status") == OfferStatus.BEENDET and "zeitfenster" in data:
        return date.min
    days = [
        slot["date"] if slot["rhythm"] == Rhythm.ONCE else slot["valid_until"]
        for slot in data.get("zeitfenster", ())
    ]
    return max(map(date.fromisoformat, days)) if days and all(days) else None
