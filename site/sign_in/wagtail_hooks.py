"""What sign-in adds to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry

from sign_in import provider_views, rights, second_factor, security_log, technical
from sign_in.account_views import SecondFactorView
from sign_in.people import may_manage, refuse_superusers, refuse_superusers_in_bulk
from sign_in.report import MAY_READ, SecurityLogView
from sign_in.user_views import UserSignInView

hooks.register("before_edit_user", refuse_superusers)
hooks.register("before_bulk_action", refuse_superusers_in_bulk)
hooks.register("before_bulk_action", rights.note_bulk_action)
hooks.register("technical_matters", technical.report)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    log, results = SecurityLogView.as_view(), SecurityLogView.as_view(results_only=True)
    patterns = [
        path("account/second-factor/", SecondFactorView.as_view(), name="second_factor"),
        path("account/provider/", provider_views.connect, name="connect"),
        path("users/<int:pk>/sign-in/", UserSignInView.as_view(), name="user"),
        path("reports/security-log/", log, name="security_log"),
        path("reports/security-log/results/", results, name="security_log_results"),
    ]
    return [path("", include((patterns, "sign_in")))]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    security_log.register(actions)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Reading the security log can be given to a group."""
    return Permission.objects.filter(
        content_type__app_label="wagtailcore", codename="view_modellogentry"
    )


class SecurityLogMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(MAY_READ.user_has_permission(request.user, "view"))


@hooks.register("register_reports_menu_item")
def security_log_menu_item() -> MenuItem:
    url = reverse("sign_in:security_log")
    return SecurityLogMenuItem(_("Security log"), url, icon_name="lock", order=1100)


@hooks.register("register_account_menu_item")
def second_factor_item(request: HttpRequest) -> dict[str, Any]:
    is_set_up = second_factor.is_set_up(request.user)
    return {
        "url": reverse("sign_in:second_factor"),
        "label": _("Second factor"),
        "help_text": _("Set up. Renew your recovery codes or remove it here.")
        if is_set_up
        else _("Not set up. An app on your phone then shows a code for each sign-in."),
    }


@hooks.register("register_account_menu_item")
def provider_item(request: HttpRequest) -> dict[str, Any] | None:
    if not settings.OIDC_ISSUER:
        return None
    return {
        "url": reverse("sign_in:connect"),
        "label": _("Identity provider"),
        "help_text": _("Sign in without the password of this site, with your account of the city."),
    }


@hooks.register("register_user_listing_buttons")
def sign_in_button(user: Any, request_user: Any) -> Iterator[Button]:
    if may_manage(request_user, user):
        url = reverse("sign_in:user", args=[user.pk])
        yield Button(_("Sign-in"), url=url, icon_name="lock", priority=40)
