"""Where an editor sets her second factor up, renews her recovery codes, or gives it up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView
from django_otp.plugins.otp_totp.models import default_key
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from sign_in import second_factor
from sign_in.forms import CodeForm, SetUpForm
from sign_in.security_log import record

# In the session, until the app has proved that it knows it.
_KEY = "sign_in.key"


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class SecondFactorView(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Second factor")
    header_icon = "lock"
    request: HttpRequest

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        account = {"url": reverse("wagtailadmin_account"), "label": _("Account")}
        return [*super().get_breadcrumbs_items(), account, {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if second_factor.is_set_up(request.user):
            return self._answer(self._code_form())
        return self._answer(SetUpForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not second_factor.is_set_up(request.user):
            return self._set_up(SetUpForm(request.POST))
        form = self._code_form(request.POST)
        if not form.is_valid():
            return self._answer(form)
        if "remove" in request.POST:
            return self._remove()
        record("sign_in.second_factor.codes", request.user, request=request)
        return self._show(second_factor.renew_recovery_codes(request.user))

    def _code_form(self, data: Any = None) -> CodeForm:
        return CodeForm(data, user=self.request.user, request=self.request)

    def _set_up(self, form: SetUpForm) -> HttpResponse:
        if not form.is_valid():
            return self._answer(form)
        code = form.cleaned_data["code"]
        codes = second_factor.set_up(self.request.user, self._key(), code)
        if codes is None:
            form.add_error("code", _("This code does not fit. Scan the picture again and retry."))
            return self._answer(form)
        del self.request.session[_KEY]
        second_factor.mark_shown(self.request.session)
        record("sign_in.second_factor.on", self.request.user, request=self.request)
        return self._show(codes)

    def _remove(self) -> HttpResponse:
        second_factor.remove(self.request.user)
        second_factor.forget_shown(self.request.session)
        record("sign_in.second_factor.off", self.request.user, request=self.request)
        messages.success(self.request, _("Your second factor is removed."))
        return redirect("wagtailadmin_account")

    def _key(self) -> str:
        key: str = self.request.session.setdefault(_KEY, default_key())
        return key

    def _answer(self, form: SetUpForm | CodeForm) -> HttpResponse:
        user = self.request.user
        context: dict[str, Any] = {"form": form, "is_required": second_factor.is_required(user)}
        if isinstance(form, CodeForm):
            context["codes_left"] = second_factor.recovery_codes_left(user)
            return self._render("sign_in/editing/second_factor.html", context)
        context |= {
            "qr_code": second_factor.qr_code(user, self._key()),
            "key": second_factor.typed_key(self._key()),
        }
        return self._render("sign_in/editing/set_up.html", context)

    def _show(self, codes: list[str]) -> HttpResponse:
        """The one page on which the recovery codes can be read."""
        return self._render("sign_in/editing/recovery_codes.html", {"codes": codes})

    def _render(self, template: str, context: dict[str, Any]) -> HttpResponse:
        return TemplateResponse(self.request, template, self.get_context_data(**context))
