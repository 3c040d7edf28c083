"""Everything that can be done to the pages and files of a centre, each by real requests.

Each function takes a browser and the place, and says whether it was let through: for changes,
by what the database holds afterwards.
"""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, WorkflowState

from home.models import CustomDocument, CustomImage
from quartier_pages.models import AngebotPage, Zeitfenster
from tests.editing.rights.world import SECRET_CHANGE, SECRET_PAGE, Place
from tests.form_data import create, form_data

TITLE = "Neuer Titel"


def opens(client: Client, address: str) -> bool:
    """Wagtail answers a refusal with a redirect to the dashboard."""
    return client.get(address).status_code == 200


def names(client: Client, address: str, text: str) -> bool:
    response = client.get(address)
    return response.status_code == 200 and text in response.content.decode()


def page(pk: int) -> Page:
    return Page.objects.get(pk=pk)


def admin(kind: Page | int, action: str) -> str:
    return f"/admin/pages/{getattr(kind, 'pk', kind)}/{action}"


def submit_form(client: Client, target: Page, **values: Any) -> Any:
    data = form_data(AngebotPage, TITLE, target.slug) | values
    return client.post(admin(target, "edit/"), data)


def see_in_the_explorer(client: Client, place: Place) -> bool:
    return names(client, admin(place.centre, ""), SECRET_PAGE)


def find_in_the_search(client: Client, place: Place) -> bool:
    text = f"{SECRET_PAGE} {place.centre.title}"
    return names(client, f"/admin/pages/search/?q={SECRET_PAGE}", text)


def find_a_draft_in_the_chooser(client: Client, place: Place) -> bool:
    text = f"{SECRET_PAGE} {place.centre.title}"
    return names(client, f"/admin/choose-page/search/?q={SECRET_PAGE}", text)


def open_the_editor(client: Client, place: Place) -> bool:
    return opens(client, admin(place.offer, "edit/"))


def save_a_draft(client: Client, place: Place) -> bool:
    submit_form(client, place.offer)
    return page(place.offer.pk).draft_title == TITLE


def edit_the_centre_itself(client: Client, place: Place) -> bool:
    return opens(client, admin(place.centre, "edit/"))


def add_a_page(client: Client, place: Place) -> bool:
    create(client, AngebotPage, place.centre, title=TITLE)
    return place.centre.get_children().filter(draft_title=TITLE).exists()


def submit(client: Client, place: Place) -> bool:
    submit_form(client, place.draft, **{"action-submit": "1"})
    return WorkflowState.objects.for_instance(place.draft).exists()


def approve(client: Client, place: Place) -> bool:
    workflow = place.centre.get_workflow()
    state = workflow.start(place.draft, None)
    while "Geschäftsstelle" not in state.current_task_state.task.name:
        state.current_task_state.approve()
        state.refresh_from_db()
    task = state.current_task_state.pk
    address = reverse("wagtailadmin_pages:workflow_action", args=(place.draft.pk, "approve", task))
    client.post(address, {})
    return page(place.draft.pk).live


def publish(client: Client, place: Place) -> bool:
    submit_form(client, place.offer, **{"action-publish": "1"})
    return page(place.offer.pk).title == TITLE


def publish_at_once(client: Client, place: Place) -> bool:
    create(client, AngebotPage, place.centre, title=TITLE, **{"action-publish": "1"})
    return place.centre.get_children().live().filter(title=TITLE).exists()


def unpublish(client: Client, place: Place) -> bool:
    client.post(admin(place.offer, "unpublish/"))
    return not page(place.offer.pk).live


def delete_a_public_page(client: Client, place: Place) -> bool:
    client.post(admin(place.offer, "delete/"))
    return not Page.objects.filter(pk=place.offer.pk).exists()


def delete_a_draft(client: Client, place: Place) -> bool:
    client.post(admin(place.draft, "delete/"))
    return not Page.objects.filter(pk=place.draft.pk).exists()


def delete_the_centre(client: Client, place: Place) -> bool:
    client.post(admin(place.centre, "delete/"))
    return not Page.objects.filter(pk=place.centre.pk).exists()


def delete_in_bulk(client: Client, place: Place) -> bool:
    client.post(f"/admin/bulk/wagtailcore/page/delete/?id={place.draft.pk}")
    return not Page.objects.filter(pk=place.draft.pk).exists()


