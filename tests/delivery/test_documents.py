"""Documents follow every change: what the API answers is what a fresh representation would say."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django_tasks import task_backends
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
)

from delivery import documents, version
from delivery.marking import mark, mark_all
from delivery.models import Document, DocumentTag
from home.models import CustomImage, StandardPage
from home.representation.library import row_tag
from tests.api.builders import Content, build_content
from tests.trees import build_offer

ROOT = "/api/quartier/v1"


@pytest.fixture
def content(db: None) -> Content:
    content = build_content()
    call_command("build_documents")
    return content


def publish(page: Any, **fields: Any) -> None:
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def answer_of(client: Any, content: Content, what: str) -> tuple[int, bytes, str | None]:
    path = what if what.startswith("/") else f"/pages/{getattr(content, what).pk}"
    response = client.get(f"{ROOT}{path}")
    return response.status_code, response.content, response.get("ETag")


def test_a_draft_moves_nothing(content, client):
    publish(content.standard)
    before = answer_of(client, content, "standard")
    number = version.current()
    page = fresh(content.standard)
    page.lead = "Nur ein Entwurf"
    page.save_revision()
    assert version.current() == number
    assert answer_of(client, content, "standard") == before
    assert Document.objects.stale_ids() == []


def test_bulk_changes_are_caught_by_building_anew(content, client):
    StandardPage.objects.filter(pk=content.standard.pk).update(lead="Am Modell vorbei")
    call_command("build_documents")
    assert "Am Modell vorbei" in client.get(f"{ROOT}/pages/{content.standard.pk}").content.decode()


def test_verify_names_a_document_that_differs(content):
    Document.objects.filter(page_id=content.standard.pk).update(body="{}")
    with pytest.raises(Exception, match=str(content.standard.pk)):
        call_command("build_documents", "--verify")


def test_documents_are_ready_when_publishing_returns(content, django_capture_on_commit_callbacks):
    """After the commit, before the first reader."""
    connection.run_on_commit = []  # what building the content left there
    with django_capture_on_commit_callbacks(execute=True):
        publish(content.zentrum, title="Neuer Name")
    assert Document.objects.stale_ids() == []
    assert "Neuer Name" in str(Document.objects.get(page_id=content.offer.pk).body)


def test_more_than_an_editor_waits_for_is_left_to_a_worker(
    content, client, monkeypatch, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr(documents, "_MOST_AT_ONCE", 2)
    queue = task_backends["default"]
    connection.run_on_commit = []
    with django_capture_on_commit_callbacks(execute=True):
        publish(content.zentrum, title="Neuer Name")
    assert content.offer.pk in Document.objects.stale_ids()
    assert "Neuer Name" in client.get(f"{ROOT}/pages/{content.offer.pk}").content.decode()
    names = {result.task.name for result in queue.results}
    assert "refresh_in_background" in names
    documents.refresh_in_background.call()
    assert Document.objects.stale_ids() == []


def test_a_new_collection_alters_nothing(content):
    before = version.current()
    collection = Collection.get_first_root_node().add_child(name="Neu")
    assert version.current() == before
    collection.name = "Umbenannt"
    collection.save()
    assert version.current() > before


def test_what_is_marked_while_it_is_made_stays_marked(content, monkeypatch):
    """Somebody publishes between our reading of the page and our writing of the document."""
    make = documents.published.make

    def make_while_somebody_publishes(ids: Any) -> Any:
        made = make(ids)
        mark_all(refresh=False)
        return made

    mark_all(refresh=False)
    monkeypatch.setattr(documents.published, "make", make_while_somebody_publishes)
    documents.refresh([content.standard.pk])
    row = Document.objects.get(page_id=content.standard.pk)
    assert row.marked > row.built


@pytest.mark.parametrize("kept", [True, False])
def test_answers_are_the_same_with_and_without_documents(kept, content, client, monkeypatch):
    from home.api import published

    urls = [f"{ROOT}/pages/{content.zentrum.pk}", f"{ROOT}/angebote", f"{ROOT}/jahresberichte"]
    expected = [client.get(url).content for url in urls]
    if not kept:
        monkeypatch.setattr(published, "_keeper", published._make_bodies)
    assert [client.get(url).content for url in urls] == expected


def test_a_page_that_lists_offers_knows_the_day(content, client, monkeypatch):
    """Lists of what is current are made anew when the day changes."""
    rows = Document.objects.filter(page_id=content.zentrum.pk)
    rows.update(day="2020-01-01")
    client.get(f"{ROOT}/pages/{content.zentrum.pk}")
    assert str(rows.get().day) != "2020-01-01"


def test_a_new_offer_enters_the_lists_that_name_it(content, client):
    before = answer_of(client, content, "zentrum")
    build_offer(fresh(content.zentrum), title="Ganz neues Angebot", kind="lernhilfe")
    after = answer_of(client, content, "zentrum")
    assert before != after
    assert "Ganz neues Angebot" in after[1].decode()


def test_a_change_of_what_a_document_newly_names_is_not_lost(content, monkeypatch):
    """The tag of the image is not stored yet when somebody changes the image."""
    make, image = documents.published.make, CustomImage.objects.get()

    def make_while_somebody_changes_the_image(ids: Any) -> Any:
        made = make(ids)
        mark({row_tag(CustomImage, image.pk)})
        return made

    DocumentTag.objects.all().delete()
    mark_all(refresh=False)
    with monkeypatch.context() as patched:
        patched.setattr(documents.published, "make", make_while_somebody_changes_the_image)
        documents.refresh([content.standard.pk])
    assert Document.objects.get(page_id=content.standard.pk).is_stale
    documents.refresh([content.standard.pk])
    assert not Document.objects.get(page_id=content.standard.pk).is_stale


def test_a_page_that_cannot_be_made_keeps_no_other_from_it(content, monkeypatch):
    make = documents.published.make

    def fail_for_one(ids: Any) -> Any:
        if content.standard.pk in ids:
            raise ValueError("broken content")
        return make(ids)

    mark_all(refresh=False)
    monkeypatch.setattr(documents.published, "make", fail_for_one)
    documents.refresh_stale()
    assert Document.objects.stale_ids() == [content.standard.pk]


def test_files_that_the_admin_moves_together_are_noted(content, admin_client):
    image = CustomImage.objects.get()
    private = Collection.get_first_root_node().add_child(name="Intern")
    restriction = CollectionViewRestriction(collection=private, restriction_type="login")
    restriction.save()
    call_command("build_documents")
    before = answer_of(admin_client, content, "standard")
    url = reverse("wagtail_bulk_action", args=["home", "customimage", "add_to_collection"])
    response = admin_client.post(f"{url}?id={image.pk}&next=/admin/", {"collection": private.pk})
    assert response.status_code == 302
    assert CustomImage.objects.get().collection == private
    after = answer_of(admin_client, content, "standard")
    assert b"srcset" in before[1]
    assert b"srcset" not in after[1]


def test_lost_renditions_are_made_anew(content):
    image = CustomImage.objects.get()
    image.renditions.all().delete()
    assert content.standard.pk in Document.objects.stale_ids()
