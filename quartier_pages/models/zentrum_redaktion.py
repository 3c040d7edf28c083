"""Who edits a centre: its group, its files and the way to publication."""

from typing import Any, ClassVar

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, GroupApprovalTask, TaskState, Workflow, WorkflowState

# Wagtail's own, which it gives to members of the group only.
_ACTIONS = [
    ("reject", _("Request changes"), True),
    ("approve", _("Approve"), False),
    ("approve", _("Approve with comment"), True),
]


class Gegenlesen(GroupApprovalTask):
    """Somebody else of the centre reads what one of them submits.

    Whoever is alone is not held up, and those who may publish may step in.
    """

    class Meta:
        verbose_name = _("proofreading in the centre")
        verbose_name_plural = _("proofreadings in the centre")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        if self._readers_besides(workflow_state.requested_by_id).exists():
            return super().start(workflow_state, user=user)
        return TaskState.objects.create(
            workflow_state=workflow_state,
            revision=workflow_state.content_object.get_latest_revision(),
            task=self,
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )

    def _readers_besides(self, submitter: int | None) -> models.QuerySet[Any]:
        members = get_user_model().objects.filter(is_active=True, groups__in=self.groups.all())
        return members if submitter is None else members.exclude(pk=submitter)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if self._may_step_in(obj, user):
            return list(_ACTIONS)
        state = obj.current_workflow_state
        is_own = state is not None and state.requested_by_id == user.pk
        return [] if is_own or not self._user_in_groups(user) else list(_ACTIONS)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self._user_in_groups(user) or self._may_step_in(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self.user_can_access_editor(obj, user)

    def _may_step_in(self, obj: Any, user: Any) -> bool:
        return bool(obj.permissions_for_user(user).can_publish())

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states if user.is_superuser else states.exclude(workflow_state__requested_by=user)

    @classmethod
    def get_description(cls) -> str:
        return str(_("Another member of the centre's group reads it; skipped if there is none"))


class ZentrumRedaktion(models.Model):
    """What belongs to the editors of one centre, known by identity and not by name.

    Each part may be missing: an administrator has deleted it.
    """

    zentrum = models.OneToOneField(
        "quartier_pages.QuartierszentrumPage", on_delete=models.CASCADE, related_name="redaktion"
    )
    # What all three are named after; where a name was changed by hand, it stays.
    name = models.CharField(max_length=255)
    group = models.OneToOneField(Group, null=True, on_delete=models.SET_NULL, related_name="+")
    collection = models.OneToOneField(
        Collection, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    workflow = models.OneToOneField(
        Workflow, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        default_permissions: ClassVar = ()

    def __str__(self) -> str:
        return self.name
