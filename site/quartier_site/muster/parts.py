"""What the page of all components shows: real templates, with previews of blocks and real pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import get_language, override
from wagtail.blocks import Block, ChoiceBlock
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from home.city_theme import themes
from home.models import HomePage
from home.visibility import everybody_sees
from quartier_pages import choices
from quartier_pages.models import (
    AngebotPage,
    EckpunktepapierPage,
    JahresberichtPage,
    QuartierszentrumIndexPage,
    QuartierszentrumPage,
)
from quartier_pages.views.offer_form import OfferForm
from quartier_pages.views.public import centres
from quartier_site.muster.forms import sample_forms
from quartier_site.muster.samples import more_for

_ICONS = Path(__file__).parents[1] / "templates" / "icons"


@dataclass(frozen=True)
class Part:
    """One component with a name."""

    title: str
    html: str
    level: int = 2

    @property
    def name(self) -> str:
        return f"muster-{slugify(self.title)}"


def parts(request: HttpRequest) -> Iterator[Part]:
    """All components; those that need a page are left out where there is none yet."""

    def part(title: str, template: str, level: int = 2, **context: Any) -> Part:
        return Part(title, render_to_string(template, context, request), level)

    yield part("Farben", "muster/colours.html", themes=themes())
    yield part("Zeichen", "muster/icons.html", icons=sorted(p.name for p in _ICONS.glob("*.svg")))
    yield part("Text und Links", "muster/text.html")
    yield part("Schaltflächen", "muster/buttons.html")
    yield part("Hinweise über der Seite", "partials/page_notes.html", page=_page_with_notes())
    yield part("Zustände", "muster/states.html", groups=_states())
    yield part("Suche", "muster/search.html")
    yield part("Angebote finden", "muster/finder.html", form=_filled_form(request))
    yield part("Blättern", "partials/pagination.html", page_obj=Paginator(range(200), 10).page(10))
    yield part("Formular", "muster/forms.html", forms=sample_forms())
    for model, title, template in _OF_PAGES:
        if page := _public(model):
            context = page.get_context(request)
            yield part(title, template, **context, **more_for(page))
    yield Part("Bausteine der Redaktion", "")
    for title, blocks in _blocks().items():
        yield part(title, "muster/blocks.html", level=3, blocks=blocks)


# Components that only a page can fill, each with the page that it is taken from.
_OF_PAGES: list[tuple[type[Page], str, str]] = [
    (AngebotPage, "Brotkrumen", "partials/breadcrumb.html"),
    (HomePage, "Kopf der Startseite", "home/partials/hero.html"),
    (HomePage, "Termine und Zentren der Startseite", "partials/centres_now.html"),
    (AngebotPage, "Treffer der Suche", "muster/found.html"),
    (AngebotPage, "Wochenprogramm", "muster/programme.html"),
    (AngebotPage, "Angebot", "muster/offer.html"),
    (QuartierszentrumPage, "Karten", "muster/cards.html"),
    (QuartierszentrumPage, "Quartierszentrum", "muster/centre.html"),
    (QuartierszentrumIndexPage, "Orte und Lageplan", "muster/places.html"),
    (EckpunktepapierPage, "Eckpunktepapier", "muster/paper.html"),
    (JahresberichtPage, "Jahresbericht", "muster/report.html"),
    (JahresberichtPage, "Verlauf von Maßnahmen", "muster/history.html"),
]


# Of these pages, one that has what there is to see.
_TELLING: dict[type[Page], dict[str, Any]] = {
    AngebotPage: {"zeitfenster__isnull": False, "status": choices.OfferStatus.AKTIV},
    JahresberichtPage: {"rueckblick__isnull": False, "massnahmen__isnull": False},
}


def _public(model: type[Page]) -> Any:
    """A page that everybody sees, in the language at hand or else in the source language."""
    pages = everybody_sees(model.objects.select_related("locale")).order_by("path")
    telling = pages.filter(**_TELLING.get(model, {}))
    for language in (get_language(), settings.LANGUAGE_CODE):
        for candidates in (telling, pages):
            if page := candidates.filter(locale__language_code=language).first():
                return page
    return None


def _filled_form(request: HttpRequest) -> OfferForm:
    """The filters of the finder, some in force, and one value that cannot be meant."""
    address = QueryDict("tag=heute&alter=8&kostenlos=ja&zeit=unbekannt")
    return OfferForm.read(address, centres=centres(request).values())


def _page_with_notes() -> SimpleNamespace:
    locale = Locale.objects.filter(language_code=get_language()).first() or Locale.get_default()
    return SimpleNamespace(
        locale=locale, is_fallback=True, easy_language_note="Einfache Sprache", is_example=True
    )


def _states() -> list[tuple[str, list[tuple[str, Any]]]]:
    return [
        ("Zentrum", choices.CentreStatus.choices),
        ("Angebot", choices.OfferStatus.choices),
        ("Maßnahme", choices.MeasureStatus.choices),
        ("Ziel", choices.GoalAchievement.choices),
    ]


def _blocks() -> dict[str, list[Any]]:
    """The blocks of all pages by their names, with what the block picker shows of them."""
    found: dict[str, dict[type[Block], Any]] = {}
    for config in apps.get_app_configs():
        if config.name in ("home", "quartier_pages"):
            for block in _blocks_of(config):
                with override(settings.LANGUAGE_CODE):
                    known = found.setdefault(str(block.label), {})
                known.setdefault(type(block), _variants(block))
    return {label: [*chain.from_iterable(known.values())] for label, known in found.items()}


def _blocks_of(config: Any) -> Iterator[Block]:
    for model in config.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from field.stream_block.child_blocks.values()


def _variants(block: Block) -> list[Any]:
    """The block as in its preview, in each of its kinds if it has to be of one.

    A kind that may be left out chooses what a list holds, not how it looks.
    """
    preview = block.get_preview_value()
    kinds = getattr(block, "child_blocks", {}).get("kind")
    if not isinstance(kinds, ChoiceBlock) or not kinds.required:
        return [block.bind(block.normalize(preview))]
    return [
        block.bind(block.normalize({**preview, "kind": kind}))
        for kind, _label in kinds.field.choices
        if kind
    ]
