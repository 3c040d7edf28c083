"""Structured data of centres, offers, reports and papers, from what their templates show.

An example is no fact: of a page that is marked as one, nothing is said.
"""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from home.json_ld import operator, script
from home.models import SiteSettings
from home.templatetags.site_tags import page_address
from quartier_pages.formats import json_ld

register = template.Library()


@register.simple_tag(takes_context=True)
def centre_json_ld(context: Any) -> SafeString:
    page = context["page"]
    if page.is_example:
        return script()
    return script(
        json_ld.centre(
            page,
            page_address(context, page),
            sites=context["sites"],
            contacts=context["contacts"],
            carriers=context["carriers"],
            areas=page.gebiete.all(),
            today=timezone.localdate(),
        )
    )


@register.simple_tag(takes_context=True)
def offer_json_ld(context: Any) -> SafeString:
    page = context["page"]
    if page.is_example:
        return script()
    thing = json_ld.offer(
        page,
        page_address(context, page),
        **_centre(context),
        site=context["site"],
        today=timezone.localdate(),
    )
    return script(thing) if thing else script()


@register.simple_tag(takes_context=True)
def report_json_ld(context: Any) -> SafeString:
    """A report or a paper."""
    page = context["page"]
    if page.is_example:
        return script()
    settings = SiteSettings.for_request(context["request"])
    return script(
        json_ld.report(
            page,
            page_address(context, page),
            **_centre(context),
            publisher=operator(settings),
            city=settings.city_name,
        )
    )


def _centre(context: Any) -> dict[str, Any]:
    """The centre of the page, if it is public."""
    zentrum = context["zentrum"]
    return {"zentrum": zentrum, "zentrum_url": page_address(context, zentrum) if zentrum else None}
