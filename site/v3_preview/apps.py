from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class V3PreviewConfig(AppConfig):
    name = "v3_preview"
    verbose_name = _("Wagtail's API v3")

    def ready(self) -> None:
        # Wagtail's apps, further down in INSTALLED_APPS, build their routers from what is
        # registered by then.
        from v3_preview.registration import register_page_types

        register_page_types()
