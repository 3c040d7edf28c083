"""Answers have exactly the keys and values that the description names."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from wagtail.models import Locale, Page

from delivery.api import Resolved
from home.api.published import make
from home.api.schemas.lists import list_of
from home.api.v1.pages import any_page
from home.api.v1.site import Locales, Navigation, Root
from quartier_pages.api.v1.formate import SiteCollection
from quartier_pages.api.v1.massnahmen import MassnahmeVerlauf
from quartier_pages.api.v1.termine import Termin
from quartier_pages.api.v1.zahlen import IndikatorReihe, KennzahlReihe
from search.api import Ergebnis
from tests.api.builders import Content, build_content

ANSWERS = [
    ("", Root),
    ("locales", Locales),
    ("navigation", Navigation),
    ("termine?from=2025-09-22&ended=true", list_of(Termin)),
    ("massnahmen", list_of(MassnahmeVerlauf)),
    ("kennzahlen", list_of(KennzahlReihe)),
    ("indikatoren", list_of(IndikatorReihe)),
    ("search?q=Jahresbericht", Ergebnis),
    ("quartierszentren.geojson", SiteCollection),
    ("resolve?path=/impressum/", Resolved),
]


@pytest.fixture
def content(db: None, settings: Any, tmp_path: Path) -> Content:
    settings.MEDIA_ROOT = tmp_path
    return build_content()


def translated(pages: list[Page], language: str) -> list[Page]:
    locale, _ = Locale.objects.get_or_create(language_code=language)
    copies = []
    for page in sorted(pages, key=lambda page: page.path):
        copy = page.get_translation_or_none(locale) or page.copy_for_translation(locale)
        copy.specific.save_revision().publish()
        copies.append(copy)
    return copies


@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_page_is_exactly_of_its_type(content: Content, language: str) -> None:
    pages = [page for page in vars(content).values() if isinstance(page, Page)]
    if language != "de":
        pages = translated(pages, language)
    made = make([page.pk for page in pages])
    assert len(made) == len(pages)
    schema = TypeAdapter(any_page())
    for one in made.values():
        schema.validate_json(one.body.html, extra="forbid")
        schema.validate_json(one.body.markdown, extra="forbid")


@pytest.mark.parametrize(("path", "schema"), ANSWERS, ids=[path for path, _schema in ANSWERS])
def test_answer_is_exactly_of_its_type(
    content: Content, client: Any, path: str, schema: Any
) -> None:
    response = client.get(f"/api/quartier/v1/{path}")
    assert response.status_code == 200
    assert response.json().get("items", True)
    TypeAdapter(schema).validate_json(response.content, extra="forbid")
