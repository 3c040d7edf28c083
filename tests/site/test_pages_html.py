"""Every page type as visitors and editors get it: the facts are there."""

import re
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page

from home.models import FeedbackPage, HomePage, StandardPage
from home.models.feedback import FeedbackFormField
from quartier_pages.models import (
    AngebotPage,
    Beleg,
    BerichtSchwerpunkt,
    EckpunktepapierPage,
    Indikatorwert,
    JahresberichtPage,
    Kennzahl,
    Leitziel,
    Massnahme,
    MassnahmenRueckblick,
    PapierHandlungsfeld,
    QuartierszentrumIndexPage,
    QuartierszentrumPage,
)
from tests.html import compact, html, main
from tests.trees import (
    build_field_of_action,
    build_indicator,
    build_offer,
    build_paper,
    build_report,
    build_zentrum,
    weekly,
)


class TestOverview:
    def test_lists_centres_and_draws_them(self, client, tree, zentrum):
        text = main(html(client, tree.index))
        assert f'href="{zentrum.url}"' in text
        assert "Ellwanger Straße 15/1" in text
        assert 'href="geo:49.154000,9.220000"' in text
        assert 'aria-label="1 Quartierszentrum Augärtle, ' in text
        assert 'class="qz-map__halo"' in text

    def test_a_planned_centre_without_a_place_is_not_on_the_map(self, client, tree):
        build_zentrum(tree.index, "Sontheim", status="geplant").standorte.all().delete()
        text = main(html(client, tree.index))
        assert 'data-status="geplant"' in text
        assert "<svg" not in text.split('id="zentrum-2"')[1].split("</li>")[0]
        assert "qz-map__svg" not in text

    def test_names_its_sources(self, client, tree):
        assert "qz-sources" not in main(html(client, tree.index))
        Beleg.objects.create(page=tree.index, title="Konzept", url="https://example.org/konzept")
        assert 'href="https://example.org/konzept"' in main(html(client, tree.index))


class TestZentrum:
    def test_shows_its_facts(self, client, zentrum, offer):
        text = main(html(client, zentrum))
        for fact in [
            'data-status="in_betrieb"',
            "Treffpunkt im Quartier",
            "Ellwanger Straße 15/1",
            'href="tel:07131941850"',
            'href="mailto:augaertle@example.org"',
            "Caritas",
            "(50 %)",
            "1.918",
            'href="https://example.org/a"',
            f'href="{offer.url}"',
            "16:00–18:00",
        ]:
            assert fact in text
        assert "Die Öffnungszeiten sind nicht bekannt." in text

    def test_unknown_accessibility_is_not_a_no(self, client, zentrum):
        assert "Nicht bekannt." in main(html(client, zentrum))
        zentrum.standorte.update(accessibility_checked=True, accessibility_features=["step_free"])
        text = main(html(client, zentrum))
        assert "stufenlos" in text.lower()
        assert "Nicht vorhanden:" in text

    def test_ended_offers_move_to_the_past(self, client, zentrum):
        past = build_offer(zentrum, title="Straßenfest", slug="fest", status="beendet")
        text = main(html(client, zentrum))
        assert text.index("kern-accordion") < text.index(past.url)
        assert "qz-offers__item" not in text

    def test_the_card_of_an_offer_names_the_next_cancelled_date(self, client, zentrum, offer):
        build_offer(zentrum, [weekly("MO")], title="Chor", slug="chor", on_public_holidays=True)
        day = timezone.localdate() + timedelta(days=7)
        text = main(html(client, zentrum)).split('id="alle-angebote"')[1]
        assert f"Fällt aus: {date_format(day, 'l')}, {date_format(day, 'j. F')}" in text
        assert text.count("Fällt aus:") == 1

    def test_current_paper_and_reports(self, client, zentrum):
        old = build_paper(zentrum, title="Altes Papier", slug="alt", valid_to=date(2024, 12, 31))
        paper = build_paper(zentrum, title="Papier", slug="neu", valid_from=date(2025, 1, 1))
        report = build_report(zentrum, 2024)
        text = main(html(client, zentrum))
        assert text.index(paper.url) < text.index(report.url) < text.index(old.url)

    def test_earlier_papers_without_a_date_come_last(self, client, zentrum):
        over = {"valid_to": date(2020, 12, 31)}
        undated = build_paper(zentrum, title="A", slug="a", valid_from=None, **over)
        dated = build_paper(zentrum, title="B", slug="b", valid_from=date(2020, 1, 1), **over)
        text = main(html(client, zentrum))
        assert text.index(dated.url) < text.index(undated.url)


