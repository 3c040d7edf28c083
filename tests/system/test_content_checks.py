"""Editors are told in the side panel what makes a text hard to read, and how to mend it."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect
from wagtail.models import Locale, Site
from wagtail.users.models import UserProfile

from home.models import StandardPage
from tests.system.test_stories import log_in

LONG = "Wir treffen uns " + "und reden und essen und lachen " * 3 + "am Abend."
FAULTY = (
    {"text": "Mitmachen", "level": "4"},
    f"""
<p>Das Programm steht <a href="https://example.org/">hier</a>. {LONG}</p>
<p>Quartierszentrumsverwaltung</p>
<p><a href="https://example.org/plan">https://example.org/plan</a></p>
""",
)
GOOD = (
    {"text": "Mitmachen", "level": "2"},
    """
<p>Das <a href="https://example.org/">Programm im Mai</a> ist da. Wir essen zusammen.</p>
<p>Das ist die Quartiers-zentrums-verwaltung. Sie heißt auch Quartiers·zentrums·verwaltung.</p>
""",
)
MESSAGES = {
    "Eine Überschrift überspringt eine Ebene": 1,
    "Ein Linktext sagt nicht, wohin der Link führt": 2,
    "Ein Satz hat mehr als 15 Wörter": 1,
    "Ein Wort hat mehr als 20 Buchstaben": 1,
}


@pytest.fixture
def home(transactional_db: None) -> Any:
    home = Site.objects.get(is_default_site=True).root_page.specific
    easy, _created = Locale.objects.get_or_create(language_code="de-simple")
    admin = get_user_model().objects.create_superuser("admin", "admin@example.org", "geheim")
    UserProfile.objects.create(user=admin, preferred_language="de")
    return home.copy_for_translation(easy)


@pytest.mark.parametrize(
    ("content", "messages"),
    [pytest.param(FAULTY, MESSAGES, id="faulty"), pytest.param(GOOD, {}, id="good")],
)
def test_texts_are_checked_in_the_editor(
    page: Page, live_server: Any, home: Any, content: Any, messages: dict[str, int]
) -> None:
    heading, text = content
    written = home.add_child(
        instance=StandardPage(
            title="Treffpunkt",
            search_description="Was wir tun",
            body=[("heading", heading), ("paragraph", text)],
            locale=home.locale,
        )
    )
    log_in(page, live_server.url, "admin")
    page.goto(f"{live_server.url}/admin/pages/{written.pk}/edit/")
    page.locator("[data-side-panel-toggle=checks]").click()
    panel = page.locator("[data-checks-panel]")
    counter = page.locator("[data-side-panel=checks] [data-content-checker-count]")
    expect(counter).to_have_text(str(sum(messages.values())), timeout=30_000)
    for message in MESSAGES:
        expect(panel.get_by_text(message)).to_have_count(messages.get(message, 0))
