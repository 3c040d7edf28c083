from django.apps import AppConfig
from django.conf import settings


class DeliveryConfig(AppConfig):
    name = "delivery"

    def ready(self) -> None:
        from delivery import documents, watching  # noqa: F401 (connects the signals)
        from home.api.published import serve_from

        if settings.DELIVERY_DOCUMENTS:
            serve_from(documents.read)
