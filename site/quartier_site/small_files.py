"""Small files that depend on the settings of the site: colours, and what machines look for."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from home.api.published import ORIGIN, localized
from home.city_theme import themes
from home.models import SiteSettings

FOR_EVER = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600"


@require_safe
def city_style_sheet(request: HttpRequest, version: str) -> HttpResponse:
    """The city's colours. A page that is older than they are gets the present ones, too."""
    look = SiteSettings.for_request(request)
    if not look.style_sheet:
        raise Http404
    is_current = version == look.style_sheet_version
    return HttpResponse(
        look.style_sheet,
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": FOR_EVER if is_current else "no-cache"},
    )


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Name and signs for the home screen of a phone."""
    look = SiteSettings.for_request(request)
    return JsonResponse(
        {
            "name": look.site_name,
            "short_name": look.site_name[:30],
            "lang": "de",
            "start_url": "/",
            "display": "browser",
            "background_color": themes()["light"]["page"],
            "theme_color": look.primary_colour or themes()["light"]["brand"],
            "icons": [
                {
                    "src": static(f"img/icon-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                }
                for size in (192, 512)
            ],
        },
        content_type="application/manifest+json",
        headers={"Cache-Control": FOR_AN_HOUR},
    )


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where programs look that do not read pages."""
    return redirect(static("img/icon-48.png"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; lists of results and the doors of editors help nobody."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /vorschau/",
        "Disallow: /*?*ansicht=",
        "",
        f"Sitemap: {localized(ORIGIN)}{reverse('sitemap')}",
    ]
    return HttpResponse(
        "\n".join([*lines, ""]),
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": FOR_AN_HOUR},
    )
