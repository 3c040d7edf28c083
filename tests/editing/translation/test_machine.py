"""A machine is off unless wanted, writes drafts only, and says so."""

from importlib import import_module

import pytest
import requests
from wagtail.models import Page
from wagtail_localize.machine_translators.dummy import DummyTranslator
from wagtail_localize.models import StringTranslation, TranslationSource

from home.editing.translation.machine import machine_translator, wrong_machine_translator
from tests.editing.translation.conftest import begin, publish, write
from tests.editing.translation.test_board import state

DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator", "OPTIONS": {}}
PUBLISH_UNREAD = {"publish_translations": "on", "use_machine_translation": "on"}


@pytest.fixture
def machine(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY


def ask(client, translation):
    address = f"/admin/localize/translate/{translation.pk}/machine_translate/"
    return client.post(address, {"next": "/admin/"}, follow=True)


@pytest.mark.parametrize("name", ["deepl", "libretranslate", "DeepL", DUMMY["CLASS"]])
def test_a_name_leads_to_a_class(name):
    chosen = machine_translator(name, key="secret", url="https://t.example.org/")
    module, _, cls = chosen["CLASS"].rpartition(".")
    made = getattr(import_module(module), cls)(chosen["OPTIONS"])
    assert made.can_translate(*locales_like("de", "tr"))
    assert chosen["OPTIONS"]["LIBRETRANSLATE_URL"] == "https://t.example.org"


def locales_like(*codes):
    return [type("Language", (), {"language_code": code}) for code in codes]


@pytest.mark.parametrize(
    ("environ", "wrong"),
    [
        ({}, []),
        ({"MACHINE_TRANSLATOR": "deepl", "MACHINE_TRANSLATOR_KEY": "k"}, []),
        ({"MACHINE_TRANSLATOR": "deepl"}, ["MACHINE_TRANSLATOR_KEY"]),
        ({"MACHINE_TRANSLATOR": "libretranslate"}, ["MACHINE_TRANSLATOR_URL"]),
        ({"MACHINE_TRANSLATOR": "gogle"}, ["MACHINE_TRANSLATOR"]),
    ],
)
def test_production_says_what_is_missing(environ, wrong):
    assert [text.split()[0] for text in wrong_machine_translator(environ)] == wrong


def test_it_is_off_by_default(admin_client, offer, english):
    assert machine_translator("", key="", url="") is None
    translation = begin(offer, english)
    assert ask(admin_client, translation).status_code == 404
    assert not StringTranslation.objects.exists()


def test_it_writes_a_marked_draft(admin_client, offer, english, machine):
    translation = begin(offer, english)
    ask(admin_client, translation)
    found = state(offer, english)
    assert (found.missing, found.by_machine) == (0, translation.get_progress()[0])
    assert any(note.startswith("maschinell übersetzt") for note in found.notes)
    page = translation.get_target_instance()
    assert page.live_revision is None, "the public still reads German"


def test_it_never_translates_german_into_easy_german():
    assert not DummyTranslator({}).can_translate(*locales_like("de", "de-simple"))


@pytest.mark.parametrize("failure", [requests.ConnectionError, KeyError("translations")])
def test_a_machine_that_does_not_answer_changes_nothing(
    admin_client, offer, english, machine, monkeypatch, failure
):
    def fail(*_args):
        raise failure

    monkeypatch.setattr(DummyTranslator, "translate", fail)
    response = ask(admin_client, begin(offer, english))
    assert "hat nicht geantwortet" in response.content.decode()
    assert not StringTranslation.objects.exists()


class TestNothingGoesOutUnread:
    def update(self, client, page, data):
        source = TranslationSource.objects.get(object_id=page.translation_key)
        return client.post(f"/admin/localize/update/{source.pk}/", data)

    def test_machine_and_publish_at_once_is_refused(self, admin_client, offer, english, machine):
        begin(offer, english)
        response = self.update(admin_client, offer, PUBLISH_UNREAD)
        assert list(response.context["form"].errors) == ["publish_translations"]
        assert not StringTranslation.objects.exists()

    def test_nor_later_in_bulk(self, admin_client, offer, english, machine):
        write(begin(offer, english), "machine")
        response = self.update(admin_client, offer, {"publish_translations": "on"})
        assert "eine Maschine" in response.content.decode()

    def test_what_people_wrote_may(
        self, admin_client, offer, english, django_capture_on_commit_callbacks
    ):
        translation = begin(offer, english)
        write(translation)
        with django_capture_on_commit_callbacks(execute=True):
            self.update(admin_client, offer, {"publish_translations": "on"})
        page = Page.objects.get(pk=translation.get_target_instance().pk)
        assert page.live_revision_id is not None

    def test_after_a_person_published_it_is_a_text_like_others(self, offer, english):
        translation = begin(offer, english)
        write(translation, "machine")
        publish(translation)
        assert state(offer, english).by_machine == 0
