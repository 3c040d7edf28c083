"""Who may only translate shared definitions does not change their German originals."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.models import TranslatableMixin
from wagtail.permissions import policy_registry


def refuse_original(request: HttpRequest, instance: Any) -> None:
    """Hook before a snippet is edited: who may add definitions keeps them, others translate."""
    if not isinstance(instance, TranslatableMixin):
        return
    policy = policy_registry.get_by_type(type(instance))
    is_original = instance.locale.language_code == settings.LANGUAGE_CODE
    if is_original and not policy.user_has_permission(request.user, "add"):
        raise PermissionDenied
