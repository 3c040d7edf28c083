"""Contrast view, colours of a city and the form, in a real browser without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from wagtail.models import Site

from home.guarded_form import LEAST_SECONDS
from home.models import FeedbackPage, SiteSettings
from home.models.feedback import FeedbackFormField
from tests.trees import build_tree

BLACK, WHITE, YELLOW = "rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgb(255, 255, 0)"
BACKGROUND = "element => getComputedStyle(element).backgroundColor"


@pytest.fixture
def tree(transactional_db: None) -> Any:
    return build_tree(Site.objects.get(is_default_site=True).root_page.specific)


@pytest.fixture
def plain(browser: Browser) -> Any:
    """A visitor whose browser runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def background(page: Page, selector: str) -> str:
    colour: str = page.locator(selector).evaluate(BACKGROUND)
    return colour


def test_a_visitor_turns_the_contrast_view_on_and_off(
    plain: Page, live_server: Any, tree: Any
) -> None:
    plain.goto(live_server.url)
    assert plain.context.cookies() == []
    plain.get_by_role("link", name="Kontrastansicht").click()
    assert background(plain, "body") == BLACK
    plain.goto(f"{live_server.url}{tree.zentrum.url}")
    assert background(plain, "body") == BLACK
    assert [cookie["name"] for cookie in plain.context.cookies()] == ["ansicht"]
    plain.get_by_role("link", name="Standardansicht").click()
    assert background(plain, "body") != BLACK
    assert plain.context.cookies() == []


def test_the_form_is_sent_without_script_and_cookie(
    plain: Page, live_server: Any, tree: Any
) -> None:
    form = FeedbackPage(title="Barriere melden", slug="melden", thank_you_text="<p>Danke!</p>")
    form.form_fields = [
        FeedbackFormField(label="Barriere", field_type="multiline", locale=tree.home.locale)
    ]
    tree.home.add_child(instance=form)

    plain.goto(f"{live_server.url}/melden/")
    plain.wait_for_timeout(LEAST_SECONDS * 1000 + 500)
    plain.get_by_label("Barriere").fill("Die Tür ist zu schwer")
    expect(plain.get_by_label("Bitte lassen Sie dieses Feld leer")).to_be_hidden()
    plain.get_by_role("button", name="Absenden").click()
    expect(plain.get_by_role("main")).to_contain_text("Danke!")
    assert form.get_submission_class().objects.get().form_data == {
        "barriere": "Die Tür ist zu schwer"
    }
    assert plain.context.cookies() == []


@pytest.mark.parametrize(
    ("scheme", "query", "bar", "button"),
    [
        ("light", "", "rgb(122, 31, 92)", "rgb(122, 31, 92)"),
        # In the dark, the band is calmer, and what can be clicked is lighter.
        ("dark", "", "rgb(92, 23, 69)", "rgb(186, 139, 170)"),
        ("light", "?ansicht=kontrast", BLACK, YELLOW),
        ("dark", "?ansicht=kontrast", BLACK, YELLOW),
    ],
)
def test_a_citys_colours_show_in_the_views_that_are_its_own(
    browser: Browser,
    live_server: Any,
    tree: Any,
    scheme: Any,
    query: str,
    bar: str,
    button: str,
) -> None:
    look = SiteSettings.for_site(tree.home.get_site())
    look.primary_colour = "#7a1f5c"
    look.save()
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/{query}")
        assert background(page, ".qz-topbar") == bar
        assert background(page, ".qz-header .qz-search__button") == button
