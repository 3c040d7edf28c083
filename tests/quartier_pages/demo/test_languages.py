"""The demo in eight languages."""

import json
from typing import Any

import pytest
from django.conf import settings
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization, StringSegment, Translation
from wagtail_localize.synctree import PageIndex, synchronize_tree

from home.models import HomePage
from quartier_pages.demo.facts import translations
from quartier_pages.demo.languages import TRANSLATED, complete_pages
from quartier_pages.models import QuartierszentrumPage

pytestmark = pytest.mark.usefixtures("demo")

CODES = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def home() -> HomePage:
    return HomePage.objects.get(locale=Locale.get_default())


def pages_in(code: str) -> Any:
    return Page.objects.filter(locale__language_code=code, depth__gt=1)


@pytest.mark.parametrize("code", CODES)
def test_every_page_exists_in_every_language(code):
    keys = set(pages_in("de").values_list("translation_key", "live"))
    assert set(pages_in(code).values_list("translation_key", "live")) == keys


def test_new_pages_will_be_mirrored():
    mirrored = LocaleSynchronization.objects.values_list("locale__language_code", flat=True)
    assert set(mirrored) == set(CODES) - {"de"}
    before = Page.objects.count()
    index = PageIndex.from_database().sort_by_tree_position()
    for code in mirrored:
        target = Locale.objects.get(language_code=code)
        synchronize_tree(Locale.get_default(), target, page_index=index)
    assert Page.objects.count() == before


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_first_pages_are_translated_in_full(code):
    translated = Translation.objects.filter(target_locale__language_code=code)
    for page in complete_pages(home(), code):
        total, done = translated.get(source__object=page.translation_key).get_progress()
        missing = [
            segment.string.data
            for segment in StringSegment.objects.filter(source__object=page.translation_key)
            if segment.string.data not in translations(code)
        ]
        assert (done, missing) == (total, []), page.title


@pytest.mark.parametrize("code", CODES)
def test_other_pages_say_that_they_are_not_translated(code):
    complete = complete_pages(home(), code) if code in TRANSLATED else []
    keys = {page.translation_key for page in complete}
    for page in pages_in(code).specific():
        assert page.is_fallback == (code != "de" and page.translation_key not in keys), page.title


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_are_published_as_they_stand(code):
    for page in complete_pages(home(), code):
        translated = page.get_translation(Locale.objects.get(language_code=code)).specific
        assert translated.live
        assert not translated.has_unpublished_changes
        assert translated.live_revision == translated.latest_revision
        assert translated.title == translations(code)[page.title]


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_translation_is_left_over(code):
    used = set(
        StringSegment.objects.filter(
            source__translations__target_locale__language_code=code
        ).values_list("string__data", flat=True)
    )
    assert set(translations(code)) - used == set()


@pytest.mark.parametrize("code", TRANSLATED)
def test_links_lead_to_pages_of_the_same_language(code):
    translated = home().get_translation(Locale.objects.get(language_code=code))
    links = next(block for block in translated.body if block.block_type == "links")
    assert {link["page"].locale.language_code for link in links.value} == {code}


@pytest.mark.parametrize("code", CODES)
def test_facts_are_the_same_in_every_language(code):
    page = QuartierszentrumPage.objects.get(slug="augaertle", locale__language_code=code)
    assert (page.population, page.since, page.status) == (1918, "2024-04-01", "in_betrieb")
    assert page.belege.count() == 13
    assert page.main_site is not None
    assert page.main_site.street == "Ellwanger Straße"
    assert page.angebote.count() == 10
    assert all(offer.site for offer in page.angebote.exclude(site_key=None))


def test_translation_files_are_sorted_out():
    """Plain mappings without empty texts."""
    for code in TRANSLATED:
        texts = translations(code)
        assert all(text.strip() for text in texts.values())
        assert json.dumps(texts, ensure_ascii=False).count("[") == 0
