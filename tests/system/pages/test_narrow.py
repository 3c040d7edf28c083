"""A phone: what somebody came for is near the top."""

import pytest
from django.conf import settings

from tests.system.pages.addresses import LANGUAGES, TEMPLATES
from tests.system.pages.conftest import Visit
from tests.system.pages.test_layout import TEXT_SPACING, problems


@pytest.mark.parametrize("address", ["/angebote/", "/massnahmen/", "/ar/angebote/"])
def test_filters_are_folded_on_a_phone_and_open_on_a_desk(visit: Visit, address: str) -> None:
    with visit(address, width=320, java_script_enabled=False) as page:
        button = page.locator(".qz-filter button[type=submit]")
        assert not button.is_visible()
        assert page.locator("#treffer").bounding_box()["y"] < 900
        page.locator(".qz-fold > summary").click()
        assert button.is_visible()
    with visit(address, java_script_enabled=False) as page:
        assert page.locator(".qz-filter button[type=submit]").is_visible()
        assert not page.locator(".qz-fold > summary").is_visible()


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_frame_fits_in_every_language(visit: Visit, language: str) -> None:
    """Templates are tried in two languages; head and foot have other words in each."""
    with visit("/" if language == "de" else f"/{language}/", width=320) as page:
        assert problems(page) == []
        page.add_style_tag(content=TEXT_SPACING)
        assert problems(page) == []


@pytest.mark.parametrize("language", ["", "/ar", "/tr"])
def test_the_words_above_the_head_stand_in_two_rows(visit: Visit, language: str) -> None:
    with visit(f"{language}/", width=320) as page:
        links = page.locator(".qz-topbar__link, .qz-language__current")
        tops = links.evaluate_all("all => all.map(e => e.getBoundingClientRect().top)")
    assert len(tops) == 4
    assert len({round(top) for top in tops}) == 2


# The left and the right edge of what is inside, and of the box that cuts it off.
NUMBERS = """all => all.map(table => {
    const edges = element => {
        const { left, right } = element.getBoundingClientRect();
        return [Math.round(left), Math.round(right)];
    };
    return [edges(table), ...[...table.querySelectorAll("tbody td:nth-child(2)")].map(edges)];
})"""


@pytest.mark.parametrize("template", ["paper", "report"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_shows_names_and_their_first_numbers(
    visit: Visit, template: str, language: str
) -> None:
    with visit(LANGUAGES[language] + TEMPLATES[template], width=360) as page:
        tables = page.locator(".kern-table-responsive").evaluate_all(NUMBERS)
    assert tables
    for (left, right), *numbers in tables:
        assert all(left <= start and end <= right for start, end in numbers), numbers


def test_a_legend_stands_beside_its_sign(visit: Visit) -> None:
    with visit(TEMPLATES["measures"], width=320) as page:
        items = page.locator(".qz-legend li").all()
        assert len(items) == 2
        for item in items:
            sign, words = item.locator("svg").bounding_box(), item.bounding_box()
            assert words["width"] > 2 * sign["width"]
            assert words["height"] < 2 * sign["height"] + 8
