"""What comes out of a printer."""

from io import BytesIO

import pikepdf
import pytest

from tests.system.pages.addresses import LANGUAGES, TEMPLATES
from tests.system.pages.conftest import Visit

A4_LANDSCAPE = (842, 595)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_week_is_one_sheet(visit: Visit, language: str) -> None:
    with visit(LANGUAGES[language] + TEMPLATES["programme"]) as page:
        sheets = pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    assert tuple(round(float(side)) for side in sheets[0].mediabox[2:]) == A4_LANDSCAPE


@pytest.mark.parametrize("template", ["programme", "finder", "centre"])
def test_paper_has_nothing_to_press(visit: Visit, template: str) -> None:
    pressed = ".qz-topbar, .qz-nav, .qz-search, .qz-fold, .qz-picks, .qz-footer__nav"
    with visit(TEMPLATES[template]) as page:
        page.emulate_media(media="print")
        shown = page.locator(pressed).evaluate_all("all => all.filter(e => e.checkVisibility())")
    assert shown == []
