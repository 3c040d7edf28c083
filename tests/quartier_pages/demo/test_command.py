"""How the demo is loaded, left alone and taken away again."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.forms.models import FormSubmission
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.search.models import IndexEntry
from wagtail.users.models import UserProfile

from home.models import EasyLanguageReview, FeedbackPage, HomePage, StandardPage
from quartier_pages.demo.reset import remove_demo
from quartier_pages.models import DemoRecord, Organisation, QuartierszentrumPage
from tests.quartier_pages.demo.support import State, load_demo, state

pytestmark = pytest.mark.usefixtures("demo")


def home() -> HomePage:
    return Site.objects.get(is_default_site=True).root_page.specific


def test_a_second_run_changes_nothing():
    before = state()
    with CaptureQueriesContext(connection) as queries:
        said = load_demo()
    first, *summary = said.splitlines()
    assert first == "Die Demo-Inhalte sind schon geladen; es hat sich nichts geändert."
    assert "10 Zentren" in summary[0]
    assert len(queries) <= 7
    assert state() == before


def test_reset_loads_anew():
    before = state()
    german = Page.objects.get(slug="augaertle", locale=home().locale)
    german.title = "Geändert"
    german.save()
    _first, *before_it = load_demo().splitlines()
    summary = load_demo("--reset", "--with-logins").splitlines()
    assert state().rows == before.rows
    assert Page.objects.get(slug="augaertle", locale=home().locale).title == (
        "Quartierszentrum Augärtle"
    )
    assert summary == before_it
    assert summary[2] == (
        "Anmelden: admin, redaktion, geschaeftsstelle, uebersetzung, administration; "
        "Kennwort jeweils „heilbronn-demo“."
    )


def test_reset_removes_everything_but_content_of_others(demo: State):
    other = Organisation.objects.create(name="Musikverein")
    editor = get_user_model().objects.create_user("editor")
    remove_demo()
    other.refresh_from_db()
    editor.refresh_from_db()
    other.delete()
    editor.delete()
    assert not IndexEntry.objects.filter(title__contains="Augärtle").exists()
    assert state() == demo
    page = home()
    assert (page.title, page.draft_title, page.lead, len(page.body)) == (
        "Quartierszentren",
        "Quartierszentren",
        "",
        0,
    )
    assert page.numchild == 0
    assert page.revisions.count() == 0


def editors_page() -> None:
    home().add_child(instance=StandardPage(title="Eigene Seite", slug="eigene-seite"))


def editors_centre() -> None:
    index = Page.objects.get(slug="quartierszentren", locale=home().locale)
    index.add_child(instance=QuartierszentrumPage(title="Neues Zentrum", slug="neues-zentrum"))


def message_of_a_resident() -> None:
    FormSubmission.objects.create(page=FeedbackPage.objects.first(), form_data={"barriere": "x"})


def review() -> None:
    page = Page.objects.get(slug="einfach-erklaert", locale__language_code="de-simple")
    EasyLanguageReview.objects.create(page=page, reviewed_by="Büro", reviewed_on="2026-01-01")


def redirect() -> None:
    Redirect.objects.create(old_path="/augaertle", redirect_page=Page.objects.get(pk=home().pk))
    page = Page.objects.get(slug="augaertle", locale=home().locale)
    Redirect.objects.create(old_path="/aug", redirect_page=page)


def second_site() -> None:
    root = Page.objects.get(depth=2, locale__language_code="tr")
    Site.objects.create(hostname="tr.example.org", root_page=root)


@pytest.mark.parametrize(
    "make", [editors_page, editors_centre, message_of_a_resident, review, redirect, second_site]
)
def test_reset_refuses_to_take_content_of_others_along(make: Any):
    make()
    before = state()
    with pytest.raises(CommandError) as refusal:
        load_demo("--reset")
    assert refusal.value.returncode == 1
    assert len(str(refusal.value).splitlines()) == 1
    assert state() == before


def test_the_refusal_names_every_page_with_its_path():
    editors_page()
    editors_centre()
    with pytest.raises(CommandError) as refusal:
        load_demo("--reset")
    said = str(refusal.value)
    assert "„Eigene Seite“ (/eigene-seite/)" in said
    assert "„Neues Zentrum“ (/quartierszentren/neues-zentrum/)" in said
    assert said.endswith(
        "Verschieben oder löschen Sie sie und starten Sie den Befehl dann noch einmal."
    )


def test_ctrl_c_ends_in_one_line_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
):
    def interrupt(*_: Any) -> None:
        assert list(pictures.iterdir())
        raise KeyboardInterrupt

    settings.MEDIA_ROOT = tmp_path
    pictures = tmp_path / "original_images"
    monkeypatch.setattr("quartier_pages.demo.loader.add_vocabulary", interrupt)
    before, stderr = state(), StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("load_demo", "--reset", stderr=stderr)
    assert end.value.code == 130
    assert stderr.getvalue().endswith("\nAbgebrochen; die Datenbank ist wie zuvor.\n")
    assert "Traceback" not in stderr.getvalue()
    assert state() == before
    assert not list(pictures.iterdir())


def test_adopted_objects_keep_their_original_state():
    adopted = DemoRecord.objects.filter(original__isnull=False)
    assert [row["model"] for row in adopted.get().original] == ["wagtailcore.page", "home.homepage"]


def entries() -> set[Any]:
    return {
        tuple(row)
        for row in IndexEntry.objects.values_list(
            "content_type", "object_id", "title", "autocomplete", "body"
        )
    }


def references() -> set[Any]:
    return set(
        ReferenceIndex.objects.values_list(
            "base_content_type", "object_id", "to_content_type", "to_object_id", "content_path"
        )
    )


def test_the_indexes_hold_what_saving_each_object_would_have_written():
    """Loading pauses Wagtail's own updates (`modelsearch.signal_handlers`, `ReferenceIndex`)."""
    before = entries(), references()
    for page in Page.objects.filter(depth__gt=1).specific():
        page.save(clean=False)
    assert before == (entries(), references())


def test_logins():
    users = get_user_model().objects
    assert {user.username: user.is_superuser for user in users.all()} == {
        "admin": True,
        "redaktion": False,
        "geschaeftsstelle": False,
        "uebersetzung": False,
        "administration": False,
    }
    groups = {
        user.username: [group.name for group in user.groups.order_by("name")]
        for user in users.all()
    }
    assert groups == {
        "admin": [],
        "redaktion": ["Redaktion", "Redaktion QZ Augärtle"],
        "geschaeftsstelle": ["Geschäftsstelle"],
        "uebersetzung": ["Übersetzung"],
        "administration": ["Administration"],
    }
    assert UserProfile.objects.filter(preferred_language="de").count() == 5
    assert all(user.check_password("heilbronn-demo") for user in users.all())
