from django.apps import AppConfig
from django.conf import settings


class DeliveryConfig(AppConfig):
    name = "delivery"

    def ready(self) -> None:
        from delivery import documents, watching  # noqa: F401 (connects the signals)
        from home.api.published import catch_up_with, serve_from

        catch_up_with(documents.refresh_some)
        if settings.DELIVERY_DOCUMENTS:
            serve_from(documents.read)
