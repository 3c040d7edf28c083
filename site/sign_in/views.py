"""The door: password, then the code of those who have a second factor."""

from http import HTTPStatus
from time import time
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from wagtail.admin.views.account import LoginView

from sign_in import second_factor
from sign_in.forms import CodeForm, SignInForm

# In the session: who has given the right password and owes the code.
_WAITING = "sign_in.waiting"
_WAITING_SECONDS = 10 * 60


class SignInView(LoginView):
    template_name = "sign_in/editing/login.html"

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm

    def form_valid(self, form: SignInForm) -> HttpResponse:
        user: Any = form.get_user()
        if not second_factor.is_set_up(user):
            return super().form_valid(form)
        self.request.session.cycle_key()
        self.request.session[_WAITING] = {
            "user": user.pk,
            "backend": user.backend,
            "password": user.get_session_auth_hash(),
            "remember": form.cleaned_data["remember"],
            "next": self.get_success_url(),
            "since": int(time()),
        }
        return redirect("sign_in_code")

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        response = super().form_invalid(form)
        if form.has_error("__all__", "locked"):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            provider_name=settings.OIDC_NAME if settings.OIDC_ISSUER else "", **kwargs
        )


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class CodeView(FormView):
    """Nobody is signed in before this is answered."""

    form_class = CodeForm
    template_name = "sign_in/editing/code.html"

    @cached_property
    def waiting(self) -> dict[str, Any]:
        found = self.request.session.get(_WAITING, {})
        fresh = found and time() < found["since"] + _WAITING_SECONDS
        return found if fresh else {}

    @cached_property
    def user(self) -> Any:
        manager = get_user_model()._default_manager
        if not self.waiting:
            return None
        user: Any = manager.filter(pk=self.waiting["user"], is_active=True).first()
        unchanged = user and constant_time_compare(
            user.get_session_auth_hash(), self.waiting["password"]
        )
        return user if unchanged else None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.user is None:
            return redirect("wagtailadmin_login")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.user, "request": self.request}

    def form_valid(self, form: CodeForm) -> HttpResponse:
        waiting, session = self.waiting, self.request.session
        del session[_WAITING]
        login(self.request, self.user, backend=waiting["backend"])
        second_factor.mark_shown(session)
        session.set_expiry(settings.SESSION_COOKIE_AGE if waiting["remember"] else 0)
        return redirect(waiting["next"] or reverse("wagtailadmin_home"))