def publish_in_bulk(client: Client, place: Place) -> bool:
    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={place.draft.pk}")
    return page(place.draft.pk).live


def move_away(client: Client, place: Place) -> bool:
    elsewhere = place.centre.get_siblings(inclusive=False).first()
    client.post(admin(place.draft, f"move/{elsewhere.pk}/confirm/"))
    return page(place.draft.pk).get_parent().pk == elsewhere.pk


def copy(client: Client, place: Place) -> bool:
    data = {
        "new_title": TITLE,
        "new_slug": "kopie",
        "new_parent_page": place.centre.pk,
        "copy_subpages": "",
        "alias": "",
    }
    client.post(admin(place.offer, "copy/"), data)
    return place.centre.get_children().filter(slug="kopie").exists()


def reorder(client: Client, place: Place) -> bool:
    client.post(admin(place.draft, "set_position/?position=0"))
    return bool(page(place.centre.pk).get_first_child().pk == place.draft.pk)


def lock(client: Client, place: Place) -> bool:
    client.post(admin(place.offer, "lock/"))
    return page(place.offer.pk).locked


def unlock(client: Client, place: Place) -> bool:
    Page.objects.filter(pk=place.offer.pk).update(locked=True)
    client.post(admin(place.offer, "unlock/"))
    return not page(place.offer.pk).locked


def restrict_who_may_read(client: Client, place: Place) -> bool:
    client.post(admin(place.offer, "privacy/"), {"restriction_type": "login"})
    return page(place.offer.pk).get_view_restrictions().exists()


def view_the_draft(client: Client, place: Place) -> bool:
    return names(client, admin(place.offer, "view_draft/"), SECRET_CHANGE)


def preview(client: Client, place: Place) -> bool:
    response = client.post(
        admin(place.offer, "edit/preview/"), form_data(AngebotPage, TITLE, place.offer.slug)
    )
    return response.status_code == 200 and response.json()["is_valid"]


def view_a_version(client: Client, place: Place) -> bool:
    address = admin(place.offer, f"revisions/{place.latest}/view/")
    return names(client, address, SECRET_CHANGE)


def compare_versions(client: Client, place: Place) -> bool:
    return names(client, admin(place.offer, "revisions/compare/live...latest/"), SECRET_CHANGE)


def read_the_history(client: Client, place: Place) -> bool:
    return opens(client, admin(place.offer, "history/"))


def read_the_workflow_history(client: Client, place: Place) -> bool:
    return opens(client, admin(place.offer, "workflow_history/"))


def see_where_it_is_used(client: Client, place: Place) -> bool:
    return opens(client, admin(place.offer, "usage/"))


def make_a_preview_link(client: Client, place: Place) -> bool:
    return client.post(f"/admin/vorschau-link/{place.offer.pk}/").status_code == 200


def be_told_who_edits(client: Client, place: Place) -> bool:
    address = f"/admin/editing-sessions/ping/quartier_pages/angebotpage/{place.offer.pk}/0/"
    return client.post(address, {}).status_code == 200


def read_it_in_the_tree_of_the_menu(client: Client, place: Place) -> bool:
    return opens(client, f"/admin/api/main/pages/{place.draft.pk}/")


def publish_over_the_admin_api(client: Client, place: Place) -> bool:
    client.post(f"/admin/api/main/pages/{place.draft.pk}/action/publish/", {})
    return page(place.draft.pk).live


def send_to_translation(client: Client, place: Place) -> bool:
    french_like = Locale.objects.get_or_create(language_code="tr")[0]
    client.post(
        f"/admin/localize/submit/page/{place.offer.pk}/",
        {"locales": [french_like.pk], "include_subtree": ""},
    )
    return place.offer.get_translations().filter(locale=french_like).exists()


def choose_an_image(client: Client, place: Place) -> bool:
    return opens(client, f"/admin/images/chooser/chosen/{place.image.pk}/")


def find_an_image(client: Client, place: Place) -> bool:
    return names(client, "/admin/images/chooser/results/?q=Bild", place.image.title)


def edit_an_image(client: Client, place: Place) -> bool:
    return opens(client, f"/admin/images/{place.image.pk}/")


def upload_an_image(client: Client, place: Place) -> bool:
    file = SimpleUploadedFile("neu.png", get_test_image_file().file.getvalue(), "image/png")
    data = {
        "title": TITLE,
        "file": file,
        "collection": place.image.collection_id,
        "tags": "",
        "alt_texts_0": "",
        "credit": "",
        "licence": "all-rights-reserved",
        "description": "",
    }
    client.post("/admin/images/add/", data)
    return CustomImage.objects.filter(title=TITLE, collection=place.image.collection).exists()


