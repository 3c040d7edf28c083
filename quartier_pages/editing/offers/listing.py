"""“Angebote”: all offers that somebody works on, in one list."""

from typing import Any, cast

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from quartier_pages.editing.offers.as_edited import as_edited
from quartier_pages.editing.offers.columns import COLUMNS, describe
from quartier_pages.editing.offers.filters import OfferFilterSet
from quartier_pages.editing.offers.sheet import table_of
from quartier_pages.editing.offers.sheet_files import file_response
from quartier_pages.models import AngebotPage
from quartier_pages.models.vocabulary import SchoolHolidays


class OfferListView(IndexView):
    """Loads what all rows need at once: as many queries for a hundred offers as for one."""

    template_name = "quartier_pages/editing/offers/list.html"
    # All are German: what is listed are originals.
    show_locale_labels = False
    default_ordering = ("zentrum__title", "title")

    def get_base_queryset(self) -> Any:
        policy: Any = self.permission_policy
        known = policy.explorable_instances(self.request.user).values("pk")
        return self.annotate_queryset(
            AngebotPage.objects.filter(pk__in=known, locale__language_code=settings.LANGUAGE_CODE)
        )

    def annotate_queryset(self, pages: Any) -> Any:
        return (
            pages.defer_streamfields()
            .select_related("zentrum", "content_type", "locale")
            .prefetch_related(
                "sites_rooted_here",
                "zeitfenster",
                "ausfaelle",
                "zentrum__standorte",
                "zentrum__kontakte",
            )
            .prefetch_workflow_states()
            .annotate_has_untranslated_locale()
            .annotate_site_root_state()
            .annotate_approved_schedule()
        )

    def order_queryset(self, queryset: Any) -> Any:
        ordering = self.request.GET.get("ordering")
        if ordering not in self.get_valid_orderings():
            return queryset.order_by(*self.default_ordering, "pk")
        return queryset.order_by(ordering, "pk")

    def search_queryset(self, queryset: Any) -> Any:
        """Also in drafts and parts of words, so not by the search of the website."""
        if not self.is_searching:
            return queryset
        text = self.search_query
        return queryset.filter(
            Q(title__icontains=text)
            | Q(draft_title__icontains=text)
            | Q(short_text__icontains=text)
            | Q(zentrum__title__icontains=text)
        )

    def get_table(self, object_list: Any) -> Any:
        if not self.is_export:
            describe(list(object_list))
        return super().get_table(object_list)

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        rows = table_of(as_edited(queryset))
        return file_response(rows, spreadsheet_format, self.get_filename())

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        buttons.append(
            Button(
                _("Import offers"),
                url=reverse("quartier_offers:import"),
                icon_name="upload",
                priority=80,
            )
        )
        holidays: Any = policy_registry.get_by_type(SchoolHolidays)
        viewset = cast(Any, SchoolHolidays).snippet_viewset
        if holidays.user_has_any_permission(self.request.user, {"add", "change"}):
            buttons.append(
                Button(
                    _("School holidays"),
                    url=reverse(viewset.get_url_name("list")),
                    icon_name="date",
                    priority=110,
                )
            )
        return buttons


class OffersMenuItem(MenuItem):
    """For those who work on pages."""

    def is_shown(self, request: Any) -> bool:
        policy: Any = policy_registry.get_by_type(AngebotPage)
        return bool(policy.user_has_any_permission(request.user, {"add", "change", "publish"}))


class OfferViewSet(PageListingViewSet):
    model = AngebotPage
    index_view_class = OfferListView
    filterset_class = OfferFilterSet
    columns = COLUMNS
    list_export = ("title",)
    export_filename = "angebote"
    icon = "date"
    menu_label = gettext_lazy("Offers")
    menu_order = 150
    menu_item_class = OffersMenuItem
    add_to_admin_menu = True
    name = "angebote"
    url_prefix = "angebote"
