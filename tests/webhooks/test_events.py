"""Which changes are announced, and what is said of them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from tests.trees import build_zentrum
from webhooks.models import Delivery, Endpoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def endpoint(db):
    return Endpoint.objects.create(name="Stadtseite", url="https://example.org/hooks")


@pytest.fixture
def about(tree):
    """A published page below the home page."""
    return publish(add(tree.home, "Über uns"))


def add(parent: Page, title: str, **fields) -> StandardPage:
    page = StandardPage(title=title, live=False, **fields)
    parent.add_child(instance=page)
    return page


def publish(page):
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def restrict(page, **fields):
    return PageViewRestriction.objects.create(page=page, restriction_type="login", **fields)


def address(page: Page) -> str:
    """As the API gives it, whatever host name Wagtail keeps for the site."""
    return f"http://localhost:8000{page.get_url_parts()[2]}"


def told() -> list[tuple[str, int]]:
    """What was announced since the last call: event and page."""
    rows = Delivery.objects.order_by("pk")
    found = [(row.event_type, row.payload["data"]["id"]) for row in rows]
    rows.delete()
    return found


def test_publishing_tells_type_title_and_addresses(endpoint, about, settings):
    Delivery.objects.all().delete()
    publish(about)
    row = Delivery.objects.get()
    assert row.event_id.startswith("msg_")
    assert row.payload == {
        "type": "page.published",
        "timestamp": row.payload["timestamp"],
        "data": {
            "id": about.pk,
            "page_type": "home.StandardPage",
            "locale": "de",
            "title": "Über uns",
            "html_url": address(about),
            "api_url": f"http://localhost:8000/api/quartier/v1/pages/{about.pk}",
        },
    }
    assert row.payload["timestamp"].endswith("Z")


def test_what_was_withdrawn_has_no_title_any_more(endpoint, about):
    before = address(about)
    Delivery.objects.all().delete()
    about.unpublish()
    data = Delivery.objects.get().payload["data"]
    assert (data["html_url"], "title" in data) == (before, False)


def test_a_move_tells_both_addresses(endpoint, about):
    before = address(about)
    Delivery.objects.all().delete()
    about.slug = "wir"
    publish(about)
    moved = Delivery.objects.get(event_type="page.moved").payload["data"]
    assert moved["html_url"] == address(Page.objects.get(pk=about.pk)) != before
    assert (moved["previous_html_url"], moved["title"]) == (before, "Über uns")


def test_a_draft_is_nobodys_business(endpoint, about):
    draft = add(about, "Entwurf")
    told()
    draft.title = "Neuer Entwurf"
    draft.save_revision()
    draft.slug = "anders"
    draft.save()
    about.title = "Noch nicht freigegeben"
    about.save_revision()
    draft.delete()
    assert told() == []


def test_a_saved_draft_does_not_leak_into_what_is_told(endpoint, about):
    told()
    about.title = "Noch geheim"
    about.save_revision()
    about.save(update_fields=["last_published_at", "live"])
    restrict(about).delete()
    assert "geheim" not in str([row.payload for row in Delivery.objects.all()])


@pytest.mark.parametrize("live_at_first", [True, False])
def test_scheduled_pages_are_told_when_they_appear(endpoint, tree, live_at_first):
    page = StandardPage(title="Später", go_live_at=timezone.now() + timedelta(days=1))
    # As Wagtail's own form does it: a live page first, a scheduled revision then.
    page.live = live_at_first
    tree.home.add_child(instance=page)
    revision = page.save_revision()
    revision.publish()
    assert told() == []
    revision.refresh_from_db()
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.content["go_live_at"] = (timezone.now() - timedelta(hours=1)).isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert told() == [("page.published", page.pk)]


def test_an_expired_page_is_withdrawn(endpoint, about):
    Page.objects.filter(pk=about.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    told()
    call_command("publish_scheduled")
    assert told() == [("page.unpublished", about.pk)]


def test_nothing_behind_a_restriction_is_told(endpoint, about):
    child = publish(add(about, "Darunter"))
    told()
    restriction = restrict(about)
    assert told() == [("page.unpublished", about.pk), ("page.unpublished", child.pk)]
    publish(about)
    publish(child)
    publish(add(child, "Neu und nicht öffentlich"))
    child.slug = "woanders"
    publish(child)
    child.unpublish()
    publish(child)
    inner = restrict(child)
    inner.delete()
    assert told() == []
    grandchild = child.get_children().get()
    restriction.delete()
    assert told() == [("page.published", p.pk) for p in (about, child, grandchild)]


def test_deleting_a_restricted_section_tells_nothing(endpoint, about):
    """With the section its restriction goes too, which must not look like opening it."""
    publish(add(about, "Darunter"))
    restrict(about)
    told()
    about.delete()
    assert told() == []


def test_a_second_restriction_keeps_the_section_closed(endpoint, about):
    child = publish(add(about, "Darunter"))
    outer, inner = restrict(about), restrict(child)
    told()
    outer.delete()
    assert told() == [("page.published", about.pk)]
    inner.delete()
    assert told() == [("page.published", child.pk)]


def test_changing_how_a_section_is_restricted_tells_nothing(endpoint, about):
    restriction = restrict(about)
    told()
    restriction.restriction_type = "groups"
    restriction.save()
    restriction.groups.set(Group.objects.all()[:1])
    assert told() == []


def test_deleting_tells_of_each_public_page(endpoint, about):
    child = publish(add(about, "Darunter"))
    add(about, "Entwurf")
    secret = publish(add(about, "Intern"))
    restrict(secret)
    told()
    about.delete()
    assert sorted(told()) == [("page.deleted", about.pk), ("page.deleted", child.pk)]


def test_a_moved_section_is_told_once(endpoint, tree, about):
    target = publish(add(tree.home, "Ziel"))
    child = publish(add(about, "Darunter"))
    publish(add(child, "Noch weiter unten"))
    told()
    about.move(target, pos="last-child")
    assert told() == [("page.moved", about.pk)]


def test_a_new_order_of_pages_is_no_move(endpoint, tree, about):
    other = publish(add(tree.home, "Anderes"))
    told()
    about.refresh_from_db()
    other.move(about, pos="left")
    assert told() == []


def test_a_draft_that_moves_is_told_by_its_public_descendants(endpoint, about):
    child = publish(add(about, "Darunter"))
    publish(add(child, "Noch weiter unten"))
    sibling = publish(add(about, "Daneben"))
    about.unpublish()
    told()
    about.refresh_from_db()
    about.slug = "woanders"
    about.save()
    assert told() == [("page.moved", child.pk), ("page.moved", sibling.pk)]


def test_moving_across_a_restriction_is_withdrawing_or_publishing(endpoint, tree, about):
    private = publish(add(tree.home, "Intern"))
    restrict(private)
    child = publish(add(about, "Darunter"))
    own = publish(add(about, "Von sich aus intern"))
    restrict(own)
    before = {p.pk: address(p) for p in (about, child)}
    told()
    about.move(private, pos="last-child")
    rows = Delivery.objects.order_by("pk")
    assert {row.payload["data"]["id"]: row.payload["data"]["html_url"] for row in rows} == before
    assert told() == [("page.unpublished", about.pk), ("page.unpublished", child.pk)]
    Page.objects.get(pk=about.pk).move(Page.objects.get(pk=tree.home.pk), pos="last-child")
    rows = Delivery.objects.order_by("pk")
    assert {row.payload["data"]["id"]: row.payload["data"]["html_url"] for row in rows} == before
    assert told() == [("page.published", about.pk), ("page.published", child.pk)]


def test_moving_inside_a_restricted_section_tells_nothing(endpoint, tree, about):
    target = publish(add(tree.home, "Ziel"))
    publish(add(about, "Darunter"))
    restrict(tree.home)
    told()
    about.move(target, pos="last-child")
    assert told() == []


def test_moving_a_restricted_page_tells_nothing(endpoint, tree, about):
    target = publish(add(tree.home, "Ziel"))
    publish(add(about, "Darunter"))
    restrict(about)
    told()
    about.move(target, pos="last-child")
    assert told() == []


def test_the_slug_of_a_sites_root_is_in_no_address(endpoint, tree, about):
    home = publish(tree.home)
    told()
    home.slug = "anfang"
    publish(home)
    assert told() == [("page.published", home.pk)]


def test_copies_are_told_once(endpoint, tree, about):
    told()
    copied = about.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    assert told() == [("page.published", copied.pk)]
    about.copy(update_attrs={"slug": "entwurf"}, keep_live=False)
    assert told() == []


def test_aliases_and_translations_are_pages_of_their_own(endpoint, about, locales):
    alias = about.create_alias(update_slug="alias")
    translation = about.copy_for_translation(locales["en"], copy_parents=True)
    told()
    publish(about)
    publish(translation)
    assert told() == [
        ("page.published", about.pk),
        ("page.published", alias.pk),
        ("page.published", translation.pk),
    ]
    about.unpublish()
    assert sorted(told()) == [("page.unpublished", about.pk), ("page.unpublished", alias.pk)]


def test_a_new_alias_is_told(endpoint, about):
    told()
    alias = about.create_alias(update_slug="alias")
    assert told() == [("page.published", alias.pk)]


def test_pages_that_belong_to_no_site_are_not_told(endpoint, about):
    told()
    root = Page.objects.get(depth=1)
    publish(add(root, "Ohne Website"))
    assert told() == []


def test_nothing_is_written_when_the_change_is_rolled_back(endpoint, about):
    told()
    with transaction.atomic():
        publish(about)
        assert Delivery.objects.exists()
        transaction.set_rollback(True)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("wishes", "is_told"),
    [
        ({}, True),
        ({"events": ["page.published"]}, True),
        ({"events": ["page.deleted"]}, False),
        ({"page_types": ["home.StandardPage"]}, True),
        ({"page_types": ["quartier_pages.AngebotPage"]}, False),
        ({"active": False}, False),
    ],
)
def test_receivers_are_told_what_they_want(about, wishes, is_told):
    Endpoint.objects.create(name="Karte", url="https://example.org", **wishes)
    publish(about)
    assert bool(told()) is is_told


@pytest.mark.parametrize(("language", "is_told"), [("de", True), ("en", False)])
def test_receivers_can_want_one_language(about, locales, language, is_told):
    Endpoint.objects.create(name="Karte", url="https://example.org", locale=locales[language])
    publish(about)
    assert bool(told()) is is_told


def test_every_receiver_gets_an_event_of_its_own(endpoint, about):
    told()
    Endpoint.objects.create(name="Karte", url="https://example.org/karte")
    publish(about)
    ids = Delivery.objects.values_list("event_id", flat=True)
    assert len(set(ids)) == len(ids) == 2


def test_types_of_other_rooms_are_told_by_their_name(endpoint, tree):
    publish(build_zentrum(tree.index, title="Zentrum Test"))
    assert Delivery.objects.get().payload["data"]["page_type"] == (
        "quartier_pages.QuartierszentrumPage"
    )


def test_aliases_come_and_go_with_the_page_whose_text_they_show(endpoint, about):
    alias = about.create_alias(update_slug="zweitens")
    told()
    restriction = restrict(about)
    gone = [("page.unpublished", about.pk), ("page.unpublished", alias.pk)]
    assert sorted(told()) == sorted(gone)
    publish(Page.objects.get(pk=about.pk).specific)
    assert told() == []
    restriction.delete()
    assert sorted(told()) == [("page.published", about.pk), ("page.published", alias.pk)]
