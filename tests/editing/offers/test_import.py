"""Tables of offers: exported, checked line by line, and taken over whole or not at all."""

import csv
import io
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook

from quartier_pages.models import AngebotPage
from quartier_pages.models.vocabulary import Organisation
from tests.trees import build_offer, weekly

ADDRESS = "/admin/angebote/importieren/"
HEAD = "Zentrum;Titel;Art;Anderer Ort;Zeiten"
LINE = "Quartierszentrum Augärtle;{};Kurs;Park;Di 10:00–11:00"


def upload(client: Any, content: bytes | str, name: str = "angebote.csv") -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, data)})


def states(response: Any) -> list[str]:
    return [line.state.value for line in response.context["plan"].lines]


def problems(response: Any) -> list[tuple[int, str, str]]:
    return [
        (line.number, problem.heading, problem.text)
        for line in response.context["plan"].lines
        for problem in line.problems
    ]


def confirm(client: Any, response: Any, **values: Any) -> Any:
    return client.post(ADDRESS, {"lines": response.context["signed"], **values})


def xlsx(*rows: list[Any]) -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def content(response: Any) -> bytes:
    return b"".join(response) if response.streaming else response.content


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_comes_back_unchanged(room: Any, kind: str) -> None:
    build_offer(
        room.centre,
        [
            weekly("MO", interval=2, valid_from="2026-01-05"),
            weekly("WE"),
        ],
        title="=HYPERLINK(1)",
        short_text="+49 7131\n'Zitat'; mit „Zeichen“",
        audience=["kinder", "alle"],
        languages=["de", "gsg"],
        age_from=6,
        registration_note="-1",
        contact_key=room.centre.kontakte.get().translation_key,
        in_school_holidays=False,
    )
    draft = room.fresh()
    draft.title = "'=Entwurf"
    draft.place_text = "Im Hof"
    draft.save_revision()
    client = room.client(room.office)
    exported = content(client.get(f"/admin/angebote/?export={kind}"))
    response = upload(client, exported, f"angebote.{kind}")
    assert problems(response) == []
    assert states(response) == ["unchanged", "unchanged"]


def test_no_cell_of_an_export_is_a_formula(room: Any) -> None:
    build_offer(room.centre, title="=1+1", place_text="@SUM(1)")
    client = room.client(room.office)
    text = content(client.get("/admin/angebote/?export=csv")).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@")]
    book = load_workbook(io.BytesIO(content(client.get("/admin/angebote/?export=xlsx"))))
    assert {cell.data_type for row in book.active for cell in row} <= {"s", "n", "inlineStr"}


def test_a_dry_run_changes_nothing_and_the_confirmation_makes_drafts(room: Any) -> None:
    client = room.client(room.editor)
    table = f"ID;Zentrum;Titel;Art;Anderer Ort\n;{room.centre.title};Neu;Kurs;Park\n"
    response = upload(client, table)
    assert (states(response), AngebotPage.objects.count()) == (["new"], 1)
    confirm(client, response, publish="on")
    new = AngebotPage.objects.get(title="Neu")
    assert (new.live, new.zentrum, new.slug, new.owner) == (False, room.centre, "neu", room.editor)
    assert new.latest_revision.user == room.editor


def test_a_change_goes_to_the_draft_or_is_published_alone(room: Any) -> None:
    table = f"ID;Kurztext;Zeiten\n{room.offer.pk};Anders;Fr 10:00\n"
    client = room.client(room.editor)
    response = upload(client, table)
    assert response.context["plan"].lines[0].changed == ["Kurztext", "Zeiten"]
    confirm(client, response)
    page = room.fresh()
    draft = page.get_latest_revision_as_object()
    assert (page.short_text, draft.short_text) == ("", "Anders")
    assert [slot.weekday for slot in draft.zeitfenster.all()] == ["FR"]
    draft.title = "Geheim"
    draft.save_revision()
    office = room.client(room.office)
    response = upload(office, f"ID;Kurztext\n{room.offer.pk};Von der Geschäftsstelle\n")
    confirm(office, response, publish="on")
    page = room.fresh()
    assert (page.title, page.short_text) == ("Frühstück", "Von der Geschäftsstelle")
    assert page.get_latest_revision_as_object().title == "Geheim"


def test_a_change_in_between_is_shown_again(room: Any) -> None:
    client = room.client(room.office)
    response = upload(client, f"ID;Kurztext\n{room.offer.pk};Neu\n")
    other = room.fresh()
    other.short_text = "Inzwischen"
    other.save_revision()
    again = confirm(client, response, publish="on")
    assert again.status_code == 200
    assert room.fresh().short_text == ""
    assert confirm(client, again, publish="on").status_code == 302
    assert room.fresh().short_text == "Neu"


