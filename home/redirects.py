"""Redirects to pages, at the address at which visitors are."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.models import Site


class StayingRedirectMiddleware(RedirectMiddleware):
    """Wagtail's, without the host and port of the site's record, which may be another's."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        answer = super().process_response(request, response)
        site = Site.find_for_request(request) if answer is not response else None
        if site and answer["Location"].startswith(f"{site.root_url}/"):
            answer["Location"] = answer["Location"].removeprefix(site.root_url)
        return answer
