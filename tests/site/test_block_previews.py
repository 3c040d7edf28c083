"""Every block of every page: what it is for, and what it looks like before it is chosen."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from wagtail.blocks import Block
from wagtail.fields import StreamField

from home.models import CustomDocument


def blocks() -> Iterator[tuple[str, Block]]:
    for model in apps.get_models():
        if model.__module__.split(".")[0] in {"home", "quartier_pages"}:
            for field in model._meta.get_fields():
                if isinstance(field, StreamField):
                    for name, block in field.stream_block.child_blocks.items():
                        yield f"{model.__name__}.{field.name}.{name}", block


BLOCKS = dict(blocks())
pytestmark = pytest.mark.django_db


def preview(client, name):
    response = client.get("/admin/block-preview/", {"id": BLOCKS[name].definition_prefix})
    assert response.status_code == 200
    return response.content.decode().split('<div class="qz-blocks">')[1]


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_says_what_it_is_for(name):
    assert BLOCKS[name].get_description()
    assert BLOCKS[name].is_previewable


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_a_preview_even_in_an_empty_library(admin_client, name):
    assert preview(admin_client, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("QuartierszentrumIndexPage.tasks.task", "Beispiel für eine Aufgabe"),
        ("QuartierszentrumPage.council_decisions.decision", "Beispielvorlage"),
        ("EckpunktepapierPage.organisation.carrier", "Beispielverein"),
        ("EckpunktepapierPage.organisation.staff", "Beispielrolle"),
        ("EckpunktepapierPage.organisation.room", "Beispielraum"),
        ("EckpunktepapierPage.organisation.partner", "Beispielverein"),
        ("EckpunktepapierPage.surveys.survey", "Beispielumfrage"),
        ("EckpunktepapierPage.findings.need", "Beispiel für einen Bedarf"),
        ("JahresberichtPage.participation.participation", "Beispielwerkstatt"),
        ("JahresberichtPage.cooperation.partner", "Beispielverein"),
        ("JahresberichtPage.funding.funding", "Beispielprogramm"),
        ("Standort.opening_hours.regular", "09:00"),
        ("Standort.opening_hours.exception", "Beispiel"),
        ("StandardPage.body.video", "Beispielfilm"),
    ],
)
def test_a_preview_shows_its_sample(admin_client, name, text):
    assert text in preview(admin_client, name)


@pytest.mark.parametrize("name", ["video", "sign_language_video"])
def test_films_play_the_first_one_of_the_library(admin_client, name):
    assert "<source" not in preview(admin_client, f"StandardPage.body.{name}")
    CustomDocument.objects.create(title="Text", file=ContentFile(b"text", "text.txt"))
    film = CustomDocument.objects.create(title="Film", file=ContentFile(b"film", "film.mp4"))
    assert f'src="{film.url}"' in preview(admin_client, f"StandardPage.body.{name}")


def test_a_single_download_is_a_list_of_one(admin_client):
    CustomDocument.objects.create(title="Haus", file=ContentFile(b"text", "haus.txt"))
    text = preview(admin_client, "QuartierszentrumPage.downloads.download")
    assert "Haus" in text
    assert "qz-downloads" in text
