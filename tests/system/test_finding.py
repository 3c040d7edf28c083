"""Finding without JavaScript: a mother on an old phone, a council member who compares centres."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Locale, Site

from quartier_pages.models import Ausfall, Massnahme, MassnahmenRueckblick, Zeitfenster
from tests.trees import build_offer, build_report, build_tree, build_zentrum, weekly


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    phone = {"width": 320, "height": 640}
    return {**browser_context_args, "java_script_enabled": False, "viewport": phone}


@pytest.fixture
def tree(transactional_db: None) -> Any:
    return build_tree(Site.objects.get(is_default_site=True).root_page.specific)


def next_wednesday() -> date:
    today = timezone.localdate()
    return today + timedelta(days=(2 - today.weekday()) % 7)


def afternoon() -> list[Zeitfenster]:
    return [weekly("WE", "14:00", "16:00")]


def mirror(tree: Any, code: str) -> None:
    """Every page in another language, not translated yet."""
    locale, _created = Locale.objects.get_or_create(language_code=code)
    for page in tree.home.get_descendants(inclusive=True).order_by("path").specific():
        page.copy_for_translation(locale, alias=True)


def test_a_mother_finds_wednesday_afternoon_in_two_taps(
    page: Page, live_server: Any, tree: Any
) -> None:
    fields: dict[str, Any] = {"audience": ["kinder"], "on_public_holidays": True}
    build_offer(tree.zentrum, afternoon(), title="Töpfern", slug="toepfern", **fields)
    off = build_offer(tree.zentrum, afternoon(), title="Klettern", slug="klettern", **fields)
    day = next_wednesday()
    off.ausfaelle.add(Ausfall(first_day=day, last_day=day, reason="Umbau"))
    off.save_revision().publish()
    build_offer(tree.zentrum, [weekly("TH")], title="Tanz", slug="tanz", **fields)
    build_offer(tree.zentrum, afternoon(), title="Frauen", slug="frauen", audience=["frauen"])
    mirror(tree, "tr")

    page.goto(f"{live_server.url}/tr/")
    page.get_by_role("link", name="Çocuklar için").click()
    page.get_by_role("link", name="Çarşamba", exact=True).click()

    results = page.get_by_role("region", name="tarih bulundu")
    expect(results).to_contain_text("Töpfern")
    expect(results).to_contain_text("14:00–16:00")
    expect(results).to_contain_text("Quartierszentrum Augärtle")
    expect(results).to_contain_text("yalnızca Almanca")
    expect(results).to_contain_text("Umbau")
    for other in ("Tanz", "Frauen"):
        expect(results).not_to_contain_text(other)
    expect(page.locator("html")).to_have_attribute("lang", "tr")
    # She narrows it down with the form, and takes that back again.
    page.locator(".qz-fold > summary").click()
    page.get_by_label("Yaş", exact=True).fill("6")
    page.get_by_label("Günün saati").select_option("vormittags")
    page.get_by_role("button", name="Sonuçları göster").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("0")
    page.get_by_role("link", name="sabah").click()
    expect(page.get_by_role("region", name="tarih bulundu")).to_contain_text("Töpfern")
    assert page.context.cookies() == []


def test_a_council_member_compares_two_centres_over_two_years(
    page: Page, live_server: Any, tree: Any
) -> None:
    uid = uuid4()
    build_report(tree.zentrum, 2023, massnahmen=[Massnahme(title="Chor", uid=uid)])
    review = MassnahmenRueckblick(massnahme_uid=uid, zielerreichung="erreicht", text="Er singt.")
    build_report(tree.zentrum, 2024, rueckblick=[review])
    for name in ("Böckingen", "Sontheim"):
        other = build_zentrum(tree.index, title=name, slug=name.lower())
        build_report(other, 2024, massnahmen=[Massnahme(title=f"Fest in {name}")])
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))

    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(live_server.url)
    page.get_by_role("navigation", name="Hauptnavigation").get_by_role(
        "link", name="Was wurde daraus?"
    ).click()
    page.get_by_label("Böckingen").check()
    page.get_by_label("Quartierszentrum Augärtle").check()
    page.get_by_role("button", name="Ergebnisse zeigen").click()

    table = page.get_by_role("table", name="Maßnahmen nach ihrem letzten Stand")
    expect(table.get_by_role("row")).to_have_count(3)
    expect(table).not_to_contain_text("Sontheim")
    measure = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Chor"))
    for words in ("Jahresbericht 2023", "geplant", "Jahresbericht 2024", "erreicht", "Er singt."):
        expect(measure).to_contain_text(words)
    measure.get_by_role("link", name="Jahresbericht 2024").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jahresbericht 2024")
    assert hosts == {urlsplit(live_server.url).netloc}
