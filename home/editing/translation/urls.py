"""Views in place of wagtail-localize's own, at the same addresses: included before them."""

from django.urls import path
from wagtail.admin.auth import permission_required, require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.utils.urlpatterns import decorate_urlpatterns

from home.editing.translation import machine_views, po_views
from home.editing.translation.rights import TRANSLATE

urlpatterns = [
    path(
        "localize/translate/<int:translation_id>/machine_translate/",
        machine_views.machine_translate,
    ),
    # Here, too, one looks before texts change; a file of nothing or of something else is no crash.
    path(
        "localize/translate/<int:translation_id>/pofile/upload/",
        permission_required(TRANSLATE)(po_views.ExchangeView.as_view()),
    ),
    path("localize/update/<int:translation_source_id>/", machine_views.UpdateView.as_view()),
]
urlpatterns = decorate_urlpatterns(urlpatterns, require_admin_access)
urlpatterns = decorate_urlpatterns(urlpatterns, display_custom_404)
