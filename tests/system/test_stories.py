"""The two stories that the site is for, in a real browser: a resident's and an editor's."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Site
from wagtail.users.models import UserProfile

from quartier_pages.models import Ausfall, JahresberichtPage
from tests.trees import build_offer, build_paper, build_report, build_tree, weekly


@pytest.fixture
def tree(transactional_db: None) -> Any:
    return build_tree(Site.objects.get(is_default_site=True).root_page.specific)


def user(name: str, group: str) -> None:
    person = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim")
    person.groups.add(Group.objects.get(name=group))
    UserProfile.objects.create(user=person, preferred_language="de")


def log_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/admin/login/")
    page.get_by_role("textbox", name="Benutzername").fill(name)
    page.locator("input[name=password]").fill("geheim")
    page.get_by_role("button", name="Anmelden").click()


def test_a_resident_finds_what_a_centre_offers(page: Page, live_server: Any, tree: Any) -> None:
    tree.index.show_in_menus = True
    tree.index.save_revision().publish()
    tomorrow = timezone.localdate() + timedelta(days=7)
    weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][tomorrow.weekday()]
    offer = build_offer(tree.zentrum, [weekly(weekday)], on_public_holidays=True)
    offer.ausfaelle.add(Ausfall(first_day=tomorrow, last_day=tomorrow, reason="Umbau"))
    offer.save_revision().publish()
    build_paper(tree.zentrum)
    build_report(tree.zentrum, 2024)
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))

    page.goto(live_server.url)
    navigation = page.get_by_role("navigation", name="Hauptnavigation")
    navigation.get_by_role("link", name="Quartierszentren").click()
    page.get_by_role("main").get_by_role("link", name="Quartierszentrum Augärtle").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quartierszentrum Augärtle")
    main = page.get_by_role("main")
    for text in ("in Betrieb", "16:00", "Eckpunktepapier", "Jahresbericht 2024"):
        expect(main).to_contain_text(text)

    main.get_by_role("link", name="Offener Bereich").first.click()
    expect(page.get_by_role("main")).to_contain_text("Umbau")

    assert hosts == {urlsplit(live_server.url).netloc}
    assert page.context.cookies() == []


def test_an_editor_submits_a_report_and_the_office_publishes_it(
    page: Page, live_server: Any, tree: Any
) -> None:
    report = build_report(tree.zentrum, 2024, live=False)
    user("redaktion", tree.zentrum.redaktion.group.name)
    user("geschaeftsstelle", "Geschäftsstelle")
    edit = f"{live_server.url}/admin/pages/{report.pk}/edit/"

    log_in(page, live_server.url, "redaktion")
    page.goto(edit)
    for tab in ("Das Jahr", "Maßnahmen"):
        expect(page.get_by_role("tab", name=tab)).to_be_visible()
    page.get_by_role("textbox", name="Titel").first.fill("Jahresbericht 2024 des Augärtle")
    page.get_by_role("button", name="Vorschau").click()
    preview = page.frame_locator("iframe#w-preview-iframe, iframe[title='Vorschau']").first
    expect(preview.get_by_role("heading", level=1)).to_have_text("Jahresbericht 2024 des Augärtle")
    footer = page.get_by_role("navigation", name="Aktionen (Fußzeile)")
    footer.get_by_role("button", name="Mehr Aktionen").click()
    page.get_by_role(
        "button", name="In Freigabe Quartierszentrum Augärtle einreichen", exact=True
    ).click()
    expect(page.locator(".messages")).to_contain_text("Jahresbericht 2024 des Augärtle")
    assert not JahresberichtPage.objects.get(pk=report.pk).live

    page.context.clear_cookies()
    log_in(page, live_server.url, "geschaeftsstelle")
    page.goto(edit)
    footer.get_by_role("button", name="Mehr Aktionen").click()
    footer.locator("[data-workflow-action-name=approve]").first.click()
    expect(page.locator(".messages")).to_contain_text("Jahresbericht 2024 des Augärtle")
    report = JahresberichtPage.objects.get(pk=report.pk)
    assert (report.live, report.title) == (True, "Jahresbericht 2024 des Augärtle")
    page.goto(f"{live_server.url}{report.url}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jahresbericht 2024 des Augärtle")
