from decimal import Decimal

import pytest
from django.utils.translation import override
from wagtail.models import Locale

from quartier_pages.formats.places import groups, number_centres
from quartier_pages.models import QuartierszentrumPage, Standort

pytestmark = pytest.mark.django_db


def zentrum(title: str, status: str, *sites: Standort) -> tuple[QuartierszentrumPage, str]:
    page = QuartierszentrumPage(title=title, status=status, locale=Locale.get_default())
    page.standorte = list(sites)
    return page, f"/{title}/"


def site(name: str, kind: str = "hauptstandort", precision: str = "exact") -> Standort:
    return Standort(
        name=name,
        kind=kind,
        latitude=Decimal("49.14"),
        longitude=Decimal("9.2"),
        geo_precision=precision,
    )


@pytest.fixture
def centres():
    return [
        zentrum("Sontheim", "geplant"),
        zentrum("Früher", "eingestellt"),
        zentrum(
            "Süden",
            "in_betrieb",
            site("Hoover", "aussenstelle", "quarter"),
            site("Haus"),
            site("Neu", "aussenstelle"),
        ),
    ]


def test_running_centres_come_first_and_branches_get_letters(centres):
    numbered = number_centres(centres)
    assert [(centre.number, centre.zentrum.title) for centre in numbered] == [
        (1, "Süden"),
        (2, "Sontheim"),
        (3, "Früher"),
    ]
    assert [row.label for row in numbered[0].sites] == ["1", "1a", "1b"]
    assert numbered[0].main.site.name == "Haus"
    assert numbered[1].main is None


def test_groups_without_centres_are_left_out(centres):
    assert [len(group.centres) for group in groups(number_centres(centres))] == [1, 1, 1]
    assert len(groups(number_centres(centres[:1]))) == 1


def test_accessible_names_begin_with_the_visible_number(centres):
    with override("de"):
        places = number_centres(centres)[0].places
    assert [place.name for place in places] == [
        "1 Süden",
        "1a Süden, Hoover, ungefähre Lage",
        "1b Süden, Neu",
    ]
    with override("tr"):
        in_turkish = number_centres(centres)[0].places
    # The centre speaks German, and so does the whole name.
    assert [(place.name, place.lang) for place in in_turkish] == [
        (place.name, "de") for place in places
    ]
    assert [place.approximate for place in places] == [False, True, False]


def test_places_without_coordinates_are_not_drawn():
    unknown = Standort(name="Irgendwo", kind="hauptstandort")
    assert number_centres([zentrum("Sontheim", "geplant", unknown)])[0].places == []
