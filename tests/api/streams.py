"""Every block as the database holds it."""

from typing import Any

LINK = '<p>Zur <a href="https://www.heilbronn.de/">Stadt</a></p>'
TABLE = {
    "data": [["Jahr", "Besuche"], ["2023", "1.120"], ["2024", "180,5"]],
    "table_caption": "Besuche im Jahr",
    "table_header_choice": "row",
    "first_row_is_table_header": True,
    "first_col_is_header": False,
}


def _items(*values: Any) -> list[dict[str, Any]]:
    return [
        {"type": "item", "id": f"item-{number}", "value": value}
        for number, value in enumerate(values)
    ]


def _stream(**blocks: Any) -> list[dict[str, Any]]:
    return [{"type": name, "value": value, "id": name} for name, value in blocks.items()]


DECISIONS = _stream(
    decision={
        "subject": "Eckpunkte",
        "reference": "146/2017",
        "body": "Gemeinderat",
        "date": "2017-07",
        "date_note": "",
        "outcome": "beschlossen",
        "url": "https://stadt.example.org/146",
    }
)
SURVEYS = _stream(
    survey={
        "title": "Haushaltsbefragung",
        "period": "2023",
        "population": "alle Haushalte",
        "population_size": 800,
        "response_percent": "31.5",
        "languages": "de, tr",
        "result": "Es fehlt ein Treff.",
        "source_url": "",
    }
)
FINDINGS = _stream(strength="Viele Vereine", weakness="Lärm", resource="Park", need="Treff")
ORGANISATION = _stream(
    carrier={"organisation": 900_011, "share_percent": "50.00", "note": ""},
    staff={"role": "Quartiersmanagement", "positions": "1.50", "funding": "Stadt"},
    room={"name": "Saal", "availability": "vorhanden", "note": ""},
    partner={"organisation": 900_011, "kind": "Beratung"},
)
PARTICIPATION = _stream(
    participation={
        "format": "Zukunftswerkstatt",
        "date": "2024-05-04",
        "participants": "über 60",
        "result": "Ideen für den Hof",
        "source_url": "",
    }
)
FUNDING = _stream(
    funding={"funder": "Land", "purpose": "Hof", "amount": "12000.00", "period": "2024"}
)
OPENING_HOURS = _stream(
    regular={"weekday": "MO", "start": "14:00:00", "end": "17:00:00", "note": ""},
    exception={
        "first_day": "2025-12-24",
        "last_day": "2026-01-06",
        "start": None,
        "end": None,
        "note": "Ferien",
    },
)
TASKS = _stream(task="Begegnung ermöglichen", goal="Niemand bleibt allein")


def every_common_block(image: int, document: int, video: int, page: int) -> list[dict[str, Any]]:
    figure = {
        "image": {"image": image, "alt_text": "Ein Hof", "decorative": False},
        "caption": "Der Hof",
    }
    ornament = {
        "image": {"image": image, "alt_text": "", "decorative": True},
        "caption": "",
    }
    document_link = f'<p><a linktype="document" id="{document}">Bericht</a></p>'
    page_link = f'<p><a linktype="page" id="{page}">Zentrum</a></p>'
    return _stream(
        heading={"text": "Überschrift", "level": "2"},
        paragraph=page_link + document_link + LINK,
        quote={"text": "Hier bin ich gern.", "attribution": "Besucherin"},
        callout={"kind": "info", "title": "Hinweis", "text": page_link},
        accordion=_items({"title": "Frage", "text": page_link}),
        steps=_items({"title": "Kommen", "text": ""}),
        image=figure,
        gallery=_items(figure, ornament),
        video={"title": "Film", "video": video, "captions": None, "transcript": "<p>Text</p>"},
        sign_language_video={"title": "DGS", "video": video, "duration": "2:30"},
        downloads=_items({"document": document, "title": "Bericht"}),
        key_figures=_items({"value": "7", "label": "Angebote", "note": "2024"}),
        table=TABLE,
        chart={"title": "Besuche", "unit": "Personen", "table": TABLE},
        contacts=_items({"role": "Leitung", "text": "", "phone": "07131 1", "email": ""}),
        links=_items(
            {"title": "Zentrum", "text": "", "page": page, "url": ""},
            {"title": "Stadt", "text": "", "page": None, "url": "https://www.heilbronn.de/"},
        ),
    )


def live_lists(zentrum: int) -> list[dict[str, Any]]:
    return _stream(
        offers={"title": "Angebote", "zentrum": zentrum, "kind": "lernhilfe"},
        measures={"title": "Maßnahmen", "zentrum": None, "status": ""},
    )
