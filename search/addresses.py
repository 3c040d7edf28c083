"""How the search page calls, in its address, what its results are narrowed to."""

from django.http import HttpRequest

_SLUGS = {
    "home.HomePage": "startseite",
    "home.StandardPage": "information",
    "home.FeedbackPage": "formular",
    "quartier_pages.QuartierszentrumIndexPage": "uebersicht",
    "quartier_pages.QuartierszentrumPage": "quartierszentrum",
    "quartier_pages.AngebotPage": "angebot",
    "quartier_pages.EckpunktepapierPage": "eckpunktepapier",
    "quartier_pages.JahresberichtPage": "jahresbericht",
}
_TYPES = {slug: label for label, slug in _SLUGS.items()}
# What these parameters were called first: such addresses are out in the world.
_FORMERLY = {"art": "type", "zentrum": "centre"}
_NAMES = ("q", *_FORMERLY)
_LONGEST = 200


def slug_of(type_label: str) -> str:
    return _SLUGS[type_label]


def type_of(slug: str) -> str:
    """The page type that a slug stands for; something that no page is, if none."""
    return _TYPES.get(slug, slug)


def read(request: HttpRequest) -> dict[str, str]:
    """What was asked for, without what no database takes."""
    asked = request.GET
    texts = {name: asked.get(name) or asked.get(_FORMERLY.get(name, ""), "") for name in _NAMES}
    clean = {name: text.replace("\x00", " ").strip()[:_LONGEST] for name, text in texts.items()}
    return {**clean, "art": _SLUGS.get(clean["art"], clean["art"])}
