"""Columns of the listing, and what they say of each offer."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn

from quartier_pages.editing.offers import slot_text
from quartier_pages.editing.offers.as_edited import as_edited
from quartier_pages.editing.offers.cancelling import may_cancel
from quartier_pages.editing.offers.conflicts import WEEKS, Conflict, conflicts_in
from quartier_pages.models import AngebotPage
from quartier_pages.models.vocabulary import SchoolHolidays


class NextDateColumn(Column):
    """The next date, and beside it the way to cancel it."""

    cell_template_name = "quartier_pages/editing/offers/next_date_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["may_cancel"] = may_cancel(instance, parent_context["request"].user)
        return context


class PlaceColumn(Column):
    """The place, and which offers want it at the same time."""

    cell_template_name = "quartier_pages/editing/offers/place_cell.html"


COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn(
        "title", label=gettext_lazy("Title"), sort_key="title", classname="title", width="24%"
    ),
    Column("zentrum", label=gettext_lazy("Centre"), sort_key="zentrum__title"),
    Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display", sort_key="kind"),
    Column("when", label=gettext_lazy("When"), width="12%"),
    NextDateColumn("next_date", label=gettext_lazy("Next date")),
    Column(
        "offer_status",
        label=gettext_lazy("Status"),
        accessor="get_status_display",
        sort_key="status",
    ),
    PlaceColumn("where", label=pgettext_lazy("place of a centre", "Site")),
    DateColumn(
        "latest_revision_created_at",
        label=gettext_lazy("Last change"),
        sort_key="latest_revision_created_at",
    ),
    PageStatusColumn("page_status", label=gettext_lazy("Page"), sort_key="live"),
]


def describe(offers: list[AngebotPage]) -> None:
    """Puts onto each offer of a page of the list what its columns say."""
    holidays = list(SchoolHolidays.objects.all())
    conflicts = conflicts_in({offer.zentrum_id for offer in offers}) if offers else {}
    for offer, edited in zip(offers, as_edited(offers), strict=True):
        row: Any = offer
        row.when = slot_text.write(edited.zeitfenster.all()) or edited.rhythm_note
        row.next_date = _next_date(edited, holidays)
        row.where = str(edited.site or edited.place_text)
        row.overlaps = _overlaps(conflicts.get(offer.pk, []))


def _next_date(offer: AngebotPage, holidays: list[SchoolHolidays]) -> str:
    today = timezone.localdate()
    dates = offer.build_schedule(holidays).between(today, today + timedelta(weeks=WEEKS))
    day = next((termin.day for termin in dates if not termin.cancelled), None)
    return date_format(day, "D, d.m.Y") if day else ""


def _overlaps(conflicts: Iterable[Conflict]) -> str:
    return "; ".join(words(conflict) for conflict in conflicts)


def words(conflict: Conflict) -> str:
    return _("%(offer)s on %(day)s") % {
        "offer": conflict.other.title,
        "day": date_format(conflict.day, "d.m.Y"),
    }
