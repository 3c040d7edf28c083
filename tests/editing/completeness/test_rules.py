"""Each rule finds its fault, leads to the place to mend it, and is silent afterwards."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from quartier_pages.editing.completeness.rule import Batch, Finding
from quartier_pages.editing.completeness.rules import RULES
from quartier_pages.models import Ausfall, ZentrumKontakt
from tests.editing.completeness.faults import (
    FAULTS,
    TODAY,
    Fault,
    ended,
    expired_paper,
    no_time,
    picture_without_alt,
    silent_on_measure,
    untagged_pdf,
)
from tests.trees import Tree, build_offer, build_paper, build_report, build_zentrum, weekly

BY_KEY = {rule.key: rule for rule in RULES}


def ask(key: str, user: Any) -> list[Finding]:
    with translation.override("de"):
        return list(BY_KEY[key].find(Batch(user, Page.objects.all(), TODAY)))


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_until_it_is_mended(fault: Fault, tree: Tree, admin: Any) -> None:
    page, mend = fault.spoil(tree)
    finding = next(found for found in ask(fault.rule, admin) if found.page.pk == page.pk)
    assert fault.words in finding.message
    assert not re.search("[%{]", str(finding.message))
    assert finding.anchor == fault.anchor
    mend()
    assert page.pk not in [found.page.pk for found in ask(fault.rule, admin)]


SPOILT = (silent_on_measure, expired_paper, ended, no_time, picture_without_alt, untagged_pdf)


def test_findings_lead_to_the_place_to_mend_them(tree: Tree, admin: Any, admin_client: Any) -> None:
    """Every anchor of the table is somewhere in the form to which the finding leads."""
    for spoil in SPOILT:
        spoil(tree)
    places = {found.url for rule in RULES for found in ask(rule.key, admin)}
    forms: dict[str, str] = {}
    for address, _hash, anchor in (place.partition("#") for place in places):
        if address not in forms:
            form = admin_client.get(address)
            assert form.status_code == 200, address
            forms[address] = form.content.decode()
        assert f'id="{anchor}"' in forms[address] or not anchor, anchor
    tried = {place.partition("#")[2] for place in places}
    assert {fault.anchor for fault in FAULTS} - tried <= {""}


def test_every_rule_has_a_fault() -> None:
    about_translations = {"uebersetzung-fehlt", "uebersetzung-veraltet"}
    assert {fault.rule for fault in FAULTS} | about_translations == set(BY_KEY)
    assert len(BY_KEY) == len(RULES)


def test_titles_are_german_and_different() -> None:
    with translation.override("de"):
        german = [str(rule.title) for rule in RULES]
    with translation.override("en"):
        english = [str(rule.title) for rule in RULES]
    assert len(set(german)) == len(RULES)
    assert not set(german) & set(english)


def translate(page: Page, locale: Locale) -> Translation:
    source, _created = TranslationSource.update_or_create_from_instance(page.specific)
    begun, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    begun.save_target(publish=False)
    target = page.get_translation(locale)
    target.latest_revision.publish()
    return begun


def fill_in(begun: Translation) -> None:
    for segment in begun.source.stringsegment_set.all():
        segment.string.translations.get_or_create(
            locale=begun.target_locale, context=segment.context, defaults={"data": "Translated"}
        )


@pytest.fixture
def english(tree: Tree) -> Locale:
    """An English tree in which nothing is translated yet."""
    locale, _created = Locale.objects.get_or_create(language_code="en")
    for page in (tree.home, tree.index, tree.zentrum):
        page.copy_for_translation(locale, alias=True)
    return locale


def test_a_translation_is_missing_only_where_the_centre_is_translated(
    tree: Tree, english: Locale, admin: Any
) -> None:
    offer = build_offer(tree.zentrum)
    offer.save_revision().publish()
    alias = offer.copy_for_translation(english, alias=True)
    assert ask("uebersetzung-fehlt", admin) == []
    translate(tree.zentrum, english)
    (finding,) = ask("uebersetzung-fehlt", admin)
    assert finding.page.pk == alias.pk
    assert finding.url.endswith(f"/submit/page/{offer.pk}/")
    translate(offer, english)
    assert ask("uebersetzung-fehlt", admin) == []


def test_a_translation_is_out_of_date(tree: Tree, english: Locale, admin: Any) -> None:
    tree.zentrum.lead = "Hier trifft sich das Quartier."
    tree.zentrum.save_revision().publish()
    begun = translate(tree.zentrum, english)
    (finding,) = ask("uebersetzung-veraltet", admin)
    assert "noch nicht übersetzt" in str(finding.message)
    fill_in(begun)
    assert ask("uebersetzung-veraltet", admin) == []
    tree.zentrum.save_revision().publish()
    assert ask("uebersetzung-veraltet", admin) == [], "it says what it said"
    tree.zentrum.kontakte.add(ZentrumKontakt(role="Ehrenamt", locale=tree.zentrum.locale))
    tree.zentrum.save_revision().publish()
    begun.source.refresh_from_db()
    begun.source.update_from_db()
    fill_in(begun)
    tree.zentrum.save_revision().publish()
    assert ask("uebersetzung-veraltet", admin) == [], "the new row has a key by now"
    tree.zentrum.lead = "Hier trifft sich die Nachbarschaft."
    tree.zentrum.save_revision().publish()
    (finding,) = ask("uebersetzung-veraltet", admin)
    assert "sagt seitdem etwas Neues" in str(finding.message)


def test_what_translations_read_from_the_german_page_puts_none_out_of_date(
    tree: Tree, english: Locale, admin: Any
) -> None:
    fill_in(translate(tree.zentrum, english))
    offer = build_offer(tree.zentrum, [weekly("TU")])
    offer.save_revision().publish()
    fill_in(translate(offer, english))
    offer.ausfaelle.add(Ausfall(first_day=TODAY, last_day=TODAY))
    offer.save_revision().publish()
    assert ask("uebersetzung-veraltet", admin) == []
    offer.cost_kind = "kostenlos"
    offer.save_revision().publish()
    (finding,) = ask("uebersetzung-veraltet", admin)
    assert finding.page.translation_key == offer.translation_key


def populate(tree: Tree, number: int) -> None:
    """A centre with faulty pages of all kinds."""
    centre = build_zentrum(tree.index, f"Zentrum {number}")
    past = TODAY.replace(year=2025)
    for _page in range(number):
        build_offer(centre, [weekly("MO", valid_until=past)])
        build_offer(centre, live=False, title="Entwurf").save_revision()
    build_paper(centre, valid_to=past)
    build_report(centre, 2023)


def count_queries(user: Any) -> dict[str, int]:
    counts = {}
    for rule in RULES:
        with CaptureQueriesContext(connection) as queries:
            for finding in ask(rule.key, user):
                assert finding.page.locale.language_code
                assert finding.url
        counts[rule.key] = len(queries)
    return counts


def test_rules_ask_as_much_of_many_pages_as_of_few(tree: Tree, english: Locale, admin: Any) -> None:
    populate(tree, 1)
    count_queries(admin)  # content types are remembered
    few = count_queries(admin)
    populate(tree, 2)
    populate(tree, 4)
    assert count_queries(admin) == few
