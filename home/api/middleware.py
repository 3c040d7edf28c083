"""The public APIs at the wire: methods, problems, fingerprints, caching, lifetime."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import parse_etags

from home.api.problems import CONTENT_TYPE, problem
from home.api.published import PREFIX

_METHODS = "GET, HEAD, OPTIONS"
# Caches on the way may answer for a second, and for half a minute while they ask again.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-while-revalidate=30"


def public_api(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware for everything below the typed API."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path == PREFIX:  # the entry, as people write it
            request.path = request.path_info = f"{PREFIX}/"
        if not request.path.startswith(f"{PREFIX}/"):
            return get_response(request)
        is_head = request.method == "HEAD"
        response = _finish(request, _answer(request, get_response))
        return _without_body(response) if is_head else response

    return middleware


def _answer(
    request: HttpRequest, get_response: Callable[[HttpRequest], HttpResponseBase]
) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": _METHODS})
    if request.method not in ("GET", "HEAD"):
        return problem(405, headers={"Allow": _METHODS})
    request.method = "GET"
    response = get_response(request)
    if response.status_code >= 400 and response.get("Content-Type") != CONTENT_TYPE:
        response = problem(response.status_code)
    return response


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    bare = HttpResponse(status=response.status_code, headers=dict(response.items()))
    if isinstance(response, HttpResponse) and response.status_code != 304:
        bare["Content-Length"] = str(len(response.content))
    response.close()
    return bare


def _finish(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if settings.API_DEPRECATION:
        response["Deprecation"] = settings.API_DEPRECATION
    if settings.API_SUNSET:
        response["Sunset"] = settings.API_SUNSET
    # Nothing here depends on cookies or on the browser's language.
    response["Vary"] = "Accept-Encoding"
    del response["Content-Language"]  # each object says its own
    if response.status_code != 200:
        return response
    # What a partner is told of its own limit is nobody else's.
    is_partner = "Authorization" in request.headers
    response.setdefault("Cache-Control", "private, max-age=0" if is_partner else CACHE_CONTROL)
    if isinstance(response, HttpResponse) and "no-store" not in response["Cache-Control"]:
        response.setdefault("ETag", _etag(response.content))
        if _is_known(request, response["ETag"]):
            return _not_modified(response)
    return response


def _etag(content: bytes) -> str:
    return f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'


def _is_known(request: HttpRequest, etag: str) -> bool:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in known or etag in [tag.removeprefix("W/") for tag in known]


def _not_modified(response: HttpResponse) -> HttpResponse:
    kept = ("ETag", "Cache-Control", "Vary", "Link", "Deprecation", "Sunset")
    headers = {name: response[name] for name in kept if name in response}
    return HttpResponse(status=304, headers=headers)
