"""Only a text that somebody checked, and that has not changed since, is Leichte Sprache."""

import pytest
from wagtail.models import Page

from home.models import EasyLanguageReview, RoleKey
from home.models.easy_language import note_after_review
from tests.editing.translation.conftest import begin, publish, write


@pytest.fixture
def easy(locales, tree):
    """The home page in easy German, published."""
    tree.home.copy_for_translation(locales["de-simple"], alias=True)
    translation = begin(tree.home, locales["de-simple"])
    write(translation)
    publish(translation)
    return translation


def page_of(translation):
    return Page.objects.get(pk=translation.get_target_instance().pk).specific


def address(translation):
    return f"/admin/uebersetzungen/review/{page_of(translation).pk}/"


CHECKED = {"reviewed_by": "Büro für Leichte Sprache", "reviewed_on": "01.03.2026"}


def test_recording_gives_the_name_and_the_next_publication_takes_it(admin_client, easy):
    page = page_of(easy)
    assert note_after_review(page) == "Einfache Sprache"
    header = admin_client.get(f"/admin/pages/{page.pk}/").content.decode()
    assert address(easy) in header
    admin_client.post(address(easy), CHECKED)
    assert note_after_review(page_of(easy)).endswith("Büro für Leichte Sprache")
    page_of(easy).save_revision()
    assert note_after_review(page_of(easy)) != "Einfache Sprache", "a draft changes nothing"
    publish(easy)
    assert page_of(easy).easy_language_note == "Einfache Sprache"


def test_a_review_recorded_again_gives_the_name_back(admin_client, easy):
    admin_client.post(address(easy), CHECKED)
    publish(easy)
    admin_client.post(address(easy), CHECKED)
    assert page_of(easy).easy_language_note.endswith("Büro für Leichte Sprache")
    assert EasyLanguageReview.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({**CHECKED, "reviewed_by": ""}, "reviewed_by"),
        ({**CHECKED, "reviewed_on": "01.03.2999"}, "reviewed_on"),
        ({**CHECKED, "reviewed_on": "gestern"}, "reviewed_on"),
    ],
)
def test_mistakes_are_told_beside_the_field(admin_client, easy, data, field):
    response = admin_client.post(address(easy), data)
    assert list(response.context["form"].errors) == [field]
    assert not EasyLanguageReview.objects.exists()


def test_what_is_not_public_cannot_be_reviewed(admin_client, easy):
    page_of(easy).unpublish()
    admin_client.post(address(easy), CHECKED)
    assert not EasyLanguageReview.objects.exists()


def test_only_who_publishes_records_reviews(client, person, easy):
    client.force_login(person("editor", RoleKey.EDITORS))
    client.post(address(easy), CHECKED)
    assert not EasyLanguageReview.objects.exists()
