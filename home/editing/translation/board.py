"""„Übersetzungen“: every page in every language, what is out of date, and where to go on."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import Button
from wagtail.models import Locale, Page

from home.editing.rights.drafts import hide_draft_title
from home.editing.translation.rights import editable_ids, german_pages, languages_of
from home.editing.translation.states import LABELS, State, TranslationState, states_of


@dataclass
class Row:
    """One German page and its translations; those that one may change have a link."""

    page: Page
    states: dict[str, TranslationState]
    links: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return str(self.page.get_admin_display_title())

    @property
    def kind(self) -> str:
        return str(self.page.page_type_display_name)

    @property
    def texts(self) -> dict[str, str]:
        return {code: str(state) for code, state in self.states.items()}


class TitleColumn(Column):
    cell_template_name = "home/editing/translation/title_cell.html"


class LanguageColumn(Column):
    """The state of each page in one language."""

    cell_template_name = "home/editing/translation/state_cell.html"

    def get_value(self, instance: Row) -> TranslationState:
        return instance.states[self.name]

    def get_cell_context_data(self, instance: Row, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "link": instance.links.get(self.name), "title": instance.title}


class SectionChoiceField(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, obj: Page) -> str:
        return "– " * (obj.depth - 2) + obj.title


class SectionFilter(django_filters.ModelChoiceFilter):
    field_class = SectionChoiceField

    def filter(self, qs: Any, value: Page | None) -> Any:
        return qs.filter(path__startswith=value.path) if value else qs


class BoardFilterSet(WagtailFilterSet):
    """Language and state are no columns of a page: the view looks at them itself."""

    language = django_filters.ChoiceFilter(label=_("Language"), method="leave")
    state = django_filters.ChoiceFilter(label=_("State"), method="leave", choices=[*LABELS.items()])
    kind = django_filters.ModelChoiceFilter(
        label=_("Kind of page"), field_name="content_type", queryset=ContentType.objects.none()
    )
    section = SectionFilter(label=_("Part of the tree"), queryset=Page.objects.none())

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = german_pages(self.request.user)
        self.filters["language"].extra["choices"] = [
            (locale.language_code, locale.get_display_name())
            for locale in languages_of(self.request.user)
        ]
        kinds = pages.order_by().values("content_type")
        self.filters["kind"].queryset = ContentType.objects.filter(pk__in=kinds)
        # Only what the public knows: titles of drafts are nobody else's business.
        self.filters["section"].queryset = pages.filter(numchild__gt=0, live=True).order_by("path")

    def leave(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset


class BoardView(ReportView):
    page_title = _("Translation board")
    header_icon = "wagtail-localize-language"
    model = Page
    results_template_name = "home/editing/translation/board_results.html"
    filterset_class = BoardFilterSet
    index_url_name = "translation:board"
    index_results_url_name = "translation:board_results"
    is_searchable = False
    paginate_by = 50

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """What the filters ask for; nothing as long as they cannot be read."""
        return dict(self.filters.form.cleaned_data) if self.filters.is_valid() else {}

    @cached_property
    def locales(self) -> list[Locale]:
        code = self.chosen.get("language")
        known = languages_of(self.request.user)
        return [locale for locale in known if code in (None, "", locale.language_code)]

    @cached_property
    def sources(self) -> Any:
        return self.filter_queryset(german_pages(self.request.user))

    @cached_property
    def states(self) -> Any:
        return states_of(self.sources, self.locales)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label=_("Page"), width="20%"),
            Column("kind", label=_("Kind of page")),
            *(
                LanguageColumn(locale.language_code, label=locale.get_display_name())
                for locale in self.locales
            ),
        ]

    @cached_property
    def list_export(self) -> list[str]:
        return ["title", "kind", *(f"texts.{locale.language_code}" for locale in self.locales)]

    @cached_property
    def export_headings(self) -> dict[str, Any]:
        languages = {f"texts.{lo.language_code}": lo.get_display_name() for lo in self.locales}
        return {"title": _("Page"), "kind": _("Kind of page"), **languages}

    def get_filename(self) -> str:
        return "uebersetzungen"

    def get_filtered_queryset(self) -> list[Row]:
        pages = self.sources.select_related("content_type", "locale").order_by("path")
        wanted = self.chosen.get("state")
        rows = [self._row(page) for page in pages]
        return [
            row
            for row in rows
            if not wanted or any(state.state == wanted for state in row.states.values())
        ]

    def _row(self, page: Page) -> Row:
        states = self.states[page.translation_key]
        shown = hide_draft_title(self.request.user, page)
        return Row(shown, {state.code: state for state in states.values()})

    def paginate_queryset(self, queryset: list[Row], page_size: int) -> Any:
        paginator, page, rows, has_others = super().paginate_queryset(queryset, page_size)
        self._link(rows)
        return paginator, page, rows, has_others

    def _link(self, rows: list[Row]) -> None:
        user = self.request.user
        ids = {state.page["id"] for row in rows for state in row.states.values() if state.page}
        mine = editable_ids(user, ids)
        for row in rows:
            row.links = {
                code: state.address(may_begin=True)
                for code, state in row.states.items()
                if state.page is None or state.page["id"] in mine
            }

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        exchange = reverse("translation:exchange")
        return [
            *buttons,
            Button(_("Exchange texts"), url=exchange, icon_name="upload", priority=80),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "summaries": [self._summary(locale) for locale in self.locales]}

    def _summary(self, locale: Locale) -> dict[str, Any]:
        states = [of_page[locale.pk] for of_page in self.states.values()]
        counts = Counter(state.state for state in states)
        return {
            "locale": locale,
            "counts": [(LABELS[state], counts[state]) for state in State],
            "changed": sum(state.source_changed for state in states),
            "refresh_url": reverse("translation:refresh", args=[locale.language_code]),
        }
