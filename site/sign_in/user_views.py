"""What an administrator sees of somebody's sign-in, and can do when she cannot get in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from sign_in import lock_out, second_factor
from sign_in.people import may_manage
from sign_in.security_log import record


class UserSignInView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "sign_in/editing/user.html"
    header_icon = "lock"
    request: HttpRequest

    def get_page_title(self) -> str:
        title = _("Sign-in")
        return f"{title}: {get_user_display_name(self.user)}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        users = {"url": reverse("wagtailusers_users:index"), "label": _("Users")}
        return [
            *super().get_breadcrumbs_items(),
            users,
            {"url": "", "label": self.get_page_title()},
        ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.user: Any = get_object_or_404(get_user_model(), pk=kwargs["pk"])
        if not may_manage(request.user, self.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "unlock" in request.POST:
            lock_out.unlock(self.user)
            record("sign_in.unlocked", self.user, request=request)
            messages.success(request, _("The lock is lifted."))
        elif "reset" in request.POST:
            second_factor.remove(self.user)
            record("sign_in.second_factor.reset", self.user, request=request)
            messages.success(request, _("The second factor is reset."))
        return redirect("sign_in:user", pk=self.user.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            account=self.user,
            locked_addresses=lock_out.locked_addresses(self.user),
            has_second_factor=second_factor.is_set_up(self.user),
            is_required=second_factor.is_required(self.user),
            identities=self.user.identities.all(),
            **kwargs,
        )
