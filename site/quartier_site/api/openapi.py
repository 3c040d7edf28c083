"""`/openapi.json` and `/docs/`: the contract for machines and for people."""

import json
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from home.api.openapi import describe
from home.api.problems import problem
from home.api.published import PREFIX, as_json
from quartier_site.api.v1 import api

# Answers of the demo; `make examples` writes them.
EXAMPLES = Path(__file__).with_name("examples.json")


@cache
def document() -> str:
    """The document; it changes only with the code."""
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    described = describe(api, PREFIX, examples)
    return json.dumps(described, ensure_ascii=False, indent=1, default=str) + "\n"


def openapi(request: HttpRequest) -> HttpResponse:
    if request.GET:
        return problem(422, f"Unknown parameter: {', '.join(sorted(request.GET))}.")
    return HttpResponse(document(), content_type="application/json")


def not_found(_request: HttpRequest, nothing: str) -> HttpResponse:
    """No page's address: neither a redirect nor the site's own 404 page is wanted here."""
    return problem(404, f"There is no resource '{nothing}'.")


def docs(request: HttpRequest) -> HttpResponse:
    """The description as a page, with scripts of our own house only."""
    wanted = {"url": reverse("openapi"), "deepLinking": True, "docExpansion": "list"}
    return render(request, "api_docs.html", {"api": api, "swagger_settings": as_json(wanted)})
