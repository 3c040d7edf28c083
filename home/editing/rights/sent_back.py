"""What is to be changed stands above the form of a page that was sent back."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, WorkflowState


def say_what_to_change(request: HttpRequest, page: Page) -> None:
    """Hook: Wagtail shows the comment in a dialogue of the side panel only."""
    state = page.current_workflow_state
    if request.method != "GET" or not state or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    task = state.current_task_state
    if task is None:
        return
    who = get_user_display_name(task.finished_by) if task.finished_by else _("Somebody")
    if task.comment:
        words = _("%(who)s asks for changes: “%(comment)s”")
    else:
        words = _("%(who)s asks for changes.")
    messages.warning(request, words % {"who": who, "comment": task.comment})
