"""The chooser of pages, without the drafts of others."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import chooser
from wagtail.models import Page

from home.editing.rights.drafts import hide_draft_title, known_to


class TitleColumn(chooser.PageTitleColumn):
    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def get_cell_context_data(self, instance: Page, parent_context: Any) -> dict[str, Any]:
        page = hide_draft_title(self.user, instance)
        context: dict[str, Any] = super().get_cell_context_data(page, parent_context)
        return context


class ParentColumn(chooser.ParentPageColumn):
    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def get_value(self, instance: Page) -> Page:
        return hide_draft_title(self.user, super().get_value(instance))


class DiscreetColumns:
    """The columns of a chooser, with titles as the public knows them."""

    request: HttpRequest
    is_multiple_choice: bool

    @property
    def columns(self) -> list[Column]:
        return [self._discreet(column) for column in super().columns]  # type: ignore[misc]

    def _discreet(self, column: Column) -> Column:
        user = self.request.user
        if isinstance(column, chooser.PageTitleColumn):
            return TitleColumn(
                user, column.name, label=column.label, is_multiple_choice=self.is_multiple_choice
            )
        if isinstance(column, chooser.ParentPageColumn):
            return ParentColumn(user, column.name, label=column.label)
        return column


class BrowseView(DiscreetColumns, chooser.BrowseView):
    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        if parent_page_id is not None:
            get_object_or_404(known_to(request.user, Page.objects.all()), pk=parent_page_id)
        response: HttpResponse = super().get(request, parent_page_id)
        return response


class SearchView(DiscreetColumns, chooser.SearchView):
    pass


class ChosenMultipleView(chooser.ChosenMultipleView):
    def render_chosen_response(self, result: list[dict[str, Any]]) -> HttpResponse:
        user = self.request.user
        ids = [row["id"] for row in result]
        pages = {page.pk: page for page in known_to(user, Page.objects.filter(pk__in=ids))}
        known = [
            row | {"adminTitle": hide_draft_title(user, pages[row["id"]]).get_admin_display_title()}
            for row in result
            if row["id"] in pages
        ]
        response: HttpResponse = super().render_chosen_response(known)
        return response
