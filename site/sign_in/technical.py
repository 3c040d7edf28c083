"""What sign-in reports to who looks after the technical side."""

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from home.editing.technical.panel import Matter
from sign_in.lock_out import locked_names
from sign_in.people import may_manage


def report(request: HttpRequest) -> list[Matter] | None:
    """Hook: people who are locked out now."""
    users = get_user_model()
    policy = policy_registry.get_by_type(users)
    if not policy.user_has_permission(request.user, "change"):
        return None
    people = users.objects.filter(username__in=locked_names())
    return [
        Matter(
            _("%(name)s is locked out after failed sign-ins") % {"name": user.get_username()},
            reverse("sign_in:user", args=[user.pk]),
        )
        for user in people.order_by("username")
        if may_manage(request.user, user)
    ]
