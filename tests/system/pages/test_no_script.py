"""Everything works in a browser that runs no scripts."""

import pytest
from playwright.sync_api import expect

from tests.system.pages.addresses import LANGUAGES, TEMPLATES
from tests.system.pages.conftest import Visit


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_heading_navigation_and_search_are_there(
    visit: Visit, template: str, language: str
) -> None:
    with visit(LANGUAGES[language] + TEMPLATES[template], java_script_enabled=False) as page:
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        expect(page.locator("#hauptnavigation").get_by_role("link").first).to_be_visible()
        expect(page.get_by_role("search").first.get_by_role("searchbox")).to_be_visible()


def test_a_search_a_filter_and_a_language_without_script(visit: Visit) -> None:
    with visit("/", java_script_enabled=False) as page:
        search = page.get_by_role("search").first
        search.get_by_role("searchbox").fill("Töpfern")
        search.get_by_role("button").click()
        expect(page.get_by_role("main")).to_contain_text("Töpfern")

        page.goto(TEMPLATES["finder"])
        page.get_by_role("main").get_by_role("button", name="Ergebnisse zeigen").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()

        page.goto(TEMPLATES["centre"])
        page.get_by_role("navigation", name="Sprache").locator("summary").click()
        page.get_by_role("link", name="العربية").click()
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
