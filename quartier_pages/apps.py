from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuartierPagesConfig(AppConfig):
    name = "quartier_pages"
    verbose_name = _("Neighbourhood centres")

    def ready(self) -> None:
        from quartier_pages import moves, representation  # noqa: F401 (registers itself)
        from quartier_pages.editing.rights import signals as rights

        moves.connect()
        rights.connect()