def test_a_page_of_somebody_else_or_changed_by_hand_is_refused(room: Any) -> None:
    response = upload(room.client(room.office), f"ID;Kurztext\n{room.offer.pk};Neu\n")
    for client, signed in (
        (room.client(room.editor), response.context["signed"]),
        (room.client(room.office), response.context["signed"] + "x"),
    ):
        assert client.post(ADDRESS, {"lines": signed}).status_code == 302
    assert not room.fresh().has_unpublished_changes


@pytest.mark.parametrize(
    ("cells", "heading", "part"),
    [
        ({"Titel": ""}, "Titel", "leer"),
        ({"Titel": "x" * 256}, "Titel", "255"),
        ({"Titel": "Frühstück"}, "Titel", "schon ein Angebot"),
        ({"Art": "Fete"}, "Art", "Kurs"),
        ({"Art": ""}, "Art", "leer"),
        ({"Zentrum": "Nord"}, "Zentrum", "keinem Zentrum"),
        ({"Zentrum": ""}, "Zentrum", "keinem Zentrum"),
        ({"Standort": "Turm"}, "Standort", "Quartierszentrum Augärtle"),
        ({"Kontakt": "Niemand"}, "Kontakt", "Quartiersmanagement"),
        ({"Anderer Ort": ""}, "Standort", "Standort"),
        ({"Zeiten": "manchmal"}, "Zeiten", "manchmal"),
        ({"Zeiten": "Di 16:00–14:00"}, "Zeiten", "vor dem Beginn"),
        ({"Zeiten": "31.02.2026"}, "Zeiten", "31.02.2026"),
        ({"Zeiten": "alle 2 Wochen Di 10:00"}, "Zeiten", "ersten Termin"),
        ({"Zeiten": "Di 25:00"}, "Zeiten", "25:00"),
        ({"Alter von": "zehn"}, "Alter von", "zehn"),
        ({"Alter von": "200"}, "Alter von", "120"),
        ({"Alter von": "9", "Alter bis": "6"}, "Alter bis", "unter"),
        ({"Auch an Feiertagen": "manchmal"}, "Auch an Feiertagen", "nein"),
        ({"Zielgruppen": '"Kinder; Riesen"'}, "Zielgruppen", "Riesen"),
        ({"Adresse": "fruehstueck"}, "ID", "gesperrt"),
        ({"Adresse": "mit Leerzeichen"}, "Adresse", ""),
        ({"ID": "999999"}, "ID", "kein Angebot"),
        ({"ID": "x"}, "ID", "kein Angebot"),
    ],
    ids=str,
)
def test_a_problem_names_its_column_and_reason(
    room: Any, cells: dict[str, str], heading: str, part: str
) -> None:
    other = build_offer(room.centre, title="Anderes")
    other.slug = "fruehstueck"
    other.locked, other.locked_by = True, room.office
    other.save()
    row = {"Zentrum": room.centre.title, "Titel": "Neu", "Art": "Kurs", "Anderer Ort": "Park"}
    row |= cells
    table = ";".join(row) + "\n" + ";".join(row.values())
    found = problems(upload(room.client(room.editor), table))
    assert [(number, where) for number, where, _text in found] == [(2, heading)]
    assert part in found[0][2]


def test_offers_of_others_and_locked_ones_are_refused(room: Any) -> None:
    foreign = build_offer(room.other, title="Fremd")
    locked = build_offer(room.centre, title="Gesperrt", locked=True, locked_by=room.office)
    table = f"ID;Kurztext\n{foreign.pk};x\n{locked.pk};x\n{room.offer.pk};a\n{room.offer.pk};b\n"
    found = problems(upload(room.client(room.editor), table))
    assert [number for number, *_rest in found] == [2, 3, 5]
    assert "Zeile 4" in found[2][2]


def test_an_import_moves_nothing(room: Any) -> None:
    table = f"ID;Zentrum;Adresse\n{room.offer.pk};Nord;anders\n"
    found = problems(upload(room.client(room.office), table))
    assert [heading for _number, heading, _text in found] == ["Zentrum", "Adresse"]


@pytest.mark.parametrize(
    "table",
    [
        (f"{HEAD}\n{LINE}\n".format("Käse")).encode("cp1252", errors="replace"),
        (f"{HEAD}\n{LINE}\n".format("Käse")).encode("utf-8-sig"),
        (f"{HEAD}\n{LINE}\n".format("Käse")).encode("utf-16"),
        (f"{HEAD}\n\n;;;;\n{LINE}\n".format("Käse")).replace(";", ",").encode(),
        (f"{HEAD}\r\n{LINE}\r\n".format("Käse")).replace(";", "\t").encode(),
        xlsx(HEAD.split(";"), LINE.format("Käse").split(";")),
    ],
    ids=["windows-1252", "with a mark", "utf-16", "commas and empty lines", "tabs", "xlsx"],
)
def test_files_as_spreadsheets_write_them(room: Any, table: bytes) -> None:
    response = upload(room.client(room.editor), table)
    assert (problems(response), states(response)) == ([], ["new"])
    assert response.context["plan"].lines[0].title == "Käse"


