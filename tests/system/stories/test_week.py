"""A week of the editors, from the first look to the committee, as the handbook shows it."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.system.stories.album import Album

CENTRE = "Quartierszentrum Augärtle"
OFFER = "Spieleabend (Beispiel)"
CANCELLED = "Frauenfrühstück mit Beratung"
REASON = "Wasserschaden (Beispiel)"
COMMENT = "Bitte noch die Zusammenfassung schreiben."
SUMMARY = "Beispieltext: Offene Treffs standen im Mittelpunkt."


def test_a_week_from_the_first_look_to_the_committee(
    desk: Callable[[str], Page], visitor: Page, album: Album
) -> None:
    editor = desk("redaktion")
    sees_what_is_missing(editor, album)
    adds_an_offer(editor, album)
    cancels_next_tuesday(editor, visitor, album)
    report = prepares_the_report(editor, album)
    submits(editor, report, album)

    office = desk("geschaeftsstelle")
    sees_all_centres(office, album)
    sends_back(office, report, album)
    mends_and_submits_again(editor, album)
    publishes(office, report, visitor, album)
    starts_the_turkish_translation(office, report, album)
    exports_the_measures(office, album)


def sees_what_is_missing(editor: Page, album: Album) -> None:
    missing = editor.locator("#completeness-section")
    expect(missing).to_contain_text("Die Öffnungszeiten des Hauptstandorts sind nicht eingetragen")
    expect(missing.get_by_role("heading", level=3)).to_have_text([CENTRE])
    album.take(editor, "uebersicht")
    fold_menu(editor)


def adds_an_offer(editor: Page, album: Album) -> None:
    editor.goto("/admin/angebote/")
    editor.get_by_role("link", name="Angebot hinzufügen").click()
    editor.get_by_role("textbox", name="Titel").first.fill(OFFER)
    editor.get_by_role("combobox", name="Art").select_option("Treff")
    editor.get_by_role("textbox", name="Kurztext").fill(
        "Brett- und Kartenspiele für alle. Ohne Anmeldung."
    )
    editor.get_by_role("checkbox", name="Alle", exact=True).check()
    editor.get_by_role("combobox", name="Standort").select_option(CENTRE)
    editor.get_by_role("button", name="Zeitfenster hinzufügen").click()
    slot = editor.locator("#inline_child_zeitfenster-0")
    slot.get_by_role("combobox", name="Wochentag").select_option("Freitag")
    for name, time in (("Von", "18:00"), ("Bis", "20:00")):
        slot.get_by_role("textbox", name=name, exact=True).fill(time)
        editor.keyboard.press("Tab")
    # The clocks would stand in the picture before what they belong to.
    editor.evaluate("jQuery('.xdsoft_datetimepicker').trigger('close.xdsoft')")
    expect(editor.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)
    slot.get_by_role("combobox", name="Rhythmus").scroll_into_view_if_needed()
    album.take(editor, "angebot", mark=slot)
    submit(editor, OFFER)
    editor.goto("/admin/angebote/")
    row = editor.get_by_role("row", name=OFFER)
    expect(row).to_contain_text("Fr 18:00–20:00")


def cancels_next_tuesday(editor: Page, visitor: Page, album: Album) -> None:
    editor.goto("/admin/angebote/")
    link = editor.get_by_role("row", name=CANCELLED).get_by_role("link", name="Absagen")
    album.take(editor, "angebote", mark=link)
    link.click()
    tuesday = editor.get_by_role("row", name=re.compile("^Dienstag")).filter(
        has=editor.get_by_role("button", name="Absagen")
    )
    editor.get_by_role("textbox", name="Grund").fill(REASON)
    cancel = tuesday.first.get_by_role("button")
    album.take(editor, "absagen", mark=cancel)
    cancel.click()
    expect(editor.locator(".messages")).to_contain_text("Dienstag")
    expect(editor.locator(".messages")).to_contain_text("Alle sehen es ab sofort")
    visitor.goto("/")
    visitor.get_by_role("main").get_by_role("link", name=CENTRE).first.click()
    visitor.get_by_role("main").get_by_role("link", name=CANCELLED).first.click()
    expect(visitor.get_by_role("main")).to_contain_text(REASON)


def prepares_the_report(editor: Page, album: Album) -> str:
    """Gives the address at which it is edited."""
    editor.goto("/admin/pages/")
    more(editor)
    entry = editor.get_by_role("link", name=re.compile(r"^Jahresbericht \d+ vorbereiten"))
    album.take(editor, "vorbereiten", mark=entry)
    entry.click()
    editor.get_by_role("checkbox").first.check()
    album.take(editor, "jahresbericht-uebernehmen")
    editor.get_by_role("button", name="Entwurf anlegen").click()
    editor.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return editor.url


def submits(editor: Page, report: str, album: Album) -> None:
    editor.get_by_role("tab", name="Maßnahmen").click()
    for achievement in editor.get_by_role("combobox", name="Zielerreichung").all():
        achievement.select_option("teilweise erreicht")
    editor.get_by_role("tab", name="Das Jahr").click()
    # Whose value is not known need not be given.
    figure = editor.locator("#inline_child_kennzahlen-0")
    figure.get_by_role("button", name="Löschen").click()
    expect(figure).to_be_hidden()
    submit(editor, "Jahresbericht", picture="einreichen", album=album)


def sees_all_centres(office: Page, album: Album) -> None:
    table = office.locator("#completeness-section")
    for centre in (CENTRE, "Quartierszentrum Böckingen", "Quartierszentrum Bahnhofsvorstadt"):
        expect(table.get_by_role("row", name=centre)).to_be_visible()
    waiting = table.get_by_role("row", name=CENTRE).get_by_role("cell").last
    expect(waiting).to_have_text("2")
    album.take(office, "alle-zentren", mark=waiting)
    fold_menu(office)


def sends_back(office: Page, report: str, album: Album) -> None:
    office.goto(report)
    action(office, "Änderungen anfordern").click()
    dialogue = office.get_by_role("dialog").filter(has_text="Änderungen anfordern")
    dialogue.get_by_role("textbox", name="Kommentar").fill(COMMENT)
    album.take(office, "zurueckgeben")
    dialogue.get_by_role("button", name="Änderungen anfordern").click()
    expect(office.locator(".messages")).to_contain_text("Jahresbericht")


def mends_and_submits_again(editor: Page, album: Album) -> None:
    editor.goto("/admin/")
    back = editor.locator("#own-drafts-section").get_by_role("listitem").filter(has_text=COMMENT)
    back.scroll_into_view_if_needed()
    album.take(editor, "zurueckgekommen", mark=back)
    back.get_by_role("link").click()
    expect(editor.locator(".messages")).to_contain_text(COMMENT)
    editor.get_by_role("region", name="Zusammenfassung").get_by_role("textbox").click()
    editor.keyboard.type(SUMMARY)
    # Faster than any hand: the form knows a quarter of a second later what was typed.
    expect(editor.locator("[name=summary]")).to_have_value(re.compile(SUMMARY))
    submit(editor, "Jahresbericht")


def publishes(office: Page, report: str, visitor: Page, album: Album) -> None:
    office.goto(report)
    approve = action(office, "Freigeben und Veröffentlichen")
    album.take(office, "freigeben", mark=approve)
    approve.click()
    expect(office.locator(".messages")).to_contain_text("Jahresbericht")
    visitor.goto("/")
    visitor.get_by_role("main").get_by_role("link", name=CENTRE).first.click()
    visitor.get_by_role("main").get_by_role("link", name="Jahresbericht").first.click()
    expect(visitor.get_by_role("main")).to_contain_text(SUMMARY)


def starts_the_turkish_translation(office: Page, report: str, album: Album) -> None:
    office.goto(report)
    more(office)
    office.get_by_role("link", name="Diese Seite übersetzen").click()
    office.get_by_role("checkbox", name="Türkisch").check()
    album.take(office, "uebersetzen")
    office.get_by_role("button", name="Absenden").click()
    expect(office.locator(".messages")).to_contain_text("zur Übersetzung in Türkisch eingereicht")
    expect(office.get_by_role("button", name="Veröffentlichen in Türkisch")).to_be_visible()


def exports_the_measures(office: Page, album: Album) -> None:
    office.goto("/admin/reports/massnahmen/")
    more(office)
    entry = office.get_by_role("link", name="Für Gremien (XLSX)")
    album.take(office, "massnahmen", mark=entry)
    with office.expect_download() as download:
        entry.click()
    sheet = load_workbook(BytesIO(Path(download.value.path()).read_bytes())).worksheets[0]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert CENTRE in cells


def submit(page: Page, title: str, picture: str = "", album: Album | None = None) -> None:
    entry = action(page, re.compile("^(In|Erneut in) Freigabe .* einreichen"))
    if album:
        album.take(page, picture, mark=entry)
    entry.click()
    expect(page.locator(".messages")).to_contain_text(title)


def action(page: Page, name: str | re.Pattern[str]) -> Locator:
    """One of the actions beside “Entwurf speichern”."""
    footer = page.get_by_role("navigation", name="Aktionen (Fußzeile)")
    footer.get_by_role("button", name="Mehr Aktionen").click()
    return footer.get_by_role("button", name=name)


def more(page: Page) -> None:
    """Opens the menu beside the title."""
    page.locator("#w-slim-header-buttons button").first.click()


def fold_menu(page: Page) -> None:
    """Leaves the room to what the pictures are about."""
    page.get_by_role("button", name=re.compile("Seitenleiste|Menü")).first.click()
