"""Every door of the house: admin, API, documents, and the pages in all languages."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from quartier_pages.views.angebote import angebote
from quartier_pages.views.massnahmen import massnahmen
from quartier_site import small_files
from quartier_site.api.openapi import docs, not_found, openapi
from quartier_site.api.v1 import api
from quartier_site.muster.views import muster
from quartier_site.password import authenticate
from quartier_site.sitemaps import LanguagesSitemap, ViewsSitemap
from search.views import search

urlpatterns = [
    path("admin/", include("sign_in.urls")),
    path("admin/", include("home.editing.rights.urls")),
    path("admin/", include("home.editing.checks.urls")),
    path("admin/", include("home.editing.translation.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v2/", include("quartier_pages.api.v2.urls")),
    path("api/v3-preview/", include("v3_preview.urls")),
    path("api/quartier/v1/openapi.json", openapi, name="openapi"),
    path("api/quartier/v1/docs/", docs),
    path("api/quartier/v1/", api.urls),
    path("api/quartier/v1/<path:nothing>", not_found),
    path("documents/", include(wagtaildocs_urls)),
    path("vorschau/", include("previews.urls")),
    path(
        "sitemap.xml",
        sitemap,
        {"sitemaps": {"pages": LanguagesSitemap, "views": ViewsSitemap}},
        name="sitemap",
    ),
    path("robots.txt", small_files.robots),
    path("favicon.ico", small_files.favicon),
    path("manifest.webmanifest", small_files.manifest, name="manifest"),
    path("gestaltung/<str:version>.css", small_files.city_style_sheet, name="city_style_sheet"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    # The address that people know; "de-simple" is the language code of Leichte Sprache.
    path("leichte-sprache/", RedirectView.as_view(url="/de-simple/")),
    *i18n_patterns(
        path("suche/", search, name="search"),
        path("angebote/", angebote, name="angebote"),
        path("massnahmen/", massnahmen, name="massnahmen"),
        path("muster/", muster, name="muster"),
        # One door for all: Wagtail's second one would know of no second factor.
        path(
            "_util/login/",
            RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True),
            name="wagtailcore_login",
        ),
        # Before the pages, whose pattern takes in everything.
        path(
            "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
            authenticate,
            name="wagtailcore_authenticate_with_password",
        ),
        # A page needs no cookie: the only form on one guards itself (home/guarded_form.py).
        re_path(wagtail_urls.serve_pattern, csrf_exempt(serve), name="wagtail_serve"),
        # Wagtail's own pattern takes no full stop.
        re_path(r"^((?:[\w-]+/)+[\w-]+\.pdf)$", serve, name="page_pdf"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
