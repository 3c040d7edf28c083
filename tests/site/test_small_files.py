"""Colours of the city, robots.txt and the signs of the site."""

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.views.defaults import server_error
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file

from home.models import CustomImage, SiteSettings, StandardPage
from tests.html import html


@pytest.fixture
def look(tree):
    return SiteSettings.for_site(tree.home.get_site())


@pytest.fixture
def picture(db):
    file = get_test_image_file(size=(1400, 800))
    return CustomImage.objects.create(title="Bild", file=file, description="Ein Platz")


def size_of(name):
    with Image.open(str(finders.find(name))) as image:
        return image.size


class TestCityStyleSheet:
    @pytest.fixture
    def address(self, client, look):
        look.primary_colour = "#7a1f5c"
        look.save()
        text = html(client, "/")
        assert "<style" not in text
        return f"/gestaltung/{look.style_sheet_version}.css"

    def test_no_colours_no_sheet(self, client, look):
        assert "/gestaltung/" not in html(client, "/")
        assert client.get("/gestaltung/abc.css").status_code == 404

    def test_it_is_linked_and_never_changes_under_its_address(self, client, address):
        assert f'href="{address}"' in html(client, "/")
        response = client.get(address)
        assert response["Content-Type"] == "text/css; charset=utf-8"
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Cookie" not in response.get("Vary", "")
        assert "--city-brand:#7a1f5c" in response.content.decode()

    def test_other_colours_have_another_address(self, client, address, look):
        look.primary_colour = "#004a99"
        look.save()
        assert f'href="{address}"' not in html(client, "/")
        # A page that somebody still has open gets the new colours, and nobody keeps them here.
        old = client.get(address)
        assert old["Cache-Control"] == "no-cache"
        assert "#004a99" in old.content.decode()


def test_an_unreadable_colour_is_explained_beside_its_field(admin_client, look):
    address = f"/admin/settings/home/sitesettings/{look.site_id}/"
    data: dict[str, Any] = {
        "site_name": "Zentren",
        "primary_colour": "#ffcc00",
        "accent_colour": "blau",
    }
    for rows in ("footer_links", "social_links"):
        data |= {f"{rows}-TOTAL_FORMS": 0, f"{rows}-INITIAL_FORMS": 0}
    text = admin_client.post(address, data).content.decode()
    assert "Der Kontrast beträgt 1,5:1" in text
    assert "sechs Ziffern" in text
    look.refresh_from_db()
    assert not look.primary_colour
    data |= {"primary_colour": "#7a1f5c", "accent_colour": "#f2b705"}
    assert admin_client.post(address, data).status_code == 302
    look.refresh_from_db()
    assert (look.primary_colour, look.accent_colour) == ("#7a1f5c", "#f2b705")


def test_the_logo_is_named_by_the_text_beside_it(client, look, picture):
    look.logo = picture
    look.save()
    logo = html(client, "/").split('class="qz-logo ')[1].split("</a>")[0]
    assert 'alt=""' in logo
    assert look.site_name in logo


def test_robots_are_led_to_the_sitemap(client, tree, settings):
    settings.WAGTAILAPI_BASE_URL = "https://quartiere.example.org/"
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert not response.cookies
    lines = response.content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines
    assert "Sitemap: https://quartiere.example.org/sitemap.xml" in lines
    assert client.get("/sitemap.xml").status_code == 200


def test_every_sign_exists_in_the_size_it_claims(client, tree):
    text = html(client, "/")
    assert 'rel="icon" href="/static/img/favicon.svg"' in text
    assert 'rel="apple-touch-icon" href="/static/img/icon-180.png"' in text
    assert size_of("img/icon-48.png") == (48, 48)
    assert size_of("img/icon-180.png") == (180, 180)
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    for icon in manifest["icons"]:
        width, height = size_of(icon["src"].removeprefix("/static/"))
        assert icon["sizes"] == f"{width}x{height}"
    assert client.get("/favicon.ico")["Location"] == "/static/img/icon-48.png"


class TestSharedLinks:
    @pytest.fixture
    def page(self, tree):
        return tree.home.add_child(instance=StandardPage(title="Über uns", slug="uns"))

    def test_the_sites_own_picture_stands_in(self, client, page):
        text = html(client, page)
        assert 'property="og:image" content="http://testserver/static/img/social.png"' in text
        assert 'property="og:image:alt" content="Zeichnung: drei Häuser nebeneinander"' in text
        assert size_of("img/social.png") == (1200, 630)

    def test_a_city_can_choose_another_one(self, client, page, look, picture):
        look.social_image = picture
        look.save()
        text = html(client, page)
        assert "img/social.png" not in text
        assert 'property="og:image:width" content="1200"' in text
        assert 'property="og:image:alt" content="Ein Platz"' in text


@pytest.mark.parametrize("path", ["/nirgends/", "/ar/nirgends/"])
def test_what_is_missing_says_so_without_a_cookie(client, locales, tree, path):
    client.raise_request_exception = False
    response = client.get(path)
    assert response.status_code == 404
    assert not response.cookies
    assert 'name="robots" content="noindex"' in response.content.decode()


def test_an_error_is_told_in_every_language_without_asking_the_database(rf):
    """Whatever broke: no query is allowed here."""
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    text = response.content.decode()
    assert set(re.findall(r'<(?:html|p) lang="([a-z]+)"', text)) == {
        code for code, _name in settings.LANGUAGES if code != "de-simple"
    }
    assert 'lang="ar" dir="rtl"' in text
    assert "<script" not in text
