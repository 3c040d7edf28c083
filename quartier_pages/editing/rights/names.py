"""What group, collection and workflow of a centre are called."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Collection, Task, Workflow

from quartier_pages.models import QuartierszentrumPage, ZentrumRedaktion


def of(centre: QuartierszentrumPage) -> str:
    return centre.short_name or centre.title


def of_group(name: str) -> str:
    return cut(Group, f"Redaktion {name}")


def of_workflow(name: str) -> str:
    return cut(Workflow, f"Freigabe {name}")


def of_proofreading(name: str) -> str:
    return cut(Task, f"Gegenlesen im Zentrum ({name})")


def cut(model: Any, name: str) -> str:
    """As much of a name as the model has room for."""
    return name[: model._meta.get_field("name").max_length]


def free_group_name(name: str) -> str:
    """A name that no group has: adopting a group would let in whoever is in it."""
    wanted = of_group(name)
    taken = set(Group.objects.filter(name__startswith=wanted[:140]).values_list("name", flat=True))
    number = 2
    free = wanted
    while free in taken:
        free = f"{wanted[:140]} ({number})"
        number += 1
    return free


def follow(office: ZentrumRedaktion, name: str) -> None:
    """Renames what is still called as it was made; what somebody renamed by hand stays."""
    old, office.name = office.name, name
    office.save(update_fields=["name"])
    if office.group and office.group.name == of_group(old):
        office.group.name = free_group_name(name)
        office.group.save(update_fields=["name"])
    _rename(office.collection, cut(Collection, old), cut(Collection, name))
    _rename(office.workflow, of_workflow(old), of_workflow(name))
    if office.workflow:
        for task in office.workflow.tasks:
            _rename(task, of_proofreading(old), of_proofreading(name))


def _rename(thing: Any, old: str, new: str) -> None:
    if thing and thing.name == old:
        thing.name = new
        thing.save(update_fields=["name"])
