"""What the site offers as open data: the catalogue's datasets, in the words of its readers."""

from dataclasses import dataclass

# Themes of the European data portals.
SOCIETY, GOVERNMENT, REGIONS = "SOCI", "GOVE", "REGI"


@dataclass(frozen=True)
class FileKind:
    """A format: its name, its entry in the EU's list of file types, its media type."""

    title: str
    code: str
    media_type: str


JSON = FileKind("JSON", "JSON", "application/json")
GEOJSON = FileKind("GeoJSON", "GEOJSON", "application/geo+json")
CSV = FileKind("CSV", "CSV", "text/csv")
ICALENDAR = FileKind("iCalendar", "ICS", "text/calendar")
ATOM = FileKind("Atom", "ATOM", "application/atom+xml")
RSS = FileKind("RSS", "RSS", "application/rss+xml")


@dataclass(frozen=True)
class Distribution:
    """A dataset in one format; its path is relative to the API."""

    path: str
    kind: FileKind
    title: str = ""


@dataclass(frozen=True)
class Dataset:
    """One dataset in all its formats."""

    name: str
    title: str
    description: str
    keywords: tuple[str, ...]
    themes: tuple[str, ...]
    distributions: tuple[Distribution, ...]


DATASETS = (
    Dataset(
        "quartierszentren",
        "Quartierszentren",
        "Die Quartierszentren mit ihren Standorten: Adresse, Lage, Öffnungszeiten, "
        "Barrierefreiheit, Kontakte nach Rolle, Träger und versorgtes Gebiet.",
        ("Quartierszentrum", "Quartiersarbeit", "Stadtteil", "Standorte", "Barrierefreiheit"),
        (SOCIETY, REGIONS),
        (
            Distribution("quartierszentren.geojson", GEOJSON),
            Distribution("quartierszentren", JSON),
        ),
    ),
    Dataset(
        "angebote",
        "Angebote der Quartierszentren",
        "Was in den Quartierszentren stattfindet: Zielgruppe, Zeiten und Ausfälle, Ort, Kosten, "
        "Anmeldung und gesprochene Sprachen.",
        ("Angebote", "Veranstaltungen", "Termine", "Begegnung", "Beratung", "Quartierszentrum"),
        (SOCIETY,),
        (
            Distribution("angebote", JSON),
            Distribution("angebote.ics", ICALENDAR),
            Distribution("angebote.csv", CSV),
            Distribution("termine.csv", CSV, "Termine als CSV"),
        ),
    ),
    Dataset(
        "massnahmen",
        "Maßnahmen der Quartierszentren",
        "Was die Jahresberichte der Quartierszentren planen und was daraus geworden ist. Jede "
        "Maßnahme behält ihre Kennung über die Jahre.",
        ("Maßnahmen", "Ziele", "Zielerreichung", "Quartiersarbeit", "Jahresbericht"),
        (SOCIETY, GOVERNMENT),
        (Distribution("massnahmen", JSON), Distribution("massnahmen.csv", CSV)),
    ),
    Dataset(
        "kennzahlen",
        "Kennzahlen der Quartierszentren",
        "Kennzahlen aus den Jahresberichten der Quartierszentren, Jahr für Jahr.",
        ("Kennzahlen", "Besuche", "Zeitreihe", "Quartierszentrum", "Jahresbericht"),
        (SOCIETY, GOVERNMENT),
        (Distribution("kennzahlen", JSON), Distribution("kennzahlen.csv", CSV)),
    ),
    Dataset(
        "indikatoren",
        "Indikatoren der Sozialraumanalysen",
        "Werte aus den Sozialraumanalysen der Eckpunktepapiere mit Stand, Raumbezug, "
        "Vergleichswert, Erhebungsart und Quelle. Kleine Fallzahlen sind unterdrückt.",
        ("Sozialraumanalyse", "Indikatoren", "Statistik", "Quartier", "Eckpunktepapier"),
        (SOCIETY, REGIONS),
        (Distribution("indikatoren", JSON), Distribution("indikatoren.csv", CSV)),
    ),
    Dataset(
        "jahresberichte",
        "Jahresberichte der Quartierszentren",
        "Die Jahresberichte der Quartierszentren im vollen Wortlaut und als Feed.",
        ("Jahresbericht", "Quartiersarbeit", "Beteiligung", "Quartierszentrum"),
        (SOCIETY, GOVERNMENT),
        (
            Distribution("jahresberichte", JSON),
            Distribution("jahresberichte.atom", ATOM),
            Distribution("jahresberichte.rss", RSS),
        ),
    ),
)
