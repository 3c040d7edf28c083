"""When the demo may be loaded, and what is left when loading breaks off."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError
from wagtail.models import Page, Site

from home.models import HomePage, SiteSettings, StandardPage
from quartier_pages.demo import loader
from quartier_pages.demo.logins import add_logins
from tests.quartier_pages.demo.support import load_demo, state

pytestmark = pytest.mark.django_db


def home() -> HomePage:
    return Site.objects.get(is_default_site=True).root_page.specific


def files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_an_interrupted_load_leaves_everything_as_it_was(monkeypatch):
    def fail(*_: Any) -> None:
        raise RuntimeError

    before, files_before = state(), files()
    monkeypatch.setattr(loader, "mirror_languages", fail)
    with pytest.raises(RuntimeError):
        load_demo("--with-logins")
    assert state() == before
    assert files() == files_before


def edited_home() -> None:
    home().save_revision().publish()


def child_page() -> None:
    home().add_child(instance=StandardPage(title="Eigene Seite", slug="eigene-seite"))


def second_root() -> None:
    Page.get_first_root_node().add_child(instance=HomePage(title="Andere", slug="andere"))


def filled_settings() -> None:
    settings_of_site = SiteSettings.for_site(Site.objects.get())
    settings_of_site.city_name = "Stadt Neckarsulm"
    settings_of_site.save()


def no_site() -> None:
    Site.objects.all().delete()


@pytest.mark.parametrize("make", [edited_home, child_page, second_root, filled_settings, no_site])
def test_content_of_others_is_never_touched(make: Any):
    make()
    before = state()
    with pytest.raises(CommandError) as refusal:
        load_demo()
    assert len(str(refusal.value).splitlines()) == 1
    assert state() == before


def test_logins_leave_existing_accounts_alone():
    own = get_user_model().objects.create_user("admin", password="own password")
    add_logins()
    new = get_user_model().objects.exclude(pk=own.pk)
    assert {*new.values_list("username", flat=True)} == {
        "redaktion",
        "geschaeftsstelle",
        "uebersetzung",
        "administration",
    }
    own.refresh_from_db()
    assert own.check_password("own password")
    assert not own.is_superuser


def test_settings_that_the_first_visit_created_are_adopted(monkeypatch):
    SiteSettings.for_site(Site.objects.get())
    before = state()
    monkeypatch.setattr(loader, "TRANSLATED", ())
    monkeypatch.setattr(loader, "mirror_languages", lambda *_: None)
    load_demo()
    assert SiteSettings.objects.get().city_name == "Stadt Heilbronn"
    loader.remove_demo()
    assert SiteSettings.objects.get().city_name == ""
    assert state() == before


def test_without_being_asked_for_there_are_no_logins(monkeypatch):
    monkeypatch.setattr(loader, "TRANSLATED", ())
    monkeypatch.setattr(loader, "mirror_languages", lambda *_: None)
    assert "Anmelden" not in load_demo()
    assert not get_user_model().objects.exists()
