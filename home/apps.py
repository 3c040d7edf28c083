from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Pages and media")

    def ready(self) -> None:
        from home import mirroring, spreadsheets
        from home.editing.rights import roles

        mirroring.connect()
        roles.connect()
        spreadsheets.guard_exports()
