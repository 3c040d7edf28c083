"""The languages of each page in the page explorer and beside the page editor."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.models import Page

from home.editing.translation.rights import editable_ids, may_translate
from home.editing.translation.states import (
    Board,
    TranslationState,
    source_locale,
    states_of,
    target_locales,
)


def shown_states(page: Page, board: Board) -> list[TranslationState]:
    """All languages of a German page; of a translation its own."""
    states = board.get(page.translation_key, {})
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return list(states.values())
    return [states[page.locale_id]] if page.locale_id in states else []


def board_of(pages: list[Page]) -> Board:
    keys = {page.translation_key for page in pages}
    sources = Page.objects.filter(translation_key__in=keys, locale=source_locale())
    return states_of(sources, target_locales())


class LanguagesColumn(Column):
    """Asks once for all pages of the table."""

    cell_template_name = "home/editing/translation/languages_cell.html"

    def get_cell_context_data(self, instance: Page, parent_context: Any) -> dict[str, Any]:
        table = parent_context["table"]
        if not hasattr(table, "languages"):
            table.languages = board_of(list(table.data))
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "states": shown_states(instance, table.languages)}

    def get_value(self, instance: Page) -> None:
        return None


class ExplorerWithLanguages(ExplorableIndexView):
    """Wagtail's page explorer, with the state of each language."""

    base_columns = [
        *ExplorableIndexView.base_columns,
        LanguagesColumn("languages", label=_("Languages"), width="14%"),
    ]


class LanguagesPanel(BaseSidePanel):
    """How far the translations of the page are."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Languages")
        icon_name = "wagtail-localize-language"
        has_counter = False

    name = "languages"
    title = _("Languages")
    template_name = "home/editing/translation/side_panel.html"
    order = 350

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = self.request.user
        states = shown_states(self.object, board_of([self.object]))
        mine = editable_ids(user, [state.page["id"] for state in states if state.page])
        rows = [
            (
                state,
                state.address(may_translate(user))
                if state.page is None or state.page["id"] in mine
                else "",
            )
            for state in states
        ]
        return {**context, "rows": rows}


class LanguagesBesideEditor:
    """For a view that edits a page."""

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()  # type: ignore[misc]
        if not (self.expects_json_response or self.hydrate_create_view):  # type: ignore[attr-defined]
            panels.append(LanguagesPanel(self.page, self.request))  # type: ignore[attr-defined]
        return panels
