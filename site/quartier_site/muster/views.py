"""`/muster/`: every component of the site in all its states, in each language and view."""

from django.contrib.auth.decorators import user_passes_test
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy

from quartier_site.muster.parts import parts


@user_passes_test(
    lambda user: user.has_perm("wagtailadmin.access_admin"),
    login_url=reverse_lazy("wagtailadmin_login"),
)
def muster(request: HttpRequest) -> HttpResponse:
    """Shown to whoever may enter the admin; made anew each time from what pages are made of."""
    response = render(request, "muster/muster.html", {"parts": list(parts(request))})
    response["Cache-Control"] = "private, no-store"
    return response
