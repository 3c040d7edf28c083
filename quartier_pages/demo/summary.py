"""What `load_demo` says at the end."""

from django.conf import settings
from wagtail.models import Page

from home.models import CustomImage, FeedbackPage, HomePage, StandardPage
from quartier_pages.demo.languages import TRANSLATED
from quartier_pages.demo.loader import Result
from quartier_pages.demo.logins import PASSWORD
from quartier_pages.models import (
    AngebotPage,
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


def summary(result: Result) -> list[str]:
    """The lines that follow a load."""
    counts = result.ledger.counts()
    created = result.ledger.created
    pages = [page for page in created if isinstance(page, Page)]
    german = [page for page in pages if page.locale.language_code == settings.LANGUAGE_CODE]
    kinds = [
        f"{sum(isinstance(page, models) for page in german)} {name}"
        for name, models in _PAGES.items()
    ]
    others = [f"{counts[model]} {name}" for name, model in _OTHERS.items()]
    languages = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    translated = ", ".join(str(languages[code]) for code in TRANSLATED)
    lines = [
        f"Demo-Inhalte geladen: {', '.join(kinds)}, {', '.join(others)}.",
        f"Sprachen: {len(languages)}, mit allen Sprachfassungen {len(pages)} Seiten; "
        f"Startseite, Übersicht und zwei Zentren übersetzt in {translated}.",
    ]
    if result.logins:
        lines.append(f"Anmelden: {', '.join(result.logins)}; Kennwort jeweils „{PASSWORD}“.")
    return lines
