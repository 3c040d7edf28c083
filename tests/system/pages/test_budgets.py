"""Quick on an old phone: what a first visit to a page costs, and that nothing moves under a thumb.

Sizes are those that go over the line: text is compressed, as a proxy before the site does it.
"""

from typing import Any

import pytest

from tests.system.pages.addresses import TEMPLATES
from tests.system.pages.conftest import Visit

KB = 1024
HTML, STYLE_SHEET, TEXT_PAGE, WITH_PHOTOS = 30 * KB, 25 * KB, 150 * KB, 270 * KB
LAYOUT_SHIFT = 0.02
VISITS = 3
OBSERVE = """window.shift = 0;
new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
}).observe({ type: "layout-shift", buffered: true });"""


def first_visit(visit: Visit, template: str) -> tuple[dict[str, int], float]:
    """What came over the line, by kind, and how far the page moved."""
    sizes: dict[str, int] = {}

    def weigh(request: Any) -> None:
        size = request.sizes()["responseBodySize"]
        sizes[request.resource_type] = sizes.get(request.resource_type, 0) + size

    with visit("about:blank", width=360) as page:
        page.add_init_script(OBSERVE)
        page.on("requestfinished", weigh)
        page.goto(TEMPLATES[template], wait_until="networkidle")
        return sizes, page.evaluate("shift")


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_first_visit_costs_little(visit: Visit, template: str) -> None:
    sizes, shift = first_visit(visit, template)
    assert sizes["document"] <= HTML
    assert sizes["stylesheet"] <= STYLE_SHEET
    assert "script" not in sizes
    assert sum(sizes.values()) <= (WITH_PHOTOS if "image" in sizes else TEXT_PAGE), sizes
    # Fonts arrive late where the machine that tests is busy with something else.
    for _ in range(VISITS - 1):
        shift = min(shift, first_visit(visit, template)[1]) if shift > LAYOUT_SHIFT else shift
    assert shift <= LAYOUT_SHIFT
