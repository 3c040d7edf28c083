"""How models behave under wagtail-localize."""

from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object
from wagtail_localize.synctree import synchronize_tree

from quartier_pages.models import Handlungsfeld, JahresberichtPage, Massnahme
from tests.trees import (
    Tree,
    build_field_of_action,
    build_offer,
    build_report,
    weekly,
)

pytestmark = pytest.mark.django_db

PAGE = {"title", "seo_title", "search_description", "teaser_text"}

# What translators are asked for; everything else stays as in the source language.
TRANSLATED = {
    "FeedbackFormField": {"label", "choices", "default_value", "help_text"},
    "FeedbackPage": PAGE | {"intro", "thank_you_text", "form_fields"},
    "HomePage": PAGE | {"lead", "body"},
    "StandardPage": PAGE | {"lead", "body"},
    "Handlungsfeld": {"name", "description"},
    "Indikator": {"name", "counting_method"},
    "QuartierszentrumIndexPage": PAGE | {"lead", "tasks", "body"},
    "QuartierszentrumPage": PAGE
    | {
        "short_name",
        "lead",
        "body",
        "gallery",
        "downloads",
        "council_decisions",
        "standorte",
        "schwerpunkte",
        "kontakte",
    },
    "Standort": {"name", "opening_hours", "accessibility_note", "public_transport"},
    "ZentrumSchwerpunkt": {"title", "text"},
    "ZentrumKontakt": {"role", "note"},
    "AngebotPage": PAGE
    | {
        "short_text",
        "body",
        "audience_note",
        "rhythm_note",
        "place_text",
        "accessibility_note",
        "cost_note",
        "registration_note",
    },
    "EckpunktepapierPage": PAGE
    | {
        "summary",
        "initial_situation",
        "area_description",
        "analysis_interpretation",
        "surveys",
        "findings",
        "vision",
        "organisation",
        "participation",
        "evaluation",
        "council_decisions",
        "leitziele",
        "handlungsfelder",
        "indikatorwerte",
    },
    "Leitziel": {"title", "text"},
    "PapierHandlungsfeld": {"handlungsfeld", "text"},
    "Indikatorwert": {"indikator", "note"},
    "JahresberichtPage": PAGE
    | {
        "summary",
        "body",
        "participation",
        "cooperation",
        "volunteering",
        "funding",
        "outlook",
        "council_decisions",
        "schwerpunkte",
        "kennzahlen",
        "massnahmen",
        "rueckblick",
    },
    "BerichtSchwerpunkt": {"title", "text", "handlungsfeld"},
    "Kennzahl": {"indikator", "note"},
    "Massnahme": {"title", "description", "goals", "responsible", "partners", "handlungsfeld"},
    "MassnahmenRueckblick": {"text"},
}
# What a translator may replace, because the other language can need another picture or offer.
OVERRIDABLE = {"show_in_menus", "teaser_image", "angebot"}
OURS = [
    model
    for app in ("home", "quartier_pages")
    for model in apps.get_app_config(app).get_models()
    if issubclass(model, TranslatableMixin)
]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_facts_stay_and_texts_are_translated(model: Any) -> None:
    fields = get_translatable_fields(model)
    texts = {field.field_name for field in fields if isinstance(field, TranslatableField)}
    overridable = {
        field.field_name
        for field in fields
        if not isinstance(field, TranslatableField)
        and field.overridable
        and not model._meta.get_field(field.field_name).one_to_many
    }
    assert texts == TRANSLATED[model.__name__]
    assert overridable <= OVERRIDABLE


