"""Text in another language than the page says so, and labels speak the language around them."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.models import Page, Site

from home.models import EasyLanguageReview, FeedbackFormField, FeedbackPage, SiteSettings
from quartier_pages.models import AngebotPage, Kennzahl, Massnahme, Organisation
from tests.html import compact, html, main
from tests.trees import build_field_of_action, build_indicator, build_report


class TestLanguages:
    @pytest.fixture
    def turkish(self, locales, offer):
        """A Turkish tree of aliases: nothing has been translated."""
        for page in Page.objects.filter(depth__gt=1, locale=locales["de"]).order_by("path"):
            page.specific.copy_for_translation(locales["tr"], alias=True)
        return AngebotPage.objects.get(locale=locales["tr"])

    def test_an_untranslated_page_holds_german_text_in_turkish_words(self, client, turkish):
        text = html(client, turkish)
        assert '<html lang="tr" dir="ltr"' in text
        assert f'<h1><bdi lang="de">{turkish.title}</bdi></h1>' in main(text)
        assert "Ne zaman" in main(text)
        assert "Uhr" not in main(text)

    def test_an_untranslated_form_asks_in_german_and_answers_in_turkish(
        self, client, locales, turkish, tree
    ):
        form = FeedbackPage(title="Barriere melden", slug="melden", intro="<p>Bitte.</p>")
        tree.home.add_child(instance=form)
        field = FeedbackFormField(label="Nachricht", field_type="multiline", help_text="Kurz.")
        choice = FeedbackFormField(
            label="Wo", field_type="radio", choices="Website", required=False
        )
        form.form_fields.add(field, choice)
        form.save_revision().publish()
        alias = form.copy_for_translation(locales["tr"], alias=True)
        text = main(html(client, alias))
        for german in ("Barriere melden", "Nachricht", "Wo", "Website"):
            assert f'<bdi lang="de">{german}</bdi>' in text
        assert '<div class="qz-prose qz-form__intro" lang="de" dir="ltr">' in text
        assert '_helptext" lang="de" dir="ltr">Kurz.' in text
        assert "Gönder" in text
        answer = main(compact(client.post(alias.url, {}).content.decode()))
        assert "Lütfen girdiğiniz bilgileri kontrol edin" in answer
        assert '<bdi lang="de">Nachricht</bdi></a>: Bu alan zorunludur.' in answer

    def test_a_translated_page_marks_what_is_german(self, client, locales, turkish):
        Page.objects.filter(pk=turkish.zentrum_id).update(alias_of=None, title="Mahalle Merkezi")
        text = html(client, turkish.zentrum)
        assert "<h1>Mahalle Merkezi</h1>" in main(text)
        assert '<bdi lang="de">Offener Bereich</bdi>' in main(text)
        assert "Uhr" not in main(text)
        assert 'Offener Bereich</bdi></a><span class="qz-note">' in main(text)

    def test_a_translated_report_marks_names_that_are_german(self, client, zentrum, turkish):
        field, indicator = build_field_of_action(), build_indicator()
        report = build_report(
            zentrum,
            2024,
            kennzahlen=[Kennzahl(indikator=indicator, value=180)],
            massnahmen=[Massnahme(title="Sprachtreff", handlungsfeld=field)],
        )
        alias = report.copy_for_translation(turkish.locale, alias=True)
        Page.objects.filter(pk=alias.pk).update(alias_of=None, title="Yıllık rapor")
        text = main(html(client, alias))
        assert "<h1>Yıllık rapor</h1>" in text
        assert f'<bdi lang="de">{indicator.name}</bdi>' in text
        assert f'<bdi lang="de">{field.name}</bdi>' in text

    def test_german_names_keep_their_direction_in_arabic(self, locales):
        """Else the full stop of "e. V." stands on the wrong side."""
        carrier = Organisation(name="Verein e. V.", url="https://verein.example.org/")
        with override("ar"):
            text = render_to_string(
                "quartier_pages/partials/organisation.html", {"organisation": carrier}
            )
        assert '<bdi lang="de">Verein e. V.</bdi>' in text

    def test_arabic_runs_from_right_to_left(self, client, locales, tree):
        tree.home.copy_for_translation(locales["ar"], alias=True)
        text = html(client, "/ar/")
        assert '<html lang="ar" dir="rtl"' in text
        assert f'<bdi lang="de">{tree.home.title}</bdi>' in main(text)

    def test_easy_german_says_whether_it_was_checked(self, client, locales, tree):
        page = tree.home.copy_for_translation(locales["de-simple"], alias=True)
        assert "Einfache Sprache" not in main(html(client, "/de-simple/"))
        Page.objects.filter(pk=page.pk).update(alias_of=None)
        assert "<span>Einfache Sprache</span>" in main(html(client, "/de-simple/"))
        EasyLanguageReview.objects.create(
            page=page, reviewed_by="Büro für Leichte Sprache", reviewed_on="2026-01-01"
        )
        text = main(html(client, "/de-simple/"))
        assert "<span>Leichte Sprache – geprüft von Büro für Leichte Sprache</span>" in text
        assert "Sprache – " not in main(html(client, tree.home))

    def test_links_call_easy_german_what_it_may_be_called(self, client, locales, tree):
        page = tree.home.copy_for_translation(locales["de-simple"], alias=True)
        Page.objects.filter(pk=page.pk).update(alias_of=None)
        settings = SiteSettings.for_site(Site.objects.get())
        settings.easy_language_page = tree.home
        settings.save()

        def header():
            return html(client, "/").split("<main")[0]

        # The link at the top, and the language switcher.
        assert "Leichte Sprache" not in header()
        assert header().count("Einfache Sprache") == 2
        EasyLanguageReview.objects.create(page=page, reviewed_by="Büro", reviewed_on="2026-01-01")
        assert header().count("Leichte Sprache") == 2
        assert "Einfache Sprache" not in header()

    def test_german_pages_mark_nothing(self, client, offer):
        assert "<bdi" not in main(html(client, offer.zentrum))
