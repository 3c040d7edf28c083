"""What does not belong to one centre, each by a real request: does it open?"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page, Site

from home.models import StandardPage
from quartier_pages.models import Handlungsfeld
from tests.editing.rights.page_actions import opens
from tests.editing.rights.world import World
from tests.form_data import create


def log_in(client: Client, world: World) -> bool:
    return opens(client, "/admin/")


def edit_the_home_page(client: Client, world: World) -> bool:
    home = Site.objects.get(is_default_site=True).root_page
    return opens(client, f"/admin/pages/{home.pk}/edit/")


def add_a_centre(client: Client, world: World) -> bool:
    index = world.own.centre.get_parent()
    return opens(client, f"/admin/pages/add/quartier_pages/quartierszentrumpage/{index.pk}/")


def add_a_standard_page(client: Client, world: World) -> bool:
    home = Site.objects.get(is_default_site=True).root_page
    create(client, StandardPage, home, title="Neu")
    return Page.objects.filter(draft_title="Neu").exists()


def edit_definitions(client: Client, world: World) -> bool:
    field = Handlungsfeld.objects.create(name="Integration", slug="integration")
    return opens(client, snippet("handlungsfeld", "edit", field.pk))


def add_definitions(client: Client, world: World) -> bool:
    return opens(client, snippet("indikator", "add"))


def translate_definitions(client: Client, world: World) -> bool:
    field = Handlungsfeld.objects.create(name="Integration", slug="integration")
    translated = field.copy_for_translation(world.english.locale)
    translated.save()
    return opens(client, snippet("handlungsfeld", "edit", translated.pk))


def edit_school_holidays(client: Client, world: World) -> bool:
    return opens(client, snippet("schoolholidays", "add"))


def snippet(model: str, action: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_quartier_pages_{model}:{action}", args=args)


def record_reviews_of_easy_language(client: Client, world: World) -> bool:
    return opens(client, reverse("wagtailsnippets_home_easylanguagereview:add"))


def change_site_settings(client: Client, world: World) -> bool:
    site = Site.objects.get(is_default_site=True)
    return opens(client, f"/admin/settings/home/sitesettings/{site.pk}/")


def redirect_addresses(client: Client, world: World) -> bool:
    return opens(client, "/admin/redirects/add/")


def manage_users(client: Client, world: World) -> bool:
    return opens(client, "/admin/users/") and opens(client, "/admin/users/new/")


def join_another_group(client: Client, world: World) -> bool:
    """Nobody may enlarge the own rights: the form of a user is for those who manage users."""
    me = get_user_model().objects.get(pk=client.session["_auth_user_id"])
    return opens(client, f"/admin/users/edit/{me.pk}/")


def manage_groups(client: Client, world: World) -> bool:
    group = Group.objects.get(name="Geschäftsstelle")
    return opens(client, f"/admin/groups/edit/{group.pk}/")


def manage_collections(client: Client, world: World) -> bool:
    collection = Collection.objects.get(name=world.own.centre.title)
    return opens(client, f"/admin/collections/{collection.pk}/")


def manage_workflows(client: Client, world: World) -> bool:
    return opens(client, "/admin/workflows/add/")


def manage_sites(client: Client, world: World) -> bool:
    return opens(client, "/admin/sites/new/")


def manage_languages(client: Client, world: World) -> bool:
    return opens(client, "/admin/locales/")


def hand_out_tokens(client: Client, world: World) -> bool:
    return opens(client, reverse("api_access:add"))


def register_webhooks(client: Client, world: World) -> bool:
    return opens(client, reverse("webhooks:add"))


def open_the_site_history(client: Client, world: World) -> bool:
    return opens(client, "/admin/reports/site-history/")


def count_pages_by_type(client: Client, world: World) -> bool:
    return opens(client, "/admin/reports/page-types-usage/")


def list_translations(client: Client, world: World) -> bool:
    return opens(client, "/admin/localize/reports/translations/")


def list_locked_pages(client: Client, world: World) -> bool:
    return opens(client, "/admin/reports/locked/")
