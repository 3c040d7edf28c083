"""Addresses of the preview of Wagtail's API v3."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, include, path, re_path, reverse

from v3_preview.api import api, openapi_document
from v3_preview.door import door


def openapi(request: HttpRequest) -> HttpResponse:
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    prefix = reverse("wagtailapi_v3:api-root")
    return HttpResponse(openapi_document(prefix), content_type="application/json")


def not_found(_request: HttpRequest) -> HttpResponse:
    raise Http404


routes, _app, namespace = api.urls
for _route in routes:
    if isinstance(_route, URLPattern):
        _route.callback = door(_route.callback)

urlpatterns = [
    path(
        "",
        include(
            (
                [
                    path("openapi.json", door(openapi), name="openapi-json"),
                    *routes,
                    # Within the API also a wrong address is a problem in JSON.
                    re_path("", door(not_found)),
                ],
                namespace,
            )
        ),
    )
]
