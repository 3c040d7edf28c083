"""What the admin changes past the models, so that no signal tells of it."""

from typing import Any

from wagtail import hooks

from delivery.marking import mark
from home.representation.library import row_tag


@hooks.register("after_bulk_action")
def note_files_moved(
    _request: Any, action_type: str, objects: list[Any], _action: Any, *args: Any
) -> None:
    """Images and documents that came into another collection, perhaps a private one."""
    if action_type == "add_to_collection":
        mark({row_tag(type(one), one.pk) for one in objects})
