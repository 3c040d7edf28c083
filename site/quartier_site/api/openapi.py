"""`/openapi.json` and `/docs/`: the contract for machines and for people."""

import json
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from home.api.openapi import describe
from home.api.problems import problem
from home.api.published import PREFIX, as_json
from quartier_site.api.v1 import api


@cache
def document() -> str:
    """The document; it changes only with the code."""
    return json.dumps(describe(api, PREFIX), ensure_ascii=False, indent=1, default=str) + "\n"


def openapi(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(document(), content_type="application/json")


def not_found(_request: HttpRequest, nothing: str) -> HttpResponse:
    """No page's address: neither a redirect nor the site's own 404 page is wanted here."""
    return problem(404, f"There is no resource '{nothing}'.")


def docs(request: HttpRequest) -> HttpResponse:
    """The description as a page, with scripts of our own house only."""
    wanted = {"url": reverse("openapi"), "deepLinking": True, "docExpansion": "list"}
    return render(request, "ninja/swagger.html", {"api": api, "swagger_settings": as_json(wanted)})
