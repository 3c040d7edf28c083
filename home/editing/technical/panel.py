"""One panel for what every room has to report; it knows none of them.

A room registers for the hook "technical_matters" a function of the request, which answers with
matters, with an empty list if all is well, or with None to those whom it does not concern.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

HOOK = "technical_matters"


@dataclass(frozen=True)
class Matter:
    """Something to look at, and where."""

    text: str
    url: str


class TechnicalPanel(Component):
    name = "technical"
    order = 150
    template_name = "home/editing/technical/panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        reports = [report(self.request) for report in hooks.get_hooks(HOOK)]
        concerning = [report for report in reports if report is not None]
        return {
            "is_shown": bool(concerning),
            "matters": [matter for report in concerning for matter in report],
        }


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(TechnicalPanel(request))
