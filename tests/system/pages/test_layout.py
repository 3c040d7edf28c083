"""Small screens, large type, wide spacing: nothing is cut off, nothing scrolls sideways."""

import pytest
from playwright.sync_api import Page

from tests.system.pages.addresses import LANGUAGES, TEMPLATES
from tests.system.pages.conftest import Visit

# WCAG 1.4.12
TEXT_SPACING = """* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} p { margin-block-end: 2em !important; }"""
# Type alone twice as large, as some browsers on phones do (WCAG 1.4.4).
LARGE_TYPE = "html { font-size: 200% !important; }"

# Text that a box cuts off: it neither fits nor scrolls, and is not hidden on purpose.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
    const { overflowX, overflowY, clip, clipPath, position } = getComputedStyle(element);
    const isHidden = clip !== "auto" || clipPath !== "none";
    const hides = overflowX === "hidden" || overflowX === "clip"
        || overflowY === "hidden" || overflowY === "clip";
    return hides && !isHidden && element.clientWidth > 1 && !(element instanceof SVGElement)
        && (element.scrollWidth > element.clientWidth + 1
            || element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""


def problems(page: Page) -> list[str]:
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    sideways = [f"{width} px wide"] if width > room else []
    return [*sideways, *page.evaluate(CUT_OFF)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_everything_fits(visit: Visit, template: str, language: str) -> None:
    found = {}
    with visit(LANGUAGES[language] + TEMPLATES[template], width=320) as page:
        found["320 px"] = problems(page)
        page.add_style_tag(content=TEXT_SPACING)
        found["320 px, text spacing"] = problems(page)
        page.set_viewport_size({"width": 1280, "height": 900})
        found["1280 px, text spacing"] = problems(page)
        page.reload()
        page.add_style_tag(content=LARGE_TYPE)
        found["1280 px, type at 200 %"] = problems(page)
        page.set_viewport_size({"width": 640, "height": 450})  # a zoom of 200 %
        page.reload()
        found["zoom of 200 %"] = problems(page)
    assert {name: complaints for name, complaints in found.items() if complaints} == {}


def test_german_text_stands_where_an_arabic_page_begins(visit: Visit) -> None:
    """It is read from the left, but a short line does not stray to the far side."""
    blocks = ".qz-blocks > :is(h2, .qz-prose, .qz-steps, .qz-links)"
    boxes = """all => all.map(element => {
        const { right, width } = element.getBoundingClientRect();
        return [Math.round(right), width < 750];
    })"""
    with visit(LANGUAGES["ar"] + TEMPLATES["easy language"]) as page:
        shown = page.locator(blocks).evaluate_all(boxes)
        edge = page.locator(".qz-blocks").evaluate(
            "element => Math.round(element.getBoundingClientRect().right)"
        )
    assert len(shown) > 5
    assert set(map(tuple, shown)) == {(edge, True)}
