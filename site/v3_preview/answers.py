"""Headers that every answer carries."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response, patch_vary_headers

from home.api.problems import problem


def etag_of(response: HttpResponse) -> str:
    return f'"{sha256(response.content).hexdigest()[:32]}"'


def finish(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An answer for one token holder: validated with us each time, kept by no shared cache."""
    if request.method in ("GET", "HEAD") and response.status_code == 200:
        response = _validated(request, response)
    if request.method == "HEAD":
        length = len(response.content)
        response.content = b""
        response["Content-Length"] = str(length)
    response.headers.setdefault("Cache-Control", "private, no-cache")
    patch_vary_headers(response, ["Authorization"])
    return response


def _validated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    etag = etag_of(response)
    response["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response) or response
    return problem(412) if answer.status_code == 412 else answer


def refuse_method(request: HttpRequest, refusal: HttpResponseNotAllowed) -> HttpResponse:
    """A refused method, with those that may be used; OPTIONS asked for just these."""
    allowed = {name.strip() for name in refusal["Allow"].split(",")} | {"OPTIONS"}
    if "GET" in allowed:
        allowed.add("HEAD")
    headers = {"Allow": ", ".join(sorted(allowed))}
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=headers)
    return problem(405, headers=headers)
