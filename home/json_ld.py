"""What pages say to machines that read HTML: schema.org as JSON-LD."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from home.models import SiteSettings

Thing = dict[str, Any]

_CONTEXT = "https://schema.org"
# As Django's json_script: no text can end the element or open a comment in it.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def script(*things: Thing) -> SafeString:
    """Things as an element for the page; nothing when there is nothing to say."""
    said = [without_blanks(thing) for thing in things if thing]
    if not said:
        return SafeString()
    graph = {"@context": _CONTEXT, **(said[0] if len(said) == 1 else {"@graph": said})}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 (escaped above)
    )


def without_blanks(value: Any) -> Any:
    """Without what is not known: nothing is said of it."""
    if isinstance(value, dict):
        pairs = ((key, without_blanks(item)) for key, item in value.items())
        return {key: item for key, item in pairs if item not in (None, "", [], {})}
    if isinstance(value, list):
        items = (without_blanks(item) for item in value)
        return [item for item in items if item not in (None, "", [], {})]
    return value


def organisation(name: str, url: str | None = None, **more: Any) -> Thing | None:
    return {"@type": "Organization", "name": name, "url": url, **more} if name else None


def operator(settings: SiteSettings) -> Thing | None:
    """The public body behind the site."""
    name = settings.operator_name or settings.city_name
    if not name:
        return None
    return {
        "@type": "GovernmentOrganization",
        "name": name,
        "telephone": settings.contact_phone,
        "email": settings.contact_email,
    }


def website(settings: SiteSettings, *, url: str, language: str, search_url: str) -> Thing:
    """The site, with the address of its search."""
    return {
        "@type": "WebSite",
        "name": settings.site_name,
        "url": url,
        "inLanguage": language,
        "publisher": operator(settings),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{quote(search_url, safe=':/')}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb(steps: Iterable[tuple[str, str]]) -> Thing:
    """The way from the home page to the page at hand, as titles and absolute addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": url}
            for position, (title, url) in enumerate(steps, start=1)
        ],
    }