class TestAngebot:
    def test_shows_when_where_and_for_whom(self, client, offer):
        text = main(html(client, offer))
        for fact in [
            "16:00–18:00 Uhr",
            "Ellwanger Straße 15/1",
            "Kinder",
            "ab 6 Jahren",
            "kostenlos",
        ]:
            assert fact in text

    def test_a_cancelled_date_is_struck_through_with_its_reason(self, client, offer):
        text = main(html(client, offer))
        assert text.count("<s>") == 1
        assert 'data-status="faellt_aus"' in text
        assert "Betriebsausflug" in text

    @pytest.mark.parametrize("status", ["pausiert", "beendet"])
    def test_nobody_is_sent_to_an_offer_that_does_not_take_place(self, client, zentrum, status):
        offer = build_offer(zentrum, [weekly("MO")], title="Chor", slug="chor", status=status)
        text = main(html(client, offer))
        assert "qz-dates" not in text
        assert re.search(r"qz-callout--(warning|danger)", text)


class TestEckpunktepapier:
    def test_shows_figures_aims_and_fields(self, client, zentrum):
        paper = build_paper(zentrum, vision="<p>Ein Quartier für alle</p>", audience=["familien"])
        locale = zentrum.locale
        indicator = build_indicator("Einwohner", unit="personen", topic="demografie")
        figures = [
            {"value": Decimal(1918), "comparator": "≈", "source_title": "Stadt"},
            {"is_suppressed": True, "comparison_value": Decimal(100), "comparison_space": "Stadt"},
        ]
        for fields in figures:
            Indikatorwert.objects.create(page=paper, indikator=indicator, locale=locale, **fields)
        Leitziel.objects.create(page=paper, title="Begegnung", term="lang", locale=locale)
        PapierHandlungsfeld.objects.create(
            page=paper, handlungsfeld=build_field_of_action(), priority="hoch", locale=locale
        )
        text = main(html(client, paper))
        assert '<th class="kern-table__header" scope="row">Einwohner' in text
        for fact in ["≈ 1.918", "Ein Quartier für alle", "Begegnung", "Integration", "Familien"]:
            assert fact in text
        assert text.count("Datenschutz") == 1  # the suppressed value says why

    def test_contents_lead_to_every_section(self, client, zentrum):
        paper = build_paper(
            zentrum, summary="<p>a</p>", initial_situation="<p>b</p>", evaluation="<p>c</p>"
        )
        text = main(html(client, paper))
        targets = re.findall(r'href="#([\w-]+)"', text)
        assert targets == ["zusammenfassung", "ausgangslage", "evaluation"]
        assert all(f'id="{target}"' in text for target in targets)

    def test_predecessor_and_successor_know_each_other(self, client, zentrum):
        old = build_paper(zentrum, title="Alt", slug="alt", valid_to=date(2024, 12, 31))
        new = build_paper(
            zentrum, title="Neu", slug="neu", valid_from=date(2025, 1, 1), predecessor=old
        )
        assert f'href="{new.url}"' in main(html(client, old))
        assert f'href="{old.url}"' in main(html(client, new))
        assert "qz-callout--success" in main(html(client, new))
        assert "qz-callout--warning" in main(html(client, old))


class TestJahresbericht:
    def test_tells_what_became_of_the_measures(self, client, zentrum):
        uid, field, visits = uuid4(), build_field_of_action(), build_indicator()
        first = build_report(
            zentrum,
            2024,
            massnahmen=[Massnahme(uid=uid, title="Sprachtreff", handlungsfeld=field)],
            kennzahlen=[Kennzahl(indikator=visits, value=120)],
        )
        second = build_report(
            zentrum,
            2025,
            rueckblick=[MassnahmenRueckblick(massnahme_uid=uid, zielerreichung="teilweise")],
            kennzahlen=[Kennzahl(indikator=visits, value=180)],
            schwerpunkte=[BerichtSchwerpunkt(title="Jugend", handlungsfeld=field)],
        )
        text = main(html(client, second))
        for fact in ["Sprachtreff", 'data-status="teilweise"', "+60 (+50", "Jugend", "Integration"]:
            assert fact in text
        assert re.search(rf'rel="prev" href="{first.url}"', text)
        assert re.search(rf'rel="next" href="{second.url}"', main(html(client, first)))
        assert 'data-status="geplant"' in main(html(client, first))


