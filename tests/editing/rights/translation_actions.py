"""What can be done to the English version of an offer, by real requests."""

from urllib.parse import urlencode

from django.test import Client, TestCase
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from tests.editing.rights.page_actions import opens
from tests.editing.rights.world import World


def open_the_translation(client: Client, world: World) -> bool:
    return opens(client, f"/admin/pages/{world.english.pk}/edit/")


def translate_a_text(client: Client, world: World) -> bool:
    translation = _translation(world)
    segment = StringSegment.objects.filter(source=translation.source).first()
    response = client.put(
        f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/",
        urlencode({"value": "Well-known party"}),
        content_type="application/x-www-form-urlencoded",
    )
    return response.status_code in (200, 201)


def download_the_texts(client: Client, world: World) -> bool:
    return opens(client, f"/admin/localize/translate/{_translation(world).pk}/pofile/download/")


def preview_the_translation(client: Client, world: World) -> bool:
    return opens(client, f"/admin/localize/translate/{_translation(world).pk}/preview/")


def stop_the_translation(client: Client, world: World) -> bool:
    translation = _translation(world)
    client.post(f"/admin/localize/translate/{translation.pk}/disable/", {"next": "/admin/"})
    return not Translation.objects.get(pk=translation.pk).enabled


def update_from_german(client: Client, world: World) -> bool:
    return opens(client, f"/admin/localize/update/{_translation(world).source_id}/")


def publish_the_translation(client: Client, world: World) -> bool:
    Page.objects.filter(pk=world.english.pk).update(live=False)
    with TestCase.captureOnCommitCallbacks(execute=True):  # only then it goes live
        client.post(f"/admin/pages/{world.english.pk}/edit/", {"action": "publish"})
    return Page.objects.get(pk=world.english.pk).live


def unpublish_the_translation(client: Client, world: World) -> bool:
    client.post(f"/admin/pages/{world.english.pk}/unpublish/")
    return not Page.objects.get(pk=world.english.pk).live


def add_a_page_in_english(client: Client, world: World) -> bool:
    centre = world.english.get_parent()
    return opens(client, f"/admin/pages/add/quartier_pages/angebotpage/{centre.pk}/")


def _translation(world: World) -> Translation:
    found: Translation = Translation.objects.get(
        source__object_id=world.own.offer.translation_key, target_locale=world.english.locale
    )
    return found
