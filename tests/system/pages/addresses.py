"""The pages of the demo that stand for all: one for each template."""

CENTRE = "/quartierszentren/augaertle/"

TEMPLATES = {
    "home": "/",
    "standard": "/impressum/",
    "easy language": "/einfach-erklaert/",
    "sign language": "/gebaerdensprache/",
    "overview": "/quartierszentren/",
    "centre": CENTRE,
    "paper": f"{CENTRE}eckpunktepapier/",
    "report": f"{CENTRE}jahresbericht-2025/",
    "offer": f"{CENTRE}offener-bereich/",
    "programme": f"{CENTRE}wochenprogramm/",
    "finder": "/angebote/",
    "finder, nothing found": "/angebote/?alter=99&zeit=abends&tag=SU",
    "measures": "/massnahmen/",
    "feedback": "/barriere-melden/",
    "search": "/suche/?q=Fest",
    "search, nothing found": "/suche/?q=qqqq",
    "not found": "/gibt-es-nicht/",
}
# Those whose look a phone on a slow line is measured with.
AUDITED = ("home", "overview", "centre", "report", "offer", "finder")
# Each is tried with what the writing direction mirrors.
LANGUAGES = {"de": "", "ar": "/ar"}


def in_contrast_view(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}ansicht=kontrast"
