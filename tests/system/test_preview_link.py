"""An editor passes a draft on: one click in the editor, and the link works in another browser."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Browser, Page, expect
from wagtail.models import Site
from wagtail.users.models import UserProfile

from home.models import StandardPage
from tests.system.test_stories import log_in


@pytest.fixture
def draft(transactional_db: None) -> Any:
    home = Site.objects.get(is_default_site=True).root_page.specific
    page = home.add_child(instance=StandardPage(title="Neuer Treffpunkt", live=False))
    page.save_revision()
    admin = get_user_model().objects.create_superuser("admin", "admin@example.org", "geheim")
    UserProfile.objects.create(user=admin, preferred_language="de")
    return page


@pytest.mark.parametrize("allowed", [True, False], ids=["clipboard", "no clipboard"])
def test_a_link_to_a_draft_is_copied_and_opens_it(
    page: Page, browser: Browser, live_server: Any, draft: Any, allowed: bool
) -> None:
    if allowed:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        page.add_init_script("delete Navigator.prototype.clipboard")
    log_in(page, live_server.url, "admin")
    page.goto(f"{live_server.url}/admin/pages/{draft.pk}/edit/")
    page.locator("#w-slim-header-buttons button").first.click()
    page.get_by_role("button", name="Vorschau-Link kopieren").click()
    dialogue = page.get_by_role("dialog", name="Vorschau-Link")
    link = dialogue.get_by_role("textbox", name="Link").input_value()
    expect(dialogue.get_by_text("Der Link ist kopiert")).to_be_visible(visible=allowed)
    expect(dialogue.get_by_text("Bitte kopieren Sie")).to_be_visible(visible=not allowed)
    if allowed:
        assert page.evaluate("navigator.clipboard.readText()") == link
    else:
        assert page.evaluate("getSelection().toString()") == link
    dialogue.get_by_role("button", name="Schließen").click()
    expect(dialogue).to_have_count(0)

    visitor = browser.new_context().new_page()
    visitor.goto(link)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Neuer Treffpunkt")
    expect(visitor.get_by_text("Entwurf – nicht veröffentlicht")).to_be_visible()
    assert visitor.context.cookies() == []
