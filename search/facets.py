"""What the pages that were found can be narrowed to, and how many there would be."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.languages import content_language
from home.models import HomePage
from home.visibility import everybody_sees
from quartier_pages.formats.kinds import kind_of
from search.query import Found, Group


@dataclass(frozen=True)
class Choice:
    """A value that one can narrow to; `language` is that of its label."""

    value: str
    label: str
    count: int
    is_chosen: bool
    language: str


@dataclass(frozen=True)
class Facets:
    types: list[Choice]
    centres: list[Choice]
    locales: list[Choice]


def facets(found: Found) -> Facets:
    """Each counts what the others leave: so one sees what another choice would give.

    Under a language counts what is written in it, not the German text that stands in for it.
    """
    narrowing, here = found.narrowing, found.locale
    types = _count(
        found,
        lambda group: group.type,
        lambda group: group.locale == here and narrowing.admits(group, any_type=True),
    )
    centres = _count(
        found,
        lambda group: group.centre,
        lambda group: group.locale == here and narrowing.admits(group, any_centre=True),
    )
    locales = _count(
        found,
        lambda group: group.locale,
        lambda group: group.locale == group.language and narrowing.admits(group),
    )
    return Facets(_types(found, types), _centres(found, centres), _locales(found, locales))


def _count(
    found: Found, value: Callable[[Group], Any], counts: Callable[[Group], bool]
) -> Counter[Any]:
    counter: Counter[Any] = Counter()
    for group in found.groups:
        if counts(group):
            counter[value(group)] += group.count
    return counter


def _types(found: Found, counter: Counter[str]) -> list[Choice]:
    return [
        Choice(label, _kind(label), count, label == found.narrowing.type, found.locale)
        for label, count in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    ]


def _kind(label: str) -> str:
    model: Any = apps.get_model(label)
    return kind_of(model) or (_("Start page") if model is HomePage else _("Information"))


def _centres(found: Found, counter: Counter[Any]) -> list[Choice]:
    """By their slug, which is the same in every language; none that is not public here."""
    families = [family for family in counter if family]
    if not families:
        return []
    # Only the default site is indexed, so no roots are compared.
    pages = everybody_sees(Page.objects.filter(translation_key__in=families))
    pages = pages.filter(locale__language_code=found.locale)
    chosen = found.narrowing.centres or ()
    return [
        Choice(
            page.slug,
            page.title,
            counter[page.translation_key],
            page.translation_key in chosen,
            content_language(page),
        )
        for page in pages.select_related("locale", "alias_of__locale").order_by("path")
    ]


def _locales(found: Found, counter: Counter[str]) -> list[Choice]:
    return [
        Choice(code, LANG_INFO[code]["name_local"], counter[code], code == found.locale, code)
        for code, _name in settings.LANGUAGES
        if counter[code]
    ]
