"""What partner tokens add to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from access import technical
from access.views import TokenViewSet

hooks.register("technical_matters", technical.report)


@hooks.register("register_admin_viewset")
def token_views() -> TokenViewSet:
    return TokenViewSet()


@hooks.register("register_log_actions")
def token_actions(actions: LogActionRegistry) -> None:
    actions.register_action("access.token.revoke", _("Revoke"), _("Access revoked"))
    actions.register_action("access.token.renew", _("New key"), _("New key made"))
