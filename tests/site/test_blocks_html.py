"""Every block as the editors' block picker shows it, dressed like the site."""

import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from PIL import Image

from home.models import CustomDocument, CustomImage
from quartier_pages.blocks.content import QuartierStreamBlock
from tests.trees import build_offer, build_report, weekly

BLOCKS = QuartierStreamBlock().child_blocks


@pytest.fixture
def media(db):
    """One picture with a credit and one video in the library."""
    picture = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(picture, "PNG")
    image = CustomImage.objects.create(
        title="Haus",
        file=ImageFile(picture, "haus.png"),
        alt_texts={"de": "Das Haus"},
        credit="Stadt",
        licence="CC-BY-4.0",
    )
    film = CustomDocument.objects.create(title="Film", file=ContentFile(b"film", "film.mp4"))
    return image, film


@pytest.mark.parametrize("name", BLOCKS)
def test_previews_wear_the_style_of_the_site(admin_client, media, name):
    response = admin_client.get("/admin/block-preview/", {"id": BLOCKS[name].definition_prefix})
    text = response.content.decode()
    assert response.status_code == 200
    assert "css/site.css" in text
    assert "qz-blocks" in text


def render(name, value, **context):
    block = BLOCKS[name]
    request = RequestFactory().get("/")
    return block.render(block.normalize(value), {"request": request, **context})


def test_numbers_are_written_as_the_language_does_in_texts_of_every_language():
    figures = [{"value": "1.918", "label": "Menschen", "note": ""}]
    table = {**BLOCKS["table"].get_preview_value(), "data": [["Jahr", "Zahl"], ["2023", "1.918"]]}
    with override("ar"):
        german = render("key_figures", figures, content_language="de")
        arabic = render("key_figures", figures, content_language="ar")
        cells = render("table", table, content_language="ar")
    assert ">1,918<" in re.sub(r"\s", "", german)
    assert '<bdi lang="de">Menschen</bdi>' in german
    assert ">1.918<" in re.sub(r"\s", "", arabic)
    assert ">2023<" in re.sub(r"\s", "", cells)
    assert ">1,918<" in re.sub(r"\s", "", cells)


def test_pictures_come_in_sizes_with_text_and_credit(media):
    image, _film = media
    image.contextual_alt_text, image.decorative = "Das Haus", False
    text = render("image", {"image": image, "caption": "Vorn"})
    assert 'type="image/webp"' in text
    assert 'loading="lazy"' in text
    assert 'alt="Das Haus"' in text
    assert "width=" in text
    assert "Vorn" in text
    assert "Stadt" in text
    assert "CC BY 4.0" in text


def test_decorative_pictures_are_silent(media):
    image, _film = media
    image.contextual_alt_text, image.decorative = "", True
    assert 'alt=""' in render("image", {"image": image, "caption": ""})


def test_films_load_nothing_until_they_are_asked_for(media):
    _image, film = media
    video = {"title": "Film", "video": film, "captions": film, "transcript": "<p>Text</p>"}
    text = render("video", video)
    assert 'preload="none"' in text
    assert 'kind="captions"' in text
    assert "<p>Text</p>" in text
    text = render("sign_language_video", {"title": "DGS", "video": film, "duration": "2:30"})
    assert "2:30" in text
    assert "MP4" in text


def test_tables_name_their_headers():
    table = {
        "data": [["Jahr", "Besuche"], ["2023", "120"]],
        "table_caption": "Besuche",
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_header_choice": "both",
    }
    text = render("table", table)
    assert 'scope="col"' in text
    assert 'scope="row"' in text
    assert "<caption>Besuche</caption>" in text
    chart = render("chart", {"title": "Besuche", "unit": "", "table": table})
    assert 'width="100.00%"' in chart
    assert "<caption>Besuche</caption>" in chart


def test_live_lists_show_what_is_current(tree):
    offer = build_offer(tree.zentrum, [weekly("MO")])
    build_report(tree.zentrum, 2024)
    text = render("offers", {"title": "Angebote", "zentrum": None, "kind": ""})
    assert offer.title in text
    assert tree.zentrum.title in text
    text = render("offers", {"title": "Angebote", "zentrum": tree.zentrum, "kind": "sport"})
    assert offer.title not in text
    assert render("measures", {"title": "Maßnahmen", "zentrum": None, "status": ""})


@pytest.mark.parametrize("name", ["400", "500"])
def test_the_last_resort_needs_nothing(name):
    """No database (it is not marked for one), no request; every language is there."""
    text = render_to_string(f"{name}.html")
    assert "qz-page-header" in text
    assert set(re.findall(r'<p lang="([a-z]+)"', text)) == {"en", "tr", "ar", "ro", "ru", "uk"}
