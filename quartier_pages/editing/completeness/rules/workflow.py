"""What lies still on its way to the public."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, WorkflowState

from quartier_pages.editing.completeness.rule import Batch, Finding, Rule, Severity

PATIENCE = timedelta(days=14)


def _in_progress() -> Any:
    pages = ContentType.objects.get_for_model(Page)
    states = WorkflowState.objects.filter(
        base_content_type=pages, status=WorkflowState.STATUS_IN_PROGRESS
    )
    return states.select_related("current_task_state__task")


def _day(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT")


def waiting_draft(batch: Batch) -> Iterator[Finding]:
    """Drafts that nobody has touched or submitted for a while; aliases have none of their own."""
    submitted = [int(state.object_id) for state in _in_progress()]
    drafts = batch.of(Page).filter(
        has_unpublished_changes=True,
        alias_of=None,
        latest_revision_created_at__lt=timezone.now() - PATIENCE,
    )
    for page in drafts.exclude(pk__in=submitted):
        message = _("Draft since %(day)s: submit it, publish it or discard it.")
        yield Finding(page, message % {"day": _day(page.latest_revision_created_at)})


def waiting_task(batch: Batch) -> Iterator[Finding]:
    states = {int(state.object_id): state for state in _in_progress()}
    for page in batch.of(Page).filter(pk__in=states):
        step = states[page.pk].current_task_state
        if step:
            message = _("Waits since %(day)s for: %(task)s")
            names = {"day": _day(step.started_at), "task": step.task.name}
            yield Finding(page, message % names)


RULES = (
    Rule(
        "freigabe-wartet",
        gettext_lazy("Waits for approval"),
        Severity.URGENT,
        waiting_task,
        right="publish",
    ),
    Rule(
        "entwurf-liegt",
        gettext_lazy("Draft that lies still"),
        Severity.HINT,
        waiting_draft,
    ),
)
