"""axe finds nothing on any template, in any view, in both writing directions, wide and narrow."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.system.pages.addresses import LANGUAGES, TEMPLATES, in_contrast_view
from tests.system.pages.conftest import Visit

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]
RUN = """async options => {
    const { violations } = await axe.run(document, options);
    return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target} ${node.html}\n${node.failureSummary}`));
}"""


@pytest.fixture(scope="module")
def axe(tools: Path) -> str:
    return (tools / "axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, *rules: str) -> dict[str, Any]:
    """By width, what axe complains of; `rules` are those asked for besides."""
    options = {
        "resultTypes": ["violations"],
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": {rule: {"enabled": True} for rule in rules},
    }
    found = {}
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        found[f"{width} px"] = page.evaluate(RUN, options)
    return {name: complaints for name, complaints in found.items() if complaints}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_view_of_every_template(visit: Visit, axe: str, template: str, language: str) -> None:
    address = LANGUAGES[language] + TEMPLATES[template]
    found = {}
    with visit(address) as page:
        page.evaluate(axe)
        found["light"] = violations(page)
        page.emulate_media(color_scheme="dark")
        found["dark"] = violations(page)
    with visit(in_contrast_view(address)) as page:
        page.evaluate(axe)
        found["contrast"] = violations(page, "color-contrast-enhanced")
    assert {view: complaints for view, complaints in found.items() if complaints} == {}
