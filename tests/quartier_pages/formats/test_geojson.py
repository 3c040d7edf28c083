import json

import pytest
from wagtail.models import Page, Site

import quartier_pages.representation  # noqa: F401 (registers how pages are represented)
from home.representation.library import Door, Library
from home.representation.pages import represent_pages
from quartier_pages.formats.geojson import feature_collection
from quartier_pages.models import Standort

pytestmark = pytest.mark.django_db


def represented(zentrum):
    door = Door(Site.objects.get(), "https://example.org", lambda model, pk: None)
    fields = represent_pages(Library(door), Page.objects.filter(pk=zentrum.pk))[zentrum.pk]
    return {"id": zentrum.pk, "title": zentrum.title, "html_url": "https://example.org/", **fields}


def test_sites_are_features(tree):
    zentrum = tree.zentrum
    zentrum.standorte.update(
        latitude="49.154", longitude="9.22", geo_precision="street", street="Ringstraße"
    )
    Standort.objects.create(
        page=zentrum, name="Zweiter", kind="aussenstelle", locale=zentrum.locale
    )
    collection = json.loads(json.dumps(feature_collection([represented(zentrum)])))

    main, branch = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert main["id"] == str(tree.zentrum.main_site.translation_key)
    assert main["geometry"] == {"type": "Point", "coordinates": [9.22, 49.154]}
    assert main["properties"]["centre"] == {
        "id": zentrum.pk,
        "title": zentrum.title,
        "html_url": "https://example.org/",
    }
    assert main["properties"]["street"] == "Ringstraße"
    assert main["properties"]["geo_precision"] == "street"
    assert main["properties"]["kind_display"] == "Hauptstandort"
    assert branch["geometry"] is None


def test_of_no_centre():
    assert feature_collection([]) == {"type": "FeatureCollection", "features": []}
