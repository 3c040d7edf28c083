"""The shared definitions in the admin's menu."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from quartier_pages.models import Handlungsfeld, Indikator, Organisation, SchoolHolidays


class HandlungsfeldViewSet(SnippetViewSet):
    model = Handlungsfeld
    icon = "crosshairs"
    list_display: ClassVar = ["name", "slug", "locale"]


class IndikatorViewSet(SnippetViewSet):
    model = Indikator
    icon = "order"
    list_display: ClassVar = ["name", "topic", "unit", "locale"]
    list_filter: ClassVar = ["topic", "unit"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display: ClassVar = ["name", "url"]


class SchoolHolidaysViewSet(SnippetViewSet):
    model = SchoolHolidays
    icon = "date"
    list_display: ClassVar = ["name", "first_day", "last_day"]


class VocabularyGroup(SnippetViewSetGroup):
    """Definitions that centres and years share."""

    items = (HandlungsfeldViewSet, IndikatorViewSet, OrganisationViewSet, SchoolHolidaysViewSet)
    menu_label = _("Shared definitions")
    menu_icon = "list-ul"
    menu_order = 300
