"""What the rights add to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from home.editing.rights.dashboard import replace_panels
from home.editing.rights.drafts import known_to
from home.editing.rights.originals import refuse_original
from home.editing.rights.sent_back import say_what_to_change

# Before wagtail-localize's own hook, which answers for translations.
hooks.register("before_edit_snippet", refuse_original, order=-1)
hooks.register("construct_homepage_panels", replace_panels)
hooks.register("before_edit_page", say_what_to_change)


@hooks.register("construct_page_chooser_queryset")
def without_drafts_of_others(pages: Any, request: HttpRequest) -> Any:
    return known_to(request.user, pages)


@hooks.register("construct_reports_menu")
def translations_report_for_translators(request: Any, menu_items: list[Any]) -> None:
    if not request.user.has_perm("wagtail_localize.submit_translation"):
        menu_items[:] = [item for item in menu_items if "localize" not in item.url]
