"""The house, and the yardstick beside it: a view that does nothing but answer some bytes."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from quartier_site.urls import urlpatterns as house


def bare(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(b"x" * size)


urlpatterns = [path("bench-bare/<int:size>/", bare), *house]
