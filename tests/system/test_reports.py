"""The next report is prepared in the admin, and saved before it is complete."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Site
from wagtail.users.models import UserProfile

from quartier_pages.models import Kennzahl, Massnahme
from tests.system.test_stories import log_in
from tests.trees import Tree, build_indicator, build_report, build_tree, build_zentrum

LAST_YEAR = timezone.localdate().year - 1


@pytest.fixture
def two_centres(transactional_db: None) -> Tree:
    tree = build_tree(Site.objects.get(is_default_site=True).root_page.specific)
    for centre, count in ((tree.zentrum, 3), (build_zentrum(tree.index, "Nord"), 1)):
        build_report(
            centre,
            LAST_YEAR,
            massnahmen=[
                Massnahme(uid=uuid4(), title=f"{centre.title} {number}", description="x")
                for number in range(count)
            ],
            kennzahlen=[Kennzahl(indikator=build_indicator(f"Besuche {count}"), value=5)],
        )
    admin = get_user_model().objects.create_superuser("admin", "admin@example.org", "geheim")
    UserProfile.objects.create(user=admin, preferred_language="de")
    return tree


def test_the_next_report_is_prepared_and_saved_unfinished(
    page: Page, live_server: Any, two_centres: Tree
) -> None:
    nord = two_centres.index.get_children().get(title="Nord")
    log_in(page, live_server.url, "admin")
    page.goto(f"{live_server.url}/admin/pages/{nord.pk}/")
    page.locator("#w-slim-header-buttons button").first.click()
    page.get_by_role("link", name=f"Jahresbericht {LAST_YEAR + 1} vorbereiten").click()
    page.get_by_role("checkbox", name="Nord 0").check()
    page.get_by_role("button", name="Entwurf anlegen").click()

    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    draft = nord.specific.jahresberichte.get(live=False)
    assert draft.massnahmen.get().title == "Nord 0"
    page.locator("#id_title").fill("Unser Jahr")
    page.get_by_role("button", name="Entwurf speichern").click()
    # Rows that wait for a value do not stand in the way.
    expect(page.locator(".messages")).to_contain_text("Unser Jahr")
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().title == "Unser Jahr"
    assert draft.kennzahlen.get().value is None
