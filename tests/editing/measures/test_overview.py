"""„Was wurde daraus?“ in the admin: all measures that somebody may know of."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import PageViewRestriction

from quartier_pages.editing.measures.rows import MeasureRow, Review, measure_rows
from quartier_pages.models import (
    JahresberichtPage,
    Massnahme,
    MassnahmenRueckblick,
    QuartierszentrumPage,
)
from tests.editing.rights.world import person
from tests.trees import Tree, build_field_of_action, build_report, build_zentrum

pytestmark = pytest.mark.django_db
CHOIR, GARDEN = UUID(int=1), UUID(int=2)
OVERVIEW = "measures_report"
COMMITTEE = "measures_for_committees"


def planned(uid: UUID, title: str, **fields: Any) -> Massnahme:
    return Massnahme(uid=uid, title=title, **fields)


def reviewed(uid: UUID, achievement: str = "erreicht", text: str = "") -> MassnahmenRueckblick:
    return MassnahmenRueckblick(massnahme_uid=uid, zielerreichung=achievement, text=text)


@dataclass
class Two:
    """Augärtle with reports of two years and a draft, and Nord with a draft only."""

    own: QuartierszentrumPage
    draft: JahresberichtPage
    nord: QuartierszentrumPage
    editor: Client


@pytest.fixture
def two(tree: Tree) -> Two:
    music = build_field_of_action("Musik")
    build_report(
        tree.zentrum,
        2023,
        massnahmen=[
            planned(CHOIR, "Chor", handlungsfeld=music),
            planned(GARDEN, "Garten", status="idee"),
        ],
    )
    build_report(
        tree.zentrum,
        2024,
        massnahmen=[planned(CHOIR, "Chor für alle", status="laufend", handlungsfeld=music)],
        rueckblick=[reviewed(CHOIR, "teilweise", "Er singt.")],
    )
    draft = build_report(
        tree.zentrum, 2025, live=False, massnahmen=[planned(uuid4(), "Geheimes Fest")]
    )
    nord = build_zentrum(tree.index, "Nord")
    build_report(nord, 2024, massnahmen=[planned(uuid4(), "Nordlicht")])
    build_report(nord, 2025, live=False, massnahmen=[planned(uuid4(), "Nordgeheimnis")])
    return Two(tree.zentrum, draft, nord, log_in(person("redaktion", tree.zentrum.redaktion.group)))


def log_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def rows(client: Client, **query: Any) -> list[dict[str, str]]:
    response = client.get(reverse(OVERVIEW), {**query, "export": "csv"})
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(StringIO(text)))


def titles(client: Client, **query: Any) -> list[str]:
    return [row["Maßnahme"] for row in rows(client, **query)]


def test_one_row_per_measure_across_the_years(two: Two) -> None:
    choir, garden, feast, north = rows(two.editor)
    assert choir == {
        "Zentrum": "Quartierszentrum Augärtle",
        "Maßnahme": "Chor für alle",
        "Handlungsfeld": "Musik",
        "Geplant in": "2023, 2024",
        "Stand über die Jahre": "2023: geplant, 2024: laufend",
        "Letzte Zielerreichung": "teilweise erreicht (2024)",
        "Was daraus wurde": "Er singt.",
        "Nächster Schritt": "Im Entwurf 2025 noch zu bewerten",
    }
    assert garden["Nächster Schritt"] == "Rückblick fehlt im Jahresbericht 2024"
    assert (feast["Maßnahme"], feast["Geplant in"]) == ("Geheimes Fest", "2025 (Entwurf)")
    assert (north["Zentrum"], north["Maßnahme"]) == ("Nord", "Nordlicht")
    assert north["Nächster Schritt"] == "Noch nicht bewertet: fällig im Bericht 2025"


def test_drafts_of_others_stay_theirs(two: Two, admin_client: Client) -> None:
    assert "Nordgeheimnis" not in two.editor.get(reverse(OVERVIEW)).content.decode()
    assert "Nordgeheimnis" not in titles(two.editor)
    drafts = {"entwuerfe": "ja"}
    assert "Nordgeheimnis" not in two.editor.get(reverse(COMMITTEE), drafts).content.decode()
    assert "Nordgeheimnis" in titles(admin_client)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"jahr": "2023"}, ["Chor für alle", "Garten"]),
        ({"status": "laufend"}, ["Chor für alle"]),
        ({"zielerreichung": "teilweise"}, ["Chor für alle"]),
        ({"zielerreichung": "erreicht"}, []),
        ({"handlungsfeld": "musik"}, ["Chor für alle"]),
        ({"rueckblick": "fehlt"}, ["Chor für alle", "Garten"]),
        ({"rueckblick": "steht-aus"}, ["Geheimes Fest", "Nordlicht"]),
        ({"rueckblick": "liegt-vor"}, []),
        ({"jahr": "2024", "rueckblick": "steht-aus"}, ["Nordlicht"]),
        ({"q": "ALLE chor"}, ["Chor für alle"]),
    ],
)
def test_filters(two: Two, query: dict[str, str], found: list[str]) -> None:
    assert titles(two.editor, **query) == found


def test_filter_by_centre(two: Two) -> None:
    assert titles(two.editor, zentrum=two.nord.pk) == ["Nordlicht"]
    page = two.editor.get(reverse(OVERVIEW), {"zentrum": two.nord.pk}).content.decode()
    assert "Nordlicht" in page
    assert "Garten" not in page


def test_leads_to_the_report_to_fix(two: Two) -> None:
    page = two.editor.get(reverse(OVERVIEW)).content.decode()
    silent = two.own.jahresberichte.get(year=2024)
    foreign = two.nord.jahresberichte.get(year=2024)
    for report in (silent, two.draft):
        assert reverse("wagtailadmin_pages:edit", args=[report.pk]) in page
    assert reverse("wagtailadmin_pages:edit", args=[foreign.pk]) not in page


def test_menu_and_view_are_for_who_works_on_pages(two: Two) -> None:
    assert reverse(OVERVIEW) in two.editor.get(reverse("wagtailadmin_home")).content.decode()
    bare = Group.objects.create(name="Nur anmelden")
    bare.permissions.add(Permission.objects.get(codename="access_admin"))
    stranger = log_in(person("fremd", bare))
    assert reverse(OVERVIEW) not in stranger.get(reverse("wagtailadmin_home")).content.decode()
    for name in (OVERVIEW, COMMITTEE):
        assert stranger.get(reverse(name)).status_code == 302


@pytest.mark.parametrize(
    ("years", "review", "next_step"),
    [
        (
            [(2024, "geplant", "")],
            Review.DUE,
            "Noch nicht bewertet: fällig im Bericht 2025",
        ),
        ([(2024, "geplant", ""), (2025, "", "nicht")], Review.THERE, "Bewertet"),
        # Reviewed and planned again: due once more.
        (
            [(2024, "geplant", ""), (2025, "laufend", "teilweise")],
            Review.DUE,
            "Noch nicht bewertet: fällig im Bericht 2026",
        ),
        ([(2024, "geplant", ""), (2025, "abgeschlossen", "erreicht")], Review.THERE, "Bewertet"),
        # Closed, and nobody said what became of it.
        (
            [(2024, "geplant", ""), (2025, "abgeschlossen", "")],
            Review.MISSING,
            "Rückblick fehlt im Jahresbericht 2025",
        ),
        # A later report made up for it.
        (
            [(2023, "geplant", ""), (2024, "geplant", ""), (2025, "", "erreicht")],
            Review.THERE,
            "Bewertet",
        ),
    ],
)
def test_next_step(
    tree: Tree, years: list[tuple[int, str, str]], review: Review, next_step: str
) -> None:
    for year, status, achievement in years:
        build_report(
            tree.zentrum,
            year,
            massnahmen=[planned(CHOIR, "Chor", status=status)] if status else [],
            rueckblick=[reviewed(CHOIR, achievement)] if achievement else [],
        )
    row = only_row(list(tree.zentrum.jahresberichte.select_related("zentrum")))
    assert (row.review, row.next_step) == (review, next_step)


def only_row(reports: list[JahresberichtPage]) -> MeasureRow:
    (row,) = measure_rows(reports)
    return row


def queries_of(call: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def test_queries_do_not_grow_with_the_measures(two: Two) -> None:
    views = (reverse(OVERVIEW), reverse(COMMITTEE))
    before = [queries_of(lambda url=url: two.editor.get(url)) for url in views]
    for year in range(2005, 2010):
        build_report(
            two.own, year, massnahmen=[planned(uuid4(), f"Nr. {year}-{n}") for n in range(20)]
        )
    after = [queries_of(lambda url=url: two.editor.get(url)) for url in views]
    assert after == before


def sheets(response: Any) -> Any:
    return load_workbook(BytesIO(b"".join(response.streaming_content)))


def test_committee_workbook(two: Two, admin_client: Client) -> None:
    response = admin_client.get(reverse(COMMITTEE), {"export": "xlsx", "zentrum": two.own.pk})
    assert response["Content-Disposition"].startswith('attachment; filename="massnahmen-20')
    book = sheets(response)
    table, notes = book.worksheets
    assert (table.title, notes.title) == ("Maßnahmen", "Hinweise")
    assert [[cell.value for cell in row][:2] for row in table.rows] == [
        ["Zentrum", "Maßnahme"],
        ["Quartierszentrum Augärtle", "Chor für alle"],
        ["Quartierszentrum Augärtle", "Garten"],
    ]
    assert (table.freeze_panes, table.auto_filter.ref) == ("C2", "A1:H3")
    assert table.print_title_rows == "$1:$1"
    assert (table.page_setup.orientation, table.page_setup.paperSize) == ("landscape", 9)
    assert table.column_dimensions["G"].width == 60
    said = "\n".join(str(row[0].value) for row in notes.rows)
    assert "Stand: " in said
    assert "Auswahl: Zentrum: Quartierszentrum Augärtle." in said
    assert "Nur veröffentlichte Jahresberichte." in said


@pytest.mark.parametrize("title", ['=HYPERLINK("x")', "Chor\x0bprobe"])
def test_a_text_is_never_a_formula_nor_breaks_the_file(
    tree: Tree, admin_client: Client, title: str
) -> None:
    build_report(tree.zentrum, 2024, massnahmen=[planned(CHOIR, title)])
    table = sheets(admin_client.get(reverse(COMMITTEE), {"export": "xlsx"})).worksheets[0]
    assert table["B2"].value == title.replace("\x0b", "")
    assert table["B2"].data_type == "s"


def test_drafts_only_when_asked_for_and_said_so(two: Two) -> None:
    without = two.editor.get(reverse(COMMITTEE)).content.decode()
    assert "Nur veröffentlichte Jahresberichte." in without
    assert "Geheimes Fest" not in without
    assert "Im Entwurf" not in without

    drafts = two.editor.get(reverse(COMMITTEE), {"entwuerfe": "ja"}).content.decode()
    assert "Mit Entwürfen:" in drafts
    assert "Geheimes Fest" in drafts
    assert "2025 (Entwurf): geplant" in drafts


def test_a_page_kept_from_the_public_is_not_for_committees(two: Two) -> None:
    report = two.nord.jahresberichte.get(year=2024)
    PageViewRestriction.objects.create(page=report, restriction_type="login")
    assert "Nordlicht" not in two.editor.get(reverse(COMMITTEE)).content.decode()


def test_an_unknown_filter_shows_nothing_rather_than_all(two: Two) -> None:
    page = two.editor.get(reverse(COMMITTEE), {"jahr": "1999"}).content.decode()
    assert "Diese Auswahl gibt es nicht" in page
    assert "Garten" not in page


def test_examples_are_marked(tree: Tree, admin_client: Client) -> None:
    build_report(tree.zentrum, 2024, is_example=True, massnahmen=[planned(CHOIR, "Chor")])
    page = admin_client.get(reverse(COMMITTEE)).content.decode()
    assert "Mit * Gekennzeichnetes ist Beispieltext." in page
