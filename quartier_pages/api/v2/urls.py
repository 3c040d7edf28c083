"""Addresses of the API v2."""

from django.urls import path, re_path
from wagtail.api.v2.router import WagtailAPIRouter

from quartier_pages.api.v2.base import not_found
from quartier_pages.api.v2.media import DocumentsView, ImagesView
from quartier_pages.api.v2.pages import PagesView

router = WagtailAPIRouter("v2")
router.register_endpoint("pages", PagesView)
router.register_endpoint("images", ImagesView)
router.register_endpoint("documents", DocumentsView)

urlpatterns = [
    path("", router.urls),
    # Within the API also a wrong address is answered in JSON.
    re_path(r"^(.*/)?$", not_found),
]
