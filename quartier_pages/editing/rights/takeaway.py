"""What becomes of group, collection and workflow when their centre is deleted."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Collection, Task, Workflow

from home.models import CustomDocument, CustomImage
from quartier_pages.models import Gegenlesen, ZentrumRedaktion


def take_away(office: ZentrumRedaktion) -> None:
    """Deletes what nobody would miss: a group with members and a collection with files stay."""
    if office.workflow:
        _retire_workflow(office.workflow)
    if office.collection and not _count_files(office.collection):
        office.collection.delete()
    if office.group and not office.group.user_set.exists():
        office.group.delete()


def what_stays(office: ZentrumRedaktion) -> list[str]:
    """Said before a centre is deleted."""
    lines = []
    if office.group and (members := office.group.user_set.count()):
        lines.append(
            _(
                "The group “%(group)s” stays, because it has members (%(count)s). "
                "They will not be able to edit these pages any more."
            )
            % {"group": office.group, "count": members}
        )
    if office.collection and (files := _count_files(office.collection)):
        lines.append(
            _("The collection “%(collection)s” stays with its pictures and documents (%(count)s).")
            % {"collection": office.collection, "count": files}
        )
    return lines


def _count_files(collection: Collection) -> int:
    inside = Collection.objects.descendant_of(collection, inclusive=True)
    return sum(
        model.objects.filter(collection__in=inside).count()
        for model in (CustomImage, CustomDocument)
    ) + (inside.count() - 1)


def _retire_workflow(workflow: Workflow) -> None:
    """Deletes a workflow that was never used; the history of pages names one that was."""
    own_steps = list(
        Task.objects.filter(
            workflow_tasks__workflow=workflow,
            content_type=ContentType.objects.get_for_model(Gegenlesen),
        )
    )
    if workflow.workflow_states.exists():
        workflow.deactivate()
    else:
        workflow.delete()
    for step in own_steps:
        if step.task_states.exists():
            step.deactivate()
        elif not step.workflow_tasks.exists():
            step.delete()
