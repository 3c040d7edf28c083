from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from home.api.page_lists import find_with
        from search import indexing  # noqa: F401 (connects the signal)
        from search.query import page_ids

        find_with(page_ids)
