"""To the city's identity provider and back."""

import logging

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sign_in import identities, provider, second_factor

logger = logging.getLogger(__name__)

_BACKEND = "django.contrib.auth.backends.ModelBackend"
# In the session: where to go afterwards, and whose account is to be connected.
_PURPOSE = "sign_in.provider"


@never_cache
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Begin to sign in."""
    target = request.GET.get("next", "")
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    request.session[_PURPOSE] = {"next": target if allowed else ""}
    return _ask(request, "wagtailadmin_login")


@never_cache
def connect(request: HttpRequest) -> HttpResponse:
    """Begin to connect the account of who is signed in, once she has said so."""
    if request.method != "POST":
        context = {
            "page_title": _("Identity provider"),
            "header_title": _("Identity provider"),
            "header_icon": "user",
            "provider_name": settings.OIDC_NAME,
            "is_connected": request.user.identities.exists(),  # type: ignore[union-attr]
        }
        return TemplateResponse(request, "sign_in/editing/connect.html", context)
    request.session[_PURPOSE] = {"connect": request.user.pk}
    return _ask(request, "wagtailadmin_account")


def _ask(request: HttpRequest, way_back: str) -> HttpResponse:
    if not settings.OIDC_ISSUER:
        raise Http404
    try:
        return provider.ask(request, request.build_absolute_uri(reverse("sign_in_callback")))
    except provider.ProviderError as error:
        logger.warning("Identity provider: %s", error)
        messages.error(request, _("The identity provider does not answer. Try again later."))
        return redirect(way_back)


@never_cache
@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    """Where the provider sends the browser back to."""
    purpose = request.session.pop(_PURPOSE, None)
    if not settings.OIDC_ISSUER or purpose is None:
        raise Http404
    connects = "connect" in purpose
    try:
        claims = provider.claims(request)
        if connects:
            return _connect(request, purpose["connect"], claims)
        user = identities.account_for(claims)
    except provider.ProviderError as error:
        logger.warning("Identity provider: %s", error)
        messages.error(request, _("The sign-in at the identity provider did not succeed."))
    except identities.RefusedError as error:
        messages.error(request, str(error))
    else:
        user.by_provider = True
        login(request, user, backend=_BACKEND)
        # The provider answers for who this is, its own second factor included.
        second_factor.mark_shown(request.session)
        return redirect(purpose["next"] or "wagtailadmin_home")
    return redirect("wagtailadmin_account" if connects else "wagtailadmin_login")


def _connect(request: HttpRequest, pk: int, claims: dict[str, object]) -> HttpResponse:
    if request.user.pk != pk:
        return redirect("wagtailadmin_login")
    identities.connect(request.user, claims)
    messages.success(request, _("Your account is connected."))
    return redirect("wagtailadmin_account")
