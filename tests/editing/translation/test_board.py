"""The board says what is out of date, to whom it concerns, at the same cost for any number."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from home.editing.translation.listing import board_of
from home.editing.translation.states import State, states_of
from home.models import RoleKey
from tests.editing.translation.conftest import (
    age,
    begin,
    change_german,
    publish,
    published,
    write,
)
from tests.trees import build_offer

BOARD = "/admin/uebersetzungen/"


def state(page, locale):
    sources = Page.objects.filter(pk=page.pk)
    return states_of(sources, [locale])[page.translation_key][locale.pk]


class TestStates:
    def test_a_mirrored_page_is_not_begun(self, offer, english):
        found = state(offer, english)
        assert found.state == State.NOT_BEGUN
        assert str(found) == "nicht begonnen; zeigt den deutschen Text"

    def test_a_page_without_mirror_is_not_begun(self, offer, locales):
        assert state(offer, locales["tr"]).state == State.NOT_BEGUN

    def test_a_translation_that_was_begun_is_a_draft_with_all_texts_missing(self, offer, english):
        translation = begin(offer, english)
        total, _done = translation.get_progress()
        found = state(offer, english)
        assert (found.state, found.missing) == (State.DRAFT, total)
        assert total > 0

    def test_a_published_translation_is_up_to_date(self, offer, english, translated):
        found = state(offer, english)
        assert (found.state, found.missing) == (State.CURRENT, 0)
        assert found.notes[0].startswith("veröffentlicht am ")

    def test_a_change_in_german_makes_it_out_of_date_at_once(self, offer, english, translated):
        change_german(offer)
        found = state(offer, english)
        assert (found.state, found.source_changed, found.missing) == (State.OUTDATED, True, 0)

    def test_after_taking_it_over_the_new_text_is_missing(self, offer, english, translated):
        change_german(offer)
        translated.source.update_from_db()
        found = state(offer, english)
        assert (found.state, found.source_changed, found.missing) == (State.OUTDATED, False, 1)

    def test_a_text_written_since_waits_for_publication(self, offer, english, translated):
        age(translated.get_target_instance())
        StringTranslation.objects.first().save()
        found = state(offer, english)
        assert (found.state, found.missing) == (State.DRAFT, 0)
        assert "Änderungen nicht veröffentlicht" in found.notes

    def test_a_text_with_an_error_counts_as_missing(self, offer, english, translated):
        StringTranslation.objects.filter(pk=StringTranslation.objects.first().pk).update(
            has_error=True
        )
        assert state(offer, english).missing == 1

    def test_a_text_of_another_language_does_not_count(self, offer, english, locales, translated):
        StringTranslation.objects.update(locale=locales["tr"])
        assert state(offer, english).missing == translated.get_progress()[0]

    def test_what_a_machine_wrote_is_marked_until_somebody_publishes_it(self, offer, english):
        translation = begin(offer, english)
        write(translation, "machine")
        total, _done = translation.get_progress()
        assert state(offer, english).by_machine == total
        publish(translation)
        assert state(offer, english).by_machine == 0


class TestBoard:
    def texts(self, client, **filters):
        response = client.get(BOARD, {"export": "csv", **filters})
        return list(csv.DictReader(StringIO(response.getvalue().decode())))

    def test_it_shows_each_page_with_a_link_to_go_on(self, translator_client, offer, translated):
        html = translator_client.get(BOARD).content.decode()
        english = translated.get_target_instance()
        assert f'href="/admin/pages/{english.pk}/edit/"' in html
        parent = offer.get_parent()
        assert f'href="/admin/localize/submit/page/{parent.pk}/?select_locale=en"' in html, (
            "begins what is not begun"
        )

    @pytest.mark.parametrize("wanted", State)
    def test_filter_by_state(self, admin_client, offer, english, translated, wanted):
        expected = {State.CURRENT: ["Offener Bereich"], State.OUTDATED: [], State.DRAFT: []}
        rows = self.texts(admin_client, language="en", state=wanted)
        titles = [row["Seite"] for row in rows]
        if wanted in expected:
            assert titles == expected[wanted]
        else:
            assert len(titles) == 3
            assert "Offener Bereich" not in titles

    def test_filter_by_kind_and_section(self, admin_client, tree, offer):
        rows = self.texts(admin_client, kind=offer.content_type_id)
        assert [row["Seite"] for row in rows] == ["Offener Bereich"]
        rows = self.texts(admin_client, section=tree.zentrum.pk)
        assert [row["Seite"] for row in rows] == ["Quartierszentrum Augärtle", "Offener Bereich"]

    def test_counts_per_language_at_the_top(self, admin_client, offer, english, translated):
        response = admin_client.get(BOARD, {"language": "en"})
        counts = {str(label): n for label, n in response.context["summaries"][0]["counts"]}
        assert counts == {"aktuell": 1, "veraltet": 0, "Entwurf": 0, "nicht begonnen": 3}

    def test_a_translator_sees_no_german_draft(self, translator_client, tree, offer, english):
        draft = build_offer(tree.zentrum, title="Geheimes Fest", live=False)
        draft.copy_for_translation(english, alias=True)
        offer.title = "Geheime Umbenennung"
        offer.save_revision()
        assert "Geheim" not in translator_client.get(BOARD).content.decode()

    @pytest.mark.parametrize("role", [RoleKey.EDITORS])
    def test_it_is_for_those_who_translate(self, client, person, role):
        client.force_login(person("somebody", role))
        assert client.get(BOARD).status_code == 302
        assert client.get(f"{BOARD}en/update/").status_code == 302

    def test_the_cost_does_not_grow(self, admin_client, tree, offer, english, translated):
        def queries():
            admin_client.get(BOARD)
            with CaptureQueriesContext(connection) as captured:
                assert admin_client.get(BOARD).status_code == 200
                # The column of the explorer by itself: Wagtail's own buttons ask for each page.
                board_of(list(Page.objects.all()))
            return len(captured)

        change_german(offer)
        before = queries()
        for number in range(4):
            page = published(build_offer(tree.zentrum, title=f"Treff {number}"), english)
            write(begin(page, english))
            change_german(page)
        assert queries() == before


class TestRefresh:
    def test_it_takes_over_all_that_changed_and_publishes_nothing(
        self, translator_client, offer, english, translated
    ):
        change_german(offer)
        page = translated.get_target_instance()
        address = f"{BOARD}en/update/"
        assert "Offener Bereich" in translator_client.get(address).content.decode()
        assert state(offer, english).source_changed, "asking changes nothing"
        response = translator_client.post(address, follow=True)
        text = response.content.decode()
        assert "1 Seite aktualisiert. 1 Text wartet auf seine Übersetzung." in text
        assert not state(offer, english).source_changed
        assert Page.objects.get(pk=page.pk).last_published_at == page.last_published_at
        assert "Nichts zu tun" in translator_client.get(address).content.decode()

    def test_one_failure_leaves_all_as_it_was(
        self, admin_client, tree, offer, english, translated, monkeypatch
    ):
        other = published(build_offer(tree.zentrum, title="Zweites"), english)
        second = begin(other, english)
        write(second)
        publish(second)
        for page in (offer, other):
            change_german(page)
        stamps = {state(page, english).synced_at for page in (offer, other)}

        def fail(source, locale):
            if source.object_id == other.translation_key:
                raise RuntimeError

        monkeypatch.setattr(
            "wagtail_localize.models.TranslationSource.update_target_view_restrictions", fail
        )
        with pytest.raises(RuntimeError):
            admin_client.post(f"{BOARD}en/update/")
        assert {state(page, english).synced_at for page in (offer, other)} == stamps

    def test_a_language_that_is_not_ones_own_is_not_found(self, translator_client, offer):
        assert translator_client.get(f"{BOARD}tr/update/").status_code == 404


class TestListing:
    def test_the_explorer_marks_each_language(self, admin_client, tree, offer, translated):
        html = admin_client.get(f"/admin/pages/{tree.zentrum.pk}/").content.decode()
        assert '<span aria-hidden="true">en ✓</span>' in html
        assert "Englisch: aktuell." in html

    def test_beside_the_editor_each_language_has_a_link(self, admin_client, offer, translated):
        html = admin_client.get(f"/admin/pages/{offer.pk}/edit/").content.decode()
        assert f'href="/admin/pages/{translated.get_target_instance().pk}/edit/"' in html
        assert "veröffentlicht am" in html
