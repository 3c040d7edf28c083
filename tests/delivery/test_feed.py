"""The change feed and the export: a mirror that follows them is exact."""

import json
from typing import Any
from urllib.parse import urljoin

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from delivery import version
from delivery.models import FeedVersion
from home.models import StandardPage
from quartier_pages.models import AngebotPage
from tests.trees import Tree, build_offer, build_zentrum

ROOT = "/api/quartier/v1"


@pytest.fixture
def mirror(tree: Tree, client: Any) -> Any:
    return Mirror(client)


class Mirror:
    """What somebody keeps who follows the feed."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.pages: dict[int, Any] = {}
        first, *lines = self.export()
        self.cursor = first["cursor"]
        self.pages = {page["id"]: page for page in lines}

    def export(self) -> list[dict[str, Any]]:
        response = self.client.get(f"{ROOT}/export.ndjson")
        return [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]

    def follow(self, limit: int = 2) -> list[dict[str, Any]]:
        seen: list[dict[str, Any]] = []
        more = True
        while more:
            query = {"cursor": self.cursor, "limit": limit}
            answer = self.client.get(f"{ROOT}/changes", query).json()
            for item in answer["items"]:
                self.pages.pop(item["id"], None)
                if not item["deleted"]:
                    self.pages[item["id"]] = item["page"]
            seen += answer["items"]
            self.cursor, more = answer["cursor"], answer["has_more"]
        return seen

    def is_exact(self) -> bool:
        return self.pages == {page["id"]: page for page in self.export()[1:]}


def test_nothing_changed_means_no_changes(mirror):
    assert mirror.follow() == []
    assert mirror.is_exact()


def test_a_mirror_stays_exact(mirror, tree):
    centre = build_zentrum(tree.index, title="Neu", slug="neu")
    offers = [build_offer(centre, title=f"Angebot {n}", slug=f"a{n}") for n in range(5)]
    mirror.follow()
    assert mirror.is_exact()
    assert {offer.pk for offer in offers} <= set(mirror.pages)
    offers[0].unpublish()
    offers[1].delete()
    offers[2].move(tree.zentrum, pos="last-child")
    PageViewRestriction.objects.create(page=offers[3], restriction_type=PageViewRestriction.LOGIN)
    seen = mirror.follow()
    assert mirror.is_exact()
    gone = {item["id"] for item in seen if item["deleted"]}
    assert gone == {offers[0].pk, offers[1].pk, offers[3].pk}


def test_drafts_and_private_pages_leave_no_trace(mirror, tree):
    draft = tree.home.add_child(instance=StandardPage(title="Geheimer Entwurf", live=False))
    draft.save_revision()
    secret = StandardPage(title="Geheime Seite", live=False)
    tree.home.add_child(instance=secret)
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    secret.save_revision().publish()
    seen = mirror.follow()
    assert {draft.pk, secret.pk} & {item["id"] for item in seen} == set()
    assert "Geheim" not in json.dumps(seen, ensure_ascii=False)


@pytest.mark.parametrize("cursor", ["", "x", "1", "1.x", "-1.0", "1.1.1", "9" * 40 + ".0", "².0"])
def test_a_wrong_cursor_is_named(cursor, tree, client):
    response = client.get(f"{ROOT}/changes", {"cursor": cursor})
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"] == ["query", "cursor"]


@pytest.mark.parametrize("cursor", ["999999.0", "0.1", "1.0", "1000000001.0", "9" * 18 + ".0"])
def test_a_cursor_that_was_never_given_out_is_refused(cursor, tree, client):
    """Those without a nonce are of an earlier release, and could be of any time."""
    response = client.get(f"{ROOT}/changes", {"cursor": cursor})
    assert response.status_code == 404
    assert response.json()["errors"][0]["loc"] == ["query", "cursor"]


def test_what_an_earlier_release_published_can_be_followed(mirror, tree, client):
    FeedVersion.objects.all().delete()
    first = client.get(f"{ROOT}/changes", {"limit": 1}).json()
    for _again in range(2):
        rest = client.get(f"{ROOT}/changes", {"cursor": first["cursor"]}).json()
        assert {item["id"] for item in first["items"] + rest["items"]} == set(mirror.pages)
        assert client.get(f"{ROOT}/changes", {"cursor": rest["cursor"]}).json()["items"] == []


def rename(page: Any, title: str) -> None:
    page.title = title
    page.save_revision().publish()


def test_a_cursor_of_a_time_that_a_backup_has_taken_back_is_refused(mirror, tree, client):
    """Also once the version has passed it: the mirror begins anew instead of missing changes."""
    mirror.follow()
    of_the_backup = mirror.cursor
    backup = transaction.savepoint()
    rename(tree.zentrum, "Verlorener Name")
    mirror.follow()
    of_the_lost_time, lost_version = mirror.cursor, version.current()
    assert of_the_lost_time != of_the_backup
    transaction.savepoint_rollback(backup)  # the database is as it was, to the byte
    tree.zentrum.refresh_from_db()
    rename(tree.zentrum, "Anderer Name")
    while version.current() <= lost_version:
        rename(tree.index, f"Übersicht {version.current()}")
        mirror.export()

    def ask(cursor: str) -> Any:
        return client.get(f"{ROOT}/changes", {"cursor": cursor})

    assert ask(of_the_lost_time).status_code == 404
    assert tree.zentrum.pk in [one["id"] for one in ask(of_the_backup).json()["items"]]


def resolve(client: Any, path: str) -> Any:
    response = client.get(f"{ROOT}/resolve", {"path": path})
    return response.json() if response.status_code == 200 else response.status_code


def test_resolve_knows_pages_redirects_and_what_is_gone(tree, client):
    offer = build_offer(tree.zentrum, title="Töpfern", slug="toepfern")
    Redirect.objects.create(old_path="/alt", redirect_page=offer, is_permanent=True)
    Redirect.objects.create(old_path="/weg", redirect_link="https://example.org/")
    path = offer.get_url()
    assert resolve(client, path)["id"] == offer.pk
    assert resolve(client, path.rstrip("/"))["kind"] == "page"
    for old in ("/alt/", "/alt", "/alt/?utm=1", "/alt#oben"):
        assert resolve(client, old)["detail_url"].endswith(f"/pages/{offer.pk}")
    assert resolve(client, "/weg")["html_url"] == "https://example.org/"
    assert resolve(client, "/nie/gewesen/") == 404
    offer.unpublish()
    assert resolve(client, path)["kind"] == "gone"
    assert resolve(client, "/alt/") == 404


def test_resolve_agrees_with_the_site_on_what_is_no_page(tree, client, locales):
    tree.home.copy_for_translation(locales["en"]).specific.save_revision().publish()
    simple = tree.home.copy_for_translation(locales["de-simple"]).specific
    simple.save_revision().publish()
    centre = tree.zentrum.get_url()
    paths = {
        **dict.fromkeys(("/angebote/", "/en/angebote/", "/massnahmen/", "/uk/suche/")),
        f"{centre}wochenprogramm/": tree.zentrum.pk,
        f"{centre}wochenprogramm.pdf": tree.zentrum.pk,
    }
    for path, page_id in paths.items():
        assert client.get(path).status_code == 200, path
        found = resolve(client, path)
        assert (found["kind"], found["id"]) == ("view", page_id)
        assert found["html_url"] == f"http://localhost:8000{path}"
        assert (found["detail_url"] is None) == (page_id is None)
    assert resolve(client, "/en/angebote")["locale"] == "en"
    assert resolve(client, "/angebote/?tag=heute")["kind"] == "view"
    site, found = client.get("/leichte-sprache/"), resolve(client, "/leichte-sprache/")
    assert (site.status_code, site["Location"]) == (302, "/de-simple/")
    assert found["html_url"] == "http://localhost:8000/de-simple/"
    wanted = ("redirect", simple.pk, False)
    assert (found["kind"], found["id"], found["is_permanent"]) == wanted


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/muster/", "/api/v2/pages/", "/robots.txt", "/angebote/x/", "/de/angebote/"],
)
def test_resolve_knows_no_rooms_behind_the_counter(path, tree, client):
    assert resolve(client, path) == 404


def test_resolve_shows_nothing_below_what_is_not_public(tree, client):
    path = f"{tree.zentrum.get_url()}wochenprogramm/"
    PageViewRestriction.objects.create(
        page=tree.zentrum, restriction_type=PageViewRestriction.LOGIN
    )
    assert resolve(client, path) == 404


@pytest.mark.parametrize(
    "link", ["//other.example/x", "https://other.example/x", "/angebote/?tag=heute", "suche/"]
)
def test_resolve_and_the_site_redirect_alike(link, tree, client):
    Redirect.objects.create(old_path="/alt", redirect_link=link, is_permanent=False)
    site = client.get("/alt", follow=False)
    there = urljoin("http://localhost:8000/alt", site["Location"])
    assert resolve(client, "/alt")["html_url"] == there


def test_redirects_to_pages_stay_at_the_address(tree, client, locales):
    """Whatever host and port the site's record has."""
    Site.objects.update(hostname="long.ago.example", port=81)
    tree.home.copy_for_translation(locales["en"]).specific.save_revision().publish()
    Redirect.objects.create(old_path="/alt", redirect_page=tree.zentrum)
    assert client.get("/alt")["Location"] == tree.zentrum.get_url_parts()[2]
    address = resolve(client, "/alt")["html_url"]
    assert address == f"http://localhost:8000{tree.zentrum.get_url_parts()[2]}"


def test_resolve_follows_a_new_address(tree, client, django_capture_on_commit_callbacks):
    offer = build_offer(tree.zentrum, title="Töpfern", slug="toepfern")
    old = offer.get_url()
    offer.slug = "keramik"
    with django_capture_on_commit_callbacks(execute=True):  # Wagtail leaves a redirect
        offer.save_revision().publish()
    offer = AngebotPage.objects.get(pk=offer.pk)
    assert resolve(client, offer.get_url())["id"] == offer.pk
    assert (resolve(client, old)["kind"], resolve(client, old)["id"]) == ("redirect", offer.pk)


def test_a_mirror_survives_building_anew(mirror):
    call_command("build_documents")
    assert mirror.follow() == []
