"""The administration of accounts, for who manages people without being superuser.

Wagtail asks only for the right to change accounts: with it, one would make oneself superuser, or
give the superuser another password.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry
from wagtail.users.views import users


def may_manage(helper: Any, user: Any) -> bool:
    """Only who may do everything touches the account of somebody who may."""
    policy = policy_registry.get_by_type(get_user_model())
    return bool(policy.user_has_permission(helper, "change")) and (
        helper.is_superuser or not user.is_superuser
    )


def refuse_superusers(request: HttpRequest, user: Any) -> None:
    """Hook before somebody's account is edited."""
    if not may_manage(request.user, user):
        raise PermissionDenied


def refuse_superusers_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Hook before many objects are changed at once, such as accounts closed."""
    for user in objects:
        if isinstance(user, get_user_model()):
            refuse_superusers(request, user)


class SuperuserFieldMixin:
    """Nobody gives a right that she does not have: what a disabled field posts is ignored."""

    request: HttpRequest

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)  # type: ignore[misc]
        field = form.fields.get("is_superuser")
        if field and not self.request.user.is_superuser:
            field.disabled = True
            field.help_text = _("Only an account that has this right itself can give it.")
        return form


class CreateView(SuperuserFieldMixin, users.CreateView):
    pass


class EditView(SuperuserFieldMixin, users.EditView):
    pass


class UserViewSet(users.UserViewSet):
    add_view_class = CreateView
    edit_view_class = EditView
