"""Structured data of the page at hand, for the templates."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from home import json_ld
from home.models import SiteSettings
from home.templatetags.site_tags import Link, page_address, view_address

register = template.Library()


@register.simple_tag(takes_context=True)
def website_json_ld(context: Any) -> SafeString:
    """The site, on its home page."""
    request, page = context["request"], context["page"]
    return json_ld.script(
        json_ld.website(
            SiteSettings.for_request(request),
            url=page_address(context, page),
            language=page.content_language,
            search_url=request.build_absolute_uri(reverse("search")),
        )
    )


@register.simple_tag(takes_context=True)
def breadcrumb_json_ld(context: Any, crumbs: Iterable[Link]) -> SafeString:
    """The way to the page or view, from the links that visitors see."""
    address = context["request"].build_absolute_uri
    steps = [(crumb.title, address(crumb.url)) for crumb in crumbs]
    if view := context.get("view"):
        last = (view.title, view_address(context))
    else:
        last = (context["page"].title, page_address(context, context["page"]))
    return json_ld.script(json_ld.breadcrumb([*steps, last]))
