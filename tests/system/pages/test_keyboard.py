"""Without a mouse: skip links first, then one visible place after another, in reading order."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.system.pages.addresses import LANGUAGES, TEMPLATES, in_contrast_view
from tests.system.pages.conftest import Visit

# What has the focus: where it is in the source, whether it is to be seen, and how it is marked.
FOCUS = """async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const element = document.activeElement;
    if (element === document.body) return null;
    const box = element.getBoundingClientRect();
    // A link that makes a whole card clickable marks the card, which is what its ::after covers.
    const styles = [null, "::after"].map((part) => getComputedStyle(element, part));
    const pin = element.querySelector(".qz-map__pin");  // marked by a thicker edge
    return {
        name: element.outerHTML.slice(0, 120),
        place: [...document.querySelectorAll("*")].indexOf(element),
        isMarked: styles.some(({ outlineStyle, outlineWidth, boxShadow }) =>
            (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none")
            || (pin !== null && parseFloat(getComputedStyle(pin).strokeWidth) >= 5),
        isInView: box.width > 0 && box.height > 0
            && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
# Inside the target, or behind it where there is nothing to stop at.
IS_BEHIND_THE_START_OF = """(target) => document.querySelector(target)
    .compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING"""
MOST = 400  # Tab stops, more than any page has


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_first_two_stops_lead_to_navigation_and_content(
    visit: Visit, template: str, language: str
) -> None:
    with visit(LANGUAGES[language] + TEMPLATES[template]) as page:
        for stops, target in ((1, "#hauptnavigation"), (2, "#inhalt")):
            page.reload()
            for _ in range(stops):
                page.keyboard.press("Tab")
            skip_link = page.locator(":focus")
            assert skip_link.get_attribute("href") == target
            expect(skip_link).to_be_in_viewport(ratio=1)
            page.keyboard.press("Enter")
            expect(page.locator(target)).to_be_in_viewport()
            page.keyboard.press("Tab")
            assert page.evaluate(IS_BEHIND_THE_START_OF, target)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_can_be_passed_in_one_step(visit: Visit, language: str) -> None:
    with visit(LANGUAGES[language] + TEMPLATES["overview"]) as page:
        skip_link = page.locator("a[href='#nach-der-karte']")
        expect(skip_link).not_to_be_in_viewport()
        skip_link.focus()
        expect(skip_link).to_be_in_viewport(ratio=1)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.qz-map svg a')")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(IS_BEHIND_THE_START_OF, "#nach-der-karte")


def test_the_list_beside_the_map_leads_wherever_the_map_does(visit: Visit) -> None:
    with visit(TEMPLATES["overview"]) as page:
        pins = page.locator(".qz-map svg a").evaluate_all(
            "all => all.map(pin => [pin.textContent.trim(), pin.getAttribute('href')])"
        )
        listed = page.locator(".qz-key li").evaluate_all(
            "all => all.map(row => [row.firstElementChild.textContent.trim(),"
            " row.querySelector('a').getAttribute('href')])"
        )
        rough = page.locator(".qz-map__halo").count()
        assert page.locator(".qz-key .qz-note").count() == rough > 0
    assert sorted(pins) == sorted(listed) != []


def stops(page: Page) -> list[dict[str, Any]]:
    """Every Tab stop of the page, until the focus leaves it."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError("The focus never leaves the page.")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("view", ["standard", "contrast"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_focus_is_seen_and_moves_in_reading_order(
    visit: Visit, template: str, view: str, width: int
) -> None:
    address = TEMPLATES[template]
    if view == "contrast":
        address = in_contrast_view(address)
    # Without smooth scrolling, which would still be under way when we look.
    with visit(address, width, reduced_motion="reduce") as page:
        found = stops(page)
    assert len(found) > 10
    assert [stop["name"] for stop in found if not stop["isMarked"]] == []
    assert [stop["name"] for stop in found if not stop["isInView"]] == []
    places = [stop["place"] for stop in found]
    assert places == sorted(places)
