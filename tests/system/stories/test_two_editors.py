"""Two people write on one page at once: the second is warned, and no text is lost."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from quartier_pages.models import AngebotPage
from tests.system.stories.album import Album

FIRST, SECOND = "Von der Redaktion.", "Von der Geschäftsstelle."


def test_the_second_one_is_warned_and_both_texts_are_kept(
    desk: Callable[[str], Page], album: Album
) -> None:
    offer = AngebotPage.objects.filter(locale__language_code="de", live=True).get(
        title="Frauenfrühstück mit Beratung"
    )
    editor, office = desk("redaktion"), desk("geschaeftsstelle")
    for person in (editor, office):
        person.goto(f"/admin/pages/{offer.pk}/edit/")
    # The office sees that somebody else is there before either has saved.
    expect(office.locator("#w-editing-sessions").get_by_role("button")).to_be_visible()

    text(editor).fill(FIRST)
    save(editor)
    expect(editor.locator(".messages")).to_contain_text(offer.title)

    text(office).fill(SECOND)
    dialogues = office.get_by_role("dialog", include_hidden=True)
    warning = dialogues.filter(has_text="redaktion hat eine neue Version gespeichert")
    # The browser asks every ten seconds who else is there and what they have saved.
    expect(warning).to_be_attached(timeout=20_000)
    save(office)
    expect(warning).to_be_visible()
    album.take(office, "zu-zweit")
    assert kept(offer) == [FIRST]
    warning.get_by_role("button", name="Entwurf speichern").click()
    # The server asks once more, whatever the browser has asked; the own text is still there.
    expect(office.locator(".messages")).to_contain_text("redaktion hat inzwischen eine neuere")
    expect(text(office)).to_have_value(SECOND)
    assert kept(offer) == [FIRST]
    save(office)
    expect(office.locator(".messages")).to_contain_text(offer.title)
    assert kept(offer) == [FIRST, SECOND]

    office.goto(f"/admin/pages/{offer.pk}/history/")
    saved = office.get_by_role("row", name="Entwurf gespeichert")
    # The browser may have saved once more by itself.
    for name in ("redaktion", "geschaeftsstelle"):
        expect(saved.filter(has_text=name).first).to_be_visible()


def text(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Kurztext")


def save(page: Page) -> None:
    footer = page.get_by_role("navigation", name="Aktionen (Fußzeile)")
    footer.get_by_role("button", name="Entwurf speichern").click()


def kept(offer: AngebotPage) -> list[str]:
    """What was saved, each text once: the browser also saves by itself."""
    saved = offer.revisions.filter(user__isnull=False).order_by("pk")
    return list(dict.fromkeys(revision.content["short_text"] for revision in saved))
