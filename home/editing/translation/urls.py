"""Views in place of wagtail-localize's own, at the same addresses: included before them."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.utils.urlpatterns import decorate_urlpatterns

from home.editing.translation import machine_views

urlpatterns = [
    path(
        "localize/translate/<int:translation_id>/machine_translate/",
        machine_views.machine_translate,
    ),
    path("localize/update/<int:translation_source_id>/", machine_views.UpdateView.as_view()),
]
urlpatterns = decorate_urlpatterns(urlpatterns, require_admin_access)
urlpatterns = decorate_urlpatterns(urlpatterns, display_custom_404)
