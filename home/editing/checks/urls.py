"""Views in place of Wagtail's own, at the same addresses: included before them."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from home.editing.checks.documents import DocumentIndexView

urlpatterns = [
    path("documents/", DocumentIndexView.as_view()),
    path("documents/results/", DocumentIndexView.as_view(results_only=True)),
]
urlpatterns = decorate_urlpatterns(urlpatterns, require_admin_access)