def delete_an_image(client: Client, place: Place) -> bool:
    client.post(f"/admin/images/{place.image.pk}/delete/")
    return not CustomImage.objects.filter(pk=place.image.pk).exists()


def choose_a_document(client: Client, place: Place) -> bool:
    return opens(client, f"/admin/documents/chooser/chosen/{place.document.pk}/")


def find_a_document(client: Client, place: Place) -> bool:
    return names(client, "/admin/documents/chooser/results/?q=Plan", place.document.title)


def edit_a_document(client: Client, place: Place) -> bool:
    return opens(client, f"/admin/documents/edit/{place.document.pk}/")


def delete_a_document(client: Client, place: Place) -> bool:
    client.post(f"/admin/documents/delete/{place.document.pk}/")
    return not CustomDocument.objects.filter(pk=place.document.pk).exists()


def read_it_in_the_site_history(client: Client, place: Place) -> bool:
    return names(client, "/admin/reports/site-history/", place.draft.title)


def read_it_in_the_workflow_report(client: Client, place: Place) -> bool:
    place.centre.get_workflow().start(place.draft, None)
    return names(client, "/admin/reports/workflow/", place.draft.title)


def read_it_in_the_task_report(client: Client, place: Place) -> bool:
    place.centre.get_workflow().start(place.draft, None)
    return names(client, "/admin/reports/workflow_tasks/", place.draft.title)


def read_it_among_locked_pages(client: Client, place: Place) -> bool:
    Page.objects.filter(pk=place.draft.pk).update(locked=True)
    return names(client, "/admin/reports/locked/", place.draft.title)


def read_it_among_ageing_pages(client: Client, place: Place) -> bool:
    return names(client, "/admin/reports/aging-pages/", f"{SECRET_CHANGE} {place.centre.title}")


def read_it_in_the_types_report(client: Client, place: Place) -> bool:
    page(place.draft.pk).specific.save_revision()
    return names(client, "/admin/reports/page-types-usage/", place.draft.title)


def read_it_among_pages_of_its_type(client: Client, place: Place) -> bool:
    return names(client, "/admin/pages/usage/quartier_pages/angebotpage/", place.draft.title)


def read_it_in_the_translations_report(client: Client, place: Place) -> bool:
    from wagtail_localize.models import Translation, TranslationSource

    source, _created = TranslationSource.update_or_create_from_instance(place.draft)
    Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    return names(client, "/admin/localize/reports/translations/", place.draft.title)


def cancel_a_date(client: Client, place: Place) -> bool:
    day = timezone.localdate() + timedelta(days=1)
    Zeitfenster.objects.create(page=place.offer, rhythm="once", date=day)
    client.post(f"/admin/angebote/{place.offer.pk}/absagen/", {"day": day, "reason": ""})
    return AngebotPage.objects.get(pk=place.offer.pk).ausfaelle.exists()


def see_in_the_list_of_offers(client: Client, place: Place) -> bool:
    return names(client, "/admin/angebote/", f"{SECRET_PAGE} {place.centre.title}")


def pause_in_bulk(client: Client, place: Place) -> bool:
    client.post(f"/admin/bulk/wagtailcore/page/pause_offers/?id={place.draft.pk}")
    draft = AngebotPage.objects.get(pk=place.draft.pk).get_latest_revision_as_object()
    return bool(draft.status == "pausiert")


def copy_in_bulk(client: Client, place: Place) -> bool:
    site = place.centre.standorte.get()
    address = f"/admin/bulk/wagtailcore/page/copy_offers/?id={place.draft.pk}"
    client.post(address, {"place": f"{place.centre.pk}:{site.translation_key}"})
    return place.centre.angebote.count() == 3


def import_a_change(client: Client, place: Place) -> bool:
    table = f"ID;Titel\n{place.draft.pk};{TITLE}\n".encode()
    upload = SimpleUploadedFile("angebote.csv", table)
    answer = client.post("/admin/angebote/importieren/", {"file": upload})
    if answer.status_code == 200:
        signed = answer.context["signed"]
        client.post("/admin/angebote/importieren/", {"lines": signed})
    return page(place.draft.pk).draft_title == TITLE