class TestForm:
    @pytest.fixture
    def page(self, tree):
        page = FeedbackPage(
            title="Barriere melden", slug="barriere", thank_you_text="<p>Danke!</p>"
        )
        page.form_fields = [
            FeedbackFormField(
                label="Was ist die Barriere?",
                field_type="multiline",
                required=True,
                help_text="Was wollten Sie tun?",
                locale=tree.home.locale,
            ),
            FeedbackFormField(
                label="Antwort?",
                field_type="radio",
                required=False,
                choices="ja,nein",
                locale=tree.home.locale,
            ),
        ]
        return tree.home.add_child(instance=page)

    def test_fields_have_labels_and_hints(self, client, page):
        text = main(html(client, page))
        assert re.search(r'<label class="kern-label" for="id_was_ist_die_barriere">', text)
        assert 'aria-describedby="id_was_ist_die_barriere_helptext"' in text
        assert text.count('type="radio"') == 2
        assert 'role="alert"' not in text

    def test_errors_stand_in_a_summary_and_at_the_field(self, client, page):
        response = client.post(page.url, {})
        text = main(compact(response.content.decode()))
        assert 'role="alert"' in text
        assert 'href="#id_was_ist_die_barriere"' in text
        assert 'aria-invalid="true"' in text
        assert 'id="id_was_ist_die_barriere_error"' in text


class TestHome:
    def test_leads_to_the_pages_in_the_menu(self, client, tree):
        tree.index.show_in_menus = True
        tree.index.teaser_text = "Alle Zentren"
        tree.index.save()
        text = main(html(client, tree.home))
        assert f'class="kern-btn kern-btn--primary" href="{tree.index.url}"' in text
        assert "Alle Zentren" not in text  # one page alone needs no list
        tree.home.add_child(instance=StandardPage(title="Über uns", show_in_menus=True))
        text = main(html(client, tree.home))
        assert "Alle Zentren" in text
        assert "Über uns" in text

    def test_standard_page_shows_its_blocks(self, client, tree):
        body = [
            ("heading", {"text": "Wer wir sind", "level": "2"}),
            ("paragraph", "<p>Nachbarn</p>"),
            ("callout", {"kind": "warning", "title": "Achtung", "text": "<p>Neu</p>"}),
            ("accordion", [{"title": "Wo?", "text": "<p>Hier</p>"}]),
            ("steps", [{"title": "Kommen", "text": "<p>Jetzt</p>"}]),
            ("key_figures", [{"value": "7", "label": "Angebote", "note": ""}]),
            ("contacts", [{"role": "Leitung", "text": "", "phone": "07131 1", "email": ""}]),
            (
                "links",
                [{"title": "Stadt", "text": "", "page": None, "url": "https://example.org/"}],
            ),
        ]
        page = tree.home.add_child(instance=StandardPage(title="Über uns", slug="uns", body=body))
        text = main(html(client, page))
        for fact in [
            '<h2 class="qz-blocks__heading" id="wer-wir-sind-',
            "Nachbarn",
            "qz-callout--warning",
            "<summary",
            'class="qz-steps"',
            'class="qz-figure__value">7',
            'href="tel:071311"',
            "example.org",
        ]:
            assert fact in text

    def test_what_does_not_exist_is_told_kindly(self, client, tree):
        text = html(client, "/nirgends/", status=404)
        assert 'role="search"' in main(text)


@pytest.mark.parametrize(
    "model",
    [HomePage, StandardPage, FeedbackPage, QuartierszentrumIndexPage, QuartierszentrumPage],
)
def test_a_page_can_be_previewed_before_it_is_saved(tree, model):
    preview(model(title="Entwurf"), tree.home)


@pytest.mark.parametrize("model", [AngebotPage, EckpunktepapierPage, JahresberichtPage])
def test_a_page_of_a_centre_can_be_previewed_before_it_is_saved(tree, model):
    preview(
        model(title="Entwurf", **({"year": 2030} if model is JahresberichtPage else {})),
        tree.zentrum,
    )


def preview(page, parent):
    """As Wagtail does it for a page that has only just been begun."""
    page.locale, page.slug, page.depth = parent.locale, "entwurf", parent.depth + 1
    page.path = Page._get_children_path_interval(parent.path)[1]
    page.set_url_path(parent)
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "Entwurf" in main(response.content.decode())
