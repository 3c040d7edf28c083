"""A phone: what somebody came for is near the top."""

import pytest
from django.conf import settings

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