@pytest.mark.parametrize(
    ("table", "part"),
    [
        (b"", "leer"),
        (b"Titel;Zentrum\n", "keine Angebote"),
        (b"Titel;Preis\nx;1\n", "Preis"),
        (b"Titel;Titel\nx;1\n", "doppelt"),
        (b"Zentrum;Art\nx;y\n", "fehlen"),
        (b"PK\x03\x04kaputt", "XLSX"),
        (b"Titel\x00;Art\nx;y", "weder"),
        (b"Titel;Zentrum\n" + b"x;y\n" * 1001, "1000"),
        (b"Titel;Zentrum\n" + b"x" * 1_000_001, "1 MB"),
        (b"\x81\x8d\n\x81", "Buchstaben"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_table_of_offers_is_refused(room: Any, table: bytes, part: str) -> None:
    response = upload(room.client(room.editor), table)
    assert part in str(response.context["form"].errors["file"])


@pytest.mark.parametrize(
    ("cell", "day_and_start"),
    [
        (datetime(2030, 1, 2), ("2030-01-02", "None")),
        (datetime(2030, 1, 2, 10, 30), ("2030-01-02", "10:30:00")),
    ],
)
def test_cells_of_numbers_and_dates(
    room: Any, cell: datetime, day_and_start: tuple[str, str]
) -> None:
    head = ["Zentrum", "Titel", "Art", "Anderer Ort", "Zeiten", "Alter von", "Auch an Feiertagen"]
    row = [room.centre.title, "Neu", "Kurs", "Park", cell, 6.0, True]
    client = room.client(room.editor)
    confirm(client, upload(client, xlsx(head, row), "a.xlsx"))
    new = AngebotPage.objects.get(title="Neu")
    assert (new.age_from, new.on_public_holidays) == (6, True)
    slot = new.zeitfenster.get()
    assert (str(slot.date), str(slot.start)) == day_and_start


@pytest.mark.parametrize("key", ["-5", "x", "9" * 5000], ids=["negative", "letter", "endless"])
def test_what_is_no_key_is_a_problem(room: Any, key: str) -> None:
    found = problems(upload(room.client(room.editor), f"ID;Titel\n{key};Neu\n"))
    assert [(number, heading) for number, heading, _text in found] == [(2, "ID")]


def test_a_thousand_lines_with_thirty_bad_ones(room: Any) -> None:
    bad = set(range(0, 990, 33))
    lines = [
        LINE.format(f"Angebot {number}").replace("Kurs", "Fete" if number in bad else "Kurs")
        for number in range(1000)
    ]
    client = room.client(room.editor)
    upload(client, "\n".join([HEAD, lines[1]]))  # fills the caches of the process
    with CaptureQueriesContext(connection) as many:
        response = upload(client, "\n".join([HEAD, *lines]))
    assert [number for number, *_rest in problems(response)] == [
        number + 2 for number in sorted(bad)
    ]
    assert len(bad) == 30
    assert not response.context["can_apply"]
    assert confirm(client, response, publish="on").status_code == 200
    assert AngebotPage.objects.count() == 1
    with CaptureQueriesContext(connection) as few:
        upload(client, "\n".join([HEAD, *lines[:3]]))
    assert len(many) == len(few)


def test_only_editors_import(room: Any) -> None:
    room.editor.groups.clear()
    assert room.client(room.editor).get(ADDRESS).status_code == 302


def test_the_empty_table_has_the_headings(room: Any) -> None:
    file = content(room.client(room.office).get(f"{ADDRESS}?vorlage"))
    headings = [cell.value for cell in load_workbook(io.BytesIO(file)).active[1]]
    assert headings[:5] == ["ID", "Zentrum", "Adresse", "Titel", "Art"]


def test_organisations_stay(room: Any) -> None:
    """What the table does not hold is kept."""
    page = room.fresh()
    page.partner.create(organisation=Organisation.objects.create(name="Verein"))
    page.save_revision().publish()
    client = room.client(room.office)
    confirm(client, upload(client, f"ID;Kurztext\n{page.pk};Neu\n"), publish="on")
    assert (room.fresh().short_text, room.fresh().partner.count()) == ("Neu", 1)
