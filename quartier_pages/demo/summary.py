"""What `load_demo` says of the content that it made."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Count
from wagtail.models import Page

from home.models import CustomImage, FeedbackPage, HomePage, StandardPage
from quartier_pages.demo.languages import TRANSLATED
from quartier_pages.demo.logins import LOGINS, PASSWORD
from quartier_pages.models import (
    AngebotPage,
    DemoRecord,
    EckpunktepapierPage,
    Handlungsfeld,
    Indikator,
    JahresberichtPage,
    Organisation,
    QuartierszentrumPage,
)

_PAGES = {
    "Zentren": (QuartierszentrumPage,),
    "Angebote": (AngebotPage,),
    "Eckpunktepapiere": (EckpunktepapierPage,),
    "Jahresberichte": (JahresberichtPage,),
    "weitere Seiten": (HomePage, StandardPage, FeedbackPage),
}
_OTHERS = {
    "Organisationen": Organisation,
    "Handlungsfelder": Handlungsfeld,
    "Indikatoren": Indikator,
    "Bilder": CustomImage,
}


def summary() -> list[str]:
    """The lines on the demo content that is there, counted in few queries."""
    pages, german = _pages(), settings.LANGUAGE_CODE
    kinds = [
        f"{sum(pages[kind._meta.model_name, german] for kind in kinds)} {name}"
        for name, kinds in _PAGES.items()
    ]
    others = [f"{_created(model).count()} {name}" for name, model in _OTHERS.items()]
    languages = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    translated = ", ".join(str(languages[code]) for code in TRANSLATED)
    lines = [
        f"Demo-Inhalte geladen: {', '.join(kinds)}, {', '.join(others)}.",
        f"Sprachen: {len(languages)}, mit allen Sprachfassungen {pages.total()} Seiten; "
        f"Startseite, Übersicht und zwei Zentren übersetzt in {translated}.",
    ]
    if logins := _logins():
        lines.append(f"Anmelden: {', '.join(logins)}; Kennwort jeweils „{PASSWORD}“.")
    return lines


def _created(model: type[models.Model]) -> models.QuerySet[Any]:
    """What the loader made of a model and is still there."""
    records = DemoRecord.objects.filter(
        content_type__app_label=model._meta.app_label,
        content_type__model=model._meta.model_name,
        original__isnull=True,
    )
    return model._default_manager.filter(pk__in=records.values("object_id"))


def _pages() -> Counter[tuple[str | None, str]]:
    """How many pages there are, by model and language."""
    groups = _created(Page).order_by().values_list("content_type__model", "locale__language_code")
    return Counter({(model, code): n for model, code, n in groups.annotate(Count("pk"))})


def _logins() -> list[str]:
    users = _created(get_user_model()).filter(username__in=LOGINS)
    return list(users.order_by("pk").values_list("username", flat=True))
