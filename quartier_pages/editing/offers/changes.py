"""One small change of an offer, made without taking other people's drafts along."""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision, TaskState

from quartier_pages.models import AngebotPage

Change = Callable[[AngebotPage], None]


class PublishAlone(PublishPageRevisionAction):
    """Publishes without ending the review of what else was submitted."""

    def _after_publish(self) -> None:
        self.object._current_workflow_states = []
        super()._after_publish()


def publish_alone(offer: AngebotPage, change: Change, user: Any, log_action: Any = True) -> None:
    """Changes what the public reads, and with it every version that waits to replace it.

    The caller has checked that the user may: no right to publish is asked for here.
    """
    live = AngebotPage.objects.get(pk=offer.pk)
    waiting = _waiting(live)
    change(live)
    revision = live.save_revision(user=user, clean=False)
    PublishAlone(revision, user=user, log_action=log_action).execute(skip_permission_checks=True)
    _carry_over(waiting, change, user)


def change_draft(offer: AngebotPage, change: Change, user: Any, log_action: Any = True) -> None:
    """Changes only the version that editors see; a running review goes on with it."""
    page = AngebotPage.objects.get(pk=offer.pk)
    draft = page.get_latest_revision_as_object()
    before = page.latest_revision_id
    change(draft)
    revision = draft.save_revision(user=user, clean=False, log_action=log_action)
    _running_reviews(before).update(revision=revision)


def propose(offer: AngebotPage, change: Change, user: Any) -> None:
    """Changes the draft and submits it, unless a review is running already."""
    change_draft(offer, change, user)
    page = AngebotPage.objects.get(pk=offer.pk)
    if page.has_workflow and not page.workflow_in_progress:
        page.get_workflow().start(page, user)


def _waiting(live: AngebotPage) -> dict[int, Any]:
    """The versions that may still be published, by key, with the time each is planned for."""
    planned = live.revisions.filter(approved_go_live_at__isnull=False)
    waiting = dict(planned.values_list("pk", "approved_go_live_at"))
    if live.has_unpublished_changes and live.latest_revision_id:
        waiting.setdefault(live.latest_revision_id, None)
    task = live.current_workflow_task_state
    if task and task.revision_id != live.live_revision_id:
        waiting.setdefault(task.revision_id, None)
    return waiting


def _carry_over(waiting: dict[int, Any], change: Change, user: Any) -> None:
    """In order of age, so that the latest version stays the latest."""
    for revision in _by_age(waiting):
        draft = revision.as_object()
        change(draft)
        newer = draft.save_revision(
            user=user, clean=False, approved_go_live_at=waiting[revision.pk]
        )
        _running_reviews(revision.pk).update(revision=newer)


def _by_age(keys: Iterable[int]) -> Iterable[Revision]:
    return Revision.objects.filter(pk__in=list(keys)).order_by("created_at", "pk")


def _running_reviews(revision: int | None) -> Any:
    return TaskState.objects.filter(revision=revision, status=TaskState.STATUS_IN_PROGRESS)
