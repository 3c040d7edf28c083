"""What webhooks add to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from webhooks import technical
from webhooks.viewsets import EndpointViewSet

hooks.register("technical_matters", technical.report)


@hooks.register("register_admin_viewset")
def endpoint_views() -> EndpointViewSet:
    return EndpointViewSet()


@hooks.register("register_log_actions")
def endpoint_actions(actions: LogActionRegistry) -> None:
    actions.register_action("webhooks.secret.renew", _("New secret"), _("New secret made"))
    actions.register_action("webhooks.switch_on", _("Switch on"), _("Switched on again"))
