"""The dashboard, without pages that one worked on in another centre, long ago."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.views import home
from wagtail.models import Page

from home.editing.rights.drafts import sees_draft


class RecentEditsPanel(home.RecentEditsPanel):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["last_edits"] = [
            (date, page) for date, page in context["last_edits"] if sees_draft(user, page)
        ]
        return context


class SubmittedPanel(home.UserObjectsInWorkflowModerationPanel):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["workflow_states"] = [
            state
            for state in context["workflow_states"]
            if not isinstance(state.content_object, Page) or sees_draft(user, state.content_object)
        ]
        return context


class LockedPagesPanel(home.LockedPagesPanel):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["locked_pages"] = [
            page for page in context["locked_pages"] if sees_draft(user, page)
        ]
        return context


_IN_PLACE_OF = {
    home.RecentEditsPanel: RecentEditsPanel,
    home.UserObjectsInWorkflowModerationPanel: SubmittedPanel,
    home.LockedPagesPanel: LockedPagesPanel,
}


def replace_panels(_request: HttpRequest, panels: list[Any]) -> None:
    """Hook: Wagtail's panels ask who did something, not who may still see it."""
    for place, panel in enumerate(panels):
        if own := _IN_PLACE_OF.get(type(panel)):
            panels[place] = own()
