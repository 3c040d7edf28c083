"""How values are written for readers: dates of any precision, numbers, addresses, languages."""

import re
from decimal import Decimal
from typing import Any

from django import template
from django.conf.locale import LANG_INFO
from django.db import models
from django.utils.formats import number_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import get_language
from wagtail.models import Page

from home.partial_dates import PartialDate, PartialDateError

register = template.Library()


@register.filter
def partial_date(value: str | None) -> str:
    """`2024-04` as "April 2024"; what is no date stays as it is."""
    if not value:
        return ""
    try:
        return str(PartialDate.parse(value))
    except PartialDateError:
        return value


@register.filter
def choice_labels(instance: models.Model, field_name: str) -> list[str]:
    """Labels of a field that holds a list of choices."""
    field = instance._meta.get_field(field_name)
    return field.labels(getattr(instance, field_name))  # type: ignore[union-attr]


@register.filter
def number(value: Decimal | float | None) -> str:
    """A number with the separators of the language, without meaningless zeros."""
    if value is None:
        return ""
    exact = Decimal(str(value))
    plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
    return number_format(f"{plain:f}", force_grouping=True)


@register.filter
def phone_uri(text: str) -> str:
    """`07131 56-0` as `tel:07131560`; a zero in brackets is not dialled from abroad."""
    return "tel:" + re.sub(r"[^\d+]", "", text.replace("(0)", ""))


@register.filter
def anchor(text: str, identity: Any) -> str:
    """Name of a place in the page: readable, and unique through the identity of what is there."""
    return f"{slugify(text, allow_unicode=True)[:40].strip('-')}-{str(identity)[:4]}"


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


@register.simple_tag
def page_title(page: Page) -> SafeString:
    """The title of a page, marked when it is in another language than the page around it."""
    return foreign(page.title, getattr(page, "content_language", None))


@register.inclusion_tag("home/partials/fallback_note.html")
def fallback_note(page: Page) -> dict[str, Any]:
    """Says of a page in a list that it can be read in German only."""
    language = getattr(page, "content_language", None)
    return {"is_foreign": language and language != get_language()}


@register.filter
def is_bidi(language: str) -> bool:
    """Whether a language is written from right to left."""
    return bool(LANG_INFO.get(language, {}).get("bidi"))
