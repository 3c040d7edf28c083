"""The search page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from wagtail.models import Site

from search.query import search_pages

RESULTS_PER_PAGE = 20
LONGEST_QUERY = 200


def search(request: HttpRequest) -> HttpResponse:
    """Shows what was found for `?q=`, in the language of the address."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    results = search_pages(query, get_language() or "", Site.find_for_request(request))
    page_obj = Paginator(results, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "search/search.html", {"query": query, "page_obj": page_obj})
