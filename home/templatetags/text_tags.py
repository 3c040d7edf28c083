"""Filters and tags for what readers see: dates, numbers, addresses, languages."""

import re
from typing import Any

from django import template
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.db import models
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from home import formats

register = template.Library()
register.filter(formats.partial_date)
register.filter(formats.number)
register.filter(formats.german_number)
register.filter(formats.percent)
register.filter(formats.euros)
register.filter(formats.joined)
register.filter(formats.full_date)
register.filter(formats.anchor)


@register.filter
def choice_labels(instance: models.Model, field_name: str) -> list[str]:
    """Labels of a field that holds a list of choices."""
    field = instance._meta.get_field(field_name)
    return field.labels(getattr(instance, field_name))  # type: ignore[union-attr]


@register.filter
def phone_uri(text: str) -> str:
    """`07131 56-0` as `tel:07131560`; a zero in brackets is not dialled from abroad."""
    return "tel:" + re.sub(r"[^\d+]", "", text.replace("(0)", ""))


@register.filter
def host(url: str) -> str:
    """`https://www.heilbronn.de/a/b` as `heilbronn.de`."""
    return re.sub(r"^\w+://(www\.)?", "", url).split("/")[0]


@register.simple_tag
def foreign(text: Any, lang: str | None) -> SafeString:
    """Text in a language, marked with it when the text around it is in another one.

    No template of its own: the line break at its end would stand before a comma.
    """
    if not lang or lang == get_language():
        return conditional_escape(text)
    return format_html('<bdi lang="{}">{}</bdi>', lang, text)


@register.simple_tag(takes_context=True)
def own_text(context: Any, text: Any) -> SafeString:
    """Text of the page at hand: German on a page that has not been translated, and marked so."""
    return foreign(text, context.get("content_language"))


@register.simple_tag(takes_context=True)
def own_number(context: Any, text: str) -> SafeString:
    """The same, but a number in German text is written as the language around it does."""
    is_german = context.get("content_language") == settings.LANGUAGE_CODE
    localized = formats.german_number(text) if is_german else text
    return own_text(context, text) if localized == text else conditional_escape(localized)


@register.simple_tag
def language_of(lang: str | None) -> SafeString:
    """Attributes of an element all of whose text is in a language, where that is another one."""
    if not lang or lang == get_language():
        return SafeString()
    return format_html(' lang="{}" dir="{}"', lang, "rtl" if is_bidi(lang) else "ltr")


@register.simple_tag(takes_context=True)
def own_language(context: Any) -> SafeString:
    """The same for an element that holds nothing but text of the page at hand."""
    return language_of(context.get("content_language"))


@register.simple_tag
def comma() -> str:
    """Stands between two values in one line, as the language has it."""
    return formats.comma()


@register.simple_tag
def page_title(page: Page) -> SafeString:
    """The title of a page, marked when it is in another language than the page around it."""
    return foreign(page.title, getattr(page, "content_language", None))


@register.inclusion_tag("home/partials/fallback_note.html")
def fallback_note(page: Page) -> dict[str, Any]:
    """Says of a page in a list that it can be read in German only."""
    return fallback_note_in(getattr(page, "content_language", None))


@register.inclusion_tag("home/partials/fallback_note.html")
def fallback_note_in(language: str | None) -> dict[str, Any]:
    """The same, by the language that its text is in."""
    return {"is_foreign": language and language != get_language()}


@register.filter
def is_bidi(language: str) -> bool:
    """Whether a language is written from right to left."""
    return bool(LANG_INFO.get(language, {}).get("bidi"))
