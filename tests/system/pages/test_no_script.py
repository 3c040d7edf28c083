"""The way to everything is there in a browser that runs no scripts."""

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
