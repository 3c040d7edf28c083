"""The house, and media beside it, which a proxy serves in production."""

from django.conf import settings
from django.urls import re_path
from django.views.static import serve

from quartier_site.urls import urlpatterns as house

urlpatterns = [
    re_path(r"^media/(?P<path>.+)$", serve, {"document_root": settings.MEDIA_ROOT}),
    *house,
]
