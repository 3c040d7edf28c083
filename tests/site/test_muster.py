"""The page of all components: complete, in every language, and for nobody but editors."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.images.tests.utils import get_test_image_file

from home.models import CustomImage
from quartier_pages.choices import SiteKind
from quartier_pages.models import Kennzahl, Massnahme, MassnahmenRueckblick, Standort
from quartier_pages.models.zentrum import ZentrumSchwerpunkt
from tests.html import html, main
from tests.trees import build_field_of_action, build_indicator, build_paper, build_report

COMPONENTS = settings.BASE_DIR / "site/frontend/scss/components"
# What only a page of its own shows, or nothing yet.
ELSEWHERE = {
    "qz-draft",  # above a draft that is read by link
    "qz-other-languages",  # where no page can be made: an error of the server
    "qz-preview",  # around a block in the block picker
}


def components() -> set[str]:
    names = set()
    for path in Path(COMPONENTS).glob("*.scss"):
        names |= set(re.findall(r"^\.(qz-[a-z-]+)\b", path.read_text(), re.MULTILINE))
    return names


@pytest.fixture
def full(offer, zentrum):
    """A site with something of everything."""
    zentrum.schwerpunkte.add(ZentrumSchwerpunkt(title="Jugend", locale=zentrum.locale))
    branch = Standort(name="Außenstelle", kind=SiteKind.BRANCH, locale=zentrum.locale)
    zentrum.standorte.add(branch)
    zentrum.save()
    CustomImage.objects.create(title="Bild", file=get_test_image_file())
    build_paper(zentrum)
    build_report(
        zentrum,
        2024,
        kennzahlen=[Kennzahl(indikator=build_indicator(), value=180)],
        massnahmen=[Massnahme(title="Sprachtreff", handlungsfeld=build_field_of_action())],
        rueckblick=[MassnahmenRueckblick(massnahme_uid=uuid4(), zielerreichung="teilweise")],
    )
    return zentrum


def test_others_are_asked_to_log_in(client, tree):
    response = client.get("/muster/")
    assert response.status_code == 302
    assert response["Location"] == "/admin/login/?next=/muster/"
    assert not response.cookies


def test_it_is_for_who_may_enter_the_admin(client, tree):
    person = get_user_model().objects.create_user("anna", "anna@example.org", "geheim")
    client.force_login(person)
    assert client.get("/muster/").status_code == 302
    person.groups.add(Group.objects.get(name="Redaktion"))
    response = client.get("/muster/")
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_it_works_on_an_empty_site(admin_client, db):
    assert "qz-status" in main(html(admin_client, "/muster/"))


def test_no_component_is_missing(admin_client, full):
    text = html(admin_client, "/muster/")
    shown = {name for classes in re.findall(r'class="([^"]*)"', text) for name in classes.split()}
    assert {name for name in components() if name not in shown} == ELSEWHERE


def test_every_component_is_described():
    told = (settings.BASE_DIR / "site/frontend/README.md").read_text()
    assert components() - set(re.findall(r"`(qz-[a-z-]+)", told)) == set()


def test_a_list_of_offers_is_shown_once(admin_client, full):
    text = main(html(admin_client, "/muster/"))
    part = text[text.index(">Liste der Angebote</h3>") : text.index(">Liste der Maßnahmen</h3>")]
    assert part.count('class="qz-blocks__heading"') == 1


def test_no_name_is_given_twice(admin_client, full):
    names = re.findall(r'\sid="([^"]+)"', html(admin_client, "/muster/"))
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("prefix", "direction", "word"),
    [("", "ltr", "in Betrieb"), ("en/", "ltr", "in operation"), ("ar/", "rtl", "اليوم")],
)
def test_components_speak_the_language_of_the_address(
    admin_client, locales, full, prefix, direction, word
):
    text = html(admin_client, f"/{prefix}muster/?ansicht=kontrast")
    assert f'dir="{direction}" data-ansicht="kontrast"' in text
    assert word in main(text)


@pytest.mark.parametrize(
    "state",
    [
        "qz-week__slot--cancelled",
        "qz-week__day--today",
        'data-status="teilweise"',
        "qz-callout--warning",
        "kern-form-input--error",
        'role="alert"',
        "disabled",
    ],
)
def test_states_that_pages_show_rarely_are_there(admin_client, full, state):
    assert state in main(html(admin_client, "/muster/"))