def translate(page: Any, locale: Locale, texts: dict[str, str]) -> Any:
    """Puts a page and what it needs through wagtail-localize and publishes the outcome."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.select_related("string"):
        if segment.string.data in texts:
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": texts[segment.string.data]},
            )
    translation.save_target(publish=True)
    return translation.get_target_instance()


def test_a_report_keeps_its_facts_in_another_language(
    tree: Tree, locales: Any, django_capture_on_commit_callbacks: Any
) -> None:
    field = build_field_of_action("Integration")
    offer = build_offer(tree.zentrum)
    report = build_report(
        tree.zentrum,
        2024,
        massnahmen=[
            Massnahme(
                title="Straßenfest", handlungsfeld=field, angebot=offer, audience=["familien"]
            )
        ],
    )
    translate(field, locales["tr"], {"Integration": "Uyum"})

    with django_capture_on_commit_callbacks(execute=True):
        translate(
            report, locales["tr"], {"Straßenfest": "Sokak şenliği", "Jahresbericht 2024": "Rapor"}
        )

    turkish = JahresberichtPage.objects.get(locale=locales["tr"])
    (measure,) = turkish.massnahmen.all()
    original = report.massnahmen.get()
    assert turkish.live
    assert (turkish.title, turkish.slug, turkish.year) == ("Rapor", report.slug, 2024)
    assert turkish.zentrum == turkish.get_parent().specific != tree.zentrum
    assert measure.title == "Sokak şenliği"
    assert measure.uid == original.uid, "a measure is the same one in every language"
    assert measure.audience == ["familien"]
    assert measure.handlungsfeld == Handlungsfeld.objects.get(locale=locales["tr"])
    assert measure.angebot == offer


def test_a_cancelled_date_shows_at_once_in_a_translation(
    tree: Tree, locales: Any, django_capture_on_commit_callbacks: Any
) -> None:
    from datetime import date

    from quartier_pages.models import AngebotPage, Ausfall

    offer = build_offer(tree.zentrum, [weekly("TU")])
    with django_capture_on_commit_callbacks(execute=True):
        translate(offer, locales["tr"], {})

    tuesday = date(2025, 3, 4)
    offer.ausfaelle.add(Ausfall(first_day=tuesday, last_day=tuesday, reason="Umbau"))
    offer.save_revision().publish()

    turkish = AngebotPage.objects.get(locale=locales["tr"])
    assert [t.reason for t in turkish.termine(tuesday, tuesday)] == ["Umbau"]


def test_a_new_translation_is_a_draft(tree: Tree, locales: Any) -> None:
    translate_object(tree.home, [locales["tr"]])
    translate_object(tree.index, [locales["tr"]])

    assert not tree.index.get_translation(locales["tr"]).live


def test_untranslated_pages_say_that_they_are_german(tree: Tree, locales: Any) -> None:
    build_report(tree.zentrum, 2024)
    synchronize_tree(Locale.get_default(), locales["ar"])

    alias = JahresberichtPage.objects.get(locale=locales["ar"])
    assert alias.zentrum.locale == locales["ar"]
    assert alias.is_fallback
    assert alias.content_language == "de"
    assert not JahresberichtPage.objects.get(locale__language_code="de").is_fallback


def test_a_begun_translation_is_a_fallback_until_it_is_published(
    tree: Tree, locales: Any, django_capture_on_commit_callbacks: Any
) -> None:
    report = build_report(tree.zentrum, 2024)
    synchronize_tree(Locale.get_default(), locales["ar"])

    translate_object(report, [locales["ar"]])
    begun = JahresberichtPage.objects.get(locale=locales["ar"])
    assert begun.live
    assert begun.alias_of is None
    assert begun.is_fallback
    assert begun.content_language == "de"

    with django_capture_on_commit_callbacks(execute=True):
        translate(report, locales["ar"], {"Jahresbericht 2024": "التقرير السنوي"})
    assert not JahresberichtPage.objects.get(locale=locales["ar"]).is_fallback


def test_an_alias_follows_its_source(tree: Tree, locales: Any) -> None:
    report = build_report(tree.zentrum, 2024)
    synchronize_tree(Locale.get_default(), locales["ar"])

    report.year, report.title = 2025, "Jahresbericht 2025"
    report.save_revision().publish()

    alias = JahresberichtPage.objects.get(locale=locales["ar"])
    assert (alias.year, alias.title) == (2025, "Jahresbericht 2025")
    assert alias.zentrum.locale == locales["ar"]


def test_every_language_of_the_site_is_known() -> None:
    assert [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES] == [
        "de",
        "de-simple",
        "en",
        "tr",
        "ar",
        "ro",
        "ru",
        "uk",
    ]
