"""Several offers at once, and copies of one."""

from typing import Any

import pytest

from quartier_pages.models import AngebotPage, JahresberichtPage
from tests.trees import build_offer, build_report, weekly


def act(client: Any, action: str, *pages: Any, **values: Any) -> Any:
    ids = "&".join(f"id={page.pk}" for page in pages)
    address = f"/admin/bulk/wagtailcore/page/{action}/?{ids}&next=/admin/angebote/"
    question = client.get(address)
    assert question.status_code == 200
    return client.post(address, values)


@pytest.mark.parametrize(
    ("action", "status"), [("pause_offers", "pausiert"), ("end_offers", "beendet")]
)
def test_the_office_changes_the_status_at_once(room: Any, action: str, status: str) -> None:
    draft = room.fresh()
    draft.title = "Geheim"
    draft.save_revision()
    act(room.client(room.office), action, room.offer)
    page = room.fresh()
    assert (page.status, page.title) == (status, "Frühstück")
    assert page.get_latest_revision_as_object().status == status


def test_editors_propose_it(room: Any) -> None:
    act(room.client(room.editor), "pause_offers", room.offer)
    page = room.fresh()
    assert (page.status, page.workflow_in_progress) == ("aktiv", True)
    assert page.get_latest_revision_as_object().status == "pausiert"


def test_other_pages_and_offers_of_others_stay(room: Any) -> None:
    report = build_report(room.centre, 2024)
    foreign = build_offer(room.other, title="Fremd")
    act(room.client(room.editor), "pause_offers", report, foreign)
    assert AngebotPage.objects.get(pk=foreign.pk).status == "aktiv"
    assert not JahresberichtPage.objects.get().has_unpublished_changes


def test_the_question_changes_nothing(room: Any) -> None:
    client = room.client(room.office)
    client.get(f"/admin/bulk/wagtailcore/page/end_offers/?id={room.offer.pk}")
    assert room.fresh().status == "aktiv"


def test_copies_are_drafts_at_the_chosen_site(room: Any) -> None:
    draft = room.fresh()
    draft.short_text = "Aus dem Entwurf"
    draft.save_revision()
    site = room.other.standorte.get()
    client = room.client(room.office)
    act(client, "copy_offers", room.offer, place=f"{room.other.pk}:{site.translation_key}")
    copy = AngebotPage.objects.get(zentrum=room.other)
    latest = copy.get_latest_revision_as_object()
    for page in (copy, latest):
        assert (page.live, page.slug, page.title) == (False, room.offer.slug, "Frühstück")
        assert (page.site_key, page.zentrum_id) == (site.translation_key, room.other.pk)
        assert [slot.weekday for slot in page.zeitfenster.all()]
    assert latest.short_text == "Aus dem Entwurf"


def test_editors_copy_only_to_where_they_add(room: Any) -> None:
    site = room.other.standorte.get()
    place = f"{room.other.pk}:{site.translation_key}"
    response = act(room.client(room.editor), "copy_offers", room.offer, place=place)
    assert response.status_code == 200
    assert not AngebotPage.objects.filter(zentrum=room.other).exists()


def test_a_copy_beside_the_original_has_a_title_and_an_address_of_its_own(room: Any) -> None:
    client = room.client(room.editor)
    address = f"/admin/pages/{room.offer.pk}/copy/"
    fields = client.get(address).context["form"].fields
    proposed = {name: fields[name].initial for name in ("new_title", "new_slug")}
    assert proposed == {"new_title": "Frühstück (Kopie)", "new_slug": f"{room.offer.slug}-2"}
    client.post(address, {**proposed, "new_parent_page": room.centre.pk})
    copy = AngebotPage.objects.get(slug=proposed["new_slug"])
    assert (copy.live, copy.draft_title) == (False, "Frühstück (Kopie)")


def test_a_copy_in_another_centre_can_be_edited_there(room: Any) -> None:
    office = room.client(room.office)
    office.post(
        f"/admin/pages/{room.offer.pk}/copy/",
        {"new_title": "Frühstück", "new_slug": "neu", "new_parent_page": room.other.pk},
    )
    copy = AngebotPage.objects.get(slug="neu")
    latest = copy.get_latest_revision_as_object()
    # No site of the same name there: the place is kept in words.
    assert (copy.site_key, latest.site_key) == (None, None)
    assert copy.place_text == latest.place_text == "Quartierszentrum Augärtle"


def test_the_list_offers_the_actions_and_no_select_all(room: Any) -> None:
    for number in range(55):
        build_offer(room.centre, [weekly("MO")], title=f"Angebot {number}")
    html = room.client(room.editor).get("/admin/angebote/").content.decode()
    assert "pause_offers" in html
    assert "data-bulk-action-num-objects-in-listing" not in html
