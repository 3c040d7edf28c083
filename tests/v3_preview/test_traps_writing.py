"""The traps of Wagtail's API v3 that concern writing, each closed here."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import GroupPagePermission, Page, Site

from home.models import StandardPage
from quartier_pages.models import AngebotPage
from tests.v3_preview.conftest import PAGES, ROOT, Api, World, build_user, key_of

PROBLEM = "application/problem+json"
PARAGRAPH = {"type": "paragraph", "value": "<p>Neu.</p>"}


def test_patch_saves_a_draft(world: World, editor: Api) -> None:
    response = editor.patch(world.public, {"title": "Anders", "body": [PARAGRAPH]})
    assert response.status_code == 200, response.content
    world.public.refresh_from_db()
    assert (world.public.title, world.public.draft_title) == ("Impressum", "Anders")
    draft = world.public.get_latest_revision_as_object()
    assert draft.body[0].value.source.endswith(">Neu.</p>")


def test_create_below_ones_own_pages(world: World, editor: Api) -> None:
    def create(parent: Page) -> Any:
        meta = {"type": "home.StandardPage", "parent_id": parent.pk}
        return editor.send("post", "pages/", {"meta": meta, "title": "Neu", "body": [PARAGRAPH]})

    response = create(world.public)
    assert response.status_code == 201, response.content
    assert response.json()["body"][0]["value"].endswith(">Neu.</p>")
    assert create(world.home).status_code == 403


@pytest.mark.parametrize(
    ("value", "loc"),
    [
        (["x"], [0]),
        ([None], [0]),
        ([["paragraph", "x"]], [0]),
        ([{"type": "paragraph"}], [0]),
        ([{"type": 7, "value": "x"}], [0]),
        ([{"type": "unknown", "value": "x"}], [0, "type"]),
        ([{"type": "paragraph", "value": 7}], [0, "value"]),
        ([{"type": "paragraph", "value": {"content": 7}}], [0, "value"]),
        ([{**PARAGRAPH, "id": 7}], [0, "id"]),
        ([PARAGRAPH, {"type": "callout", "value": "x"}], [1, "value"]),
        ([{"type": "callout", "value": {"unknown": 1}}], [0, "value", "unknown"]),
        ([{"type": "steps", "value": {"0": "x"}}], [0, "value"]),
        ([{"type": "links", "value": [{"page": "x"}]}], [0, "value", 0, "page"]),
    ],
)
def test_malformed_streams_are_422_that_say_where(
    world: World, editor: Api, value: Any, loc: list[Any]
) -> None:
    response = editor.patch(world.draft, {"body": value})
    assert (response.status_code, response["Content-Type"]) == (422, PROBLEM), response.content
    assert response.json()["errors"][0]["loc"] == ["body", "data", "body", *loc]


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/vnd+json",
        "application/merge-patch+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
    ],
)
def test_bodies_that_do_not_say_that_they_are_json_are_415(
    world: World, chief: Api, content_type: str
) -> None:
    page = f"{ROOT}pages/{world.draft.pk}/"
    sent = [
        ("PATCH", page, b'{"title": "x"}'),
        ("POST", f"{ROOT}pages/", b"title=x"),
        ("POST", f"{page}actions/copy/", b"slug=x"),
        ("POST", f"{page}actions/publish/", b"--x--"),
        ("PUT", f"{ROOT}sites/{Site.objects.first().pk}/", b"{}"),
        ("DELETE", page, b"x"),
    ]
    for method, url, body in sent:
        response = chief.client.generic(method, url, body, content_type, headers=chief.headers)
        assert (response.status_code, response["Content-Type"]) == (415, PROBLEM), (method, url)


@pytest.mark.parametrize("path", ["images/", "documents/"])
def test_files_come_in_forms_only(chief: Api, path: str) -> None:
    response = chief.send("post", path, {"title": "x"})
    assert (response.status_code, response["Content-Type"]) == (415, PROBLEM)
    response = chief.client.post(f"{ROOT}{path}", {"title": "x"}, headers=chief.headers)
    assert (response.status_code, response.json()["errors"][0]["loc"][-1]) == (422, "file")


@pytest.mark.parametrize("page_id", ["abc", "3.5", "%C2%B2", "%00", "-1", "+1", "1_0", "0x1"])
@pytest.mark.parametrize("method", ["get", "patch", "delete"])
def test_what_is_no_id_of_a_page_is_422(
    world: World, chief: Api, method: str, page_id: str
) -> None:
    body = {"title": "x"} if method == "patch" else None
    response = chief.send(method, f"pages/{page_id}/", body)
    assert (response.status_code, response["Content-Type"]) == (422, PROBLEM), response.content
    assert response.json()["errors"][0]["loc"] == ["path", "page_id"]


@pytest.mark.parametrize("meta", [None, [], "", 7, False])
def test_meta_that_is_no_object_is_422(world: World, editor: Api, meta: Any) -> None:
    response = editor.patch(world.draft, {"meta": meta})
    assert (response.status_code, response["Content-Type"]) == (422, PROBLEM)
    assert response.json()["errors"][0]["loc"] == ["body", "meta"]
    assert editor.patch(world.draft, {"meta": {}, "title": "x"}).status_code == 200


@pytest.mark.parametrize(
    ("action", "field"), [("copy", "slug"), ("copy", "title"), ("create_alias", "slug")]
)
def test_copies_keep_to_the_length_of_columns(
    world: World, chief: Api, action: str, field: str
) -> None:
    path = f"pages/{world.draft.pk}/actions/{action}/"
    response = chief.send("post", path, {field: "a" * 256})
    assert (response.status_code, response["Content-Type"]) == (422, PROBLEM)
    assert response.json()["errors"][0]["loc"][-1] == field
    other = {"slug": "b"} if field == "title" else {}
    assert chief.send("post", path, {**other, field: "a" * 255}).status_code == 201


@pytest.mark.parametrize("port", [99999999999, 65536, 0, -1])
def test_a_site_needs_a_port_that_exists(world: World, chief: Api, port: int) -> None:
    site = {"hostname": "x.example", "port": 65535, "root_page_id": world.home.pk}
    pk = chief.send("post", "sites/", site).json()["id"]
    for method, path in (("post", "sites/"), ("put", f"sites/{pk}/")):
        response = chief.send(method, path, {**site, "hostname": "y.example", "port": port})
        assert (response.status_code, response["Content-Type"]) == (422, PROBLEM), method
        assert response.json()["errors"][0]["loc"][-1] == "port"


@pytest.mark.parametrize("value", ["x", 7, {"type": "paragraph"}, None])
def test_streams_that_are_no_lists_are_422(world: World, editor: Api, value: Any) -> None:
    response = editor.patch(world.draft, {"body": value})
    assert (response.status_code, response["Content-Type"]) == (422, PROBLEM)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
BLOCKS = list(StandardPage._meta.get_field("body").stream_block.child_blocks)
FIELDS = ["title", "slug", "body", "lead", "teaser_image_id", "is_example", "meta", "teaser_text"]


@pytest.mark.django_db
@hypothesis_settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(block=st.sampled_from(BLOCKS), value=JSON)
def test_no_stream_is_a_500(world: World, editor: Api, block: str, value: Any) -> None:
    response = editor.patch(world.draft, {"body": [{"type": block, "value": value}]})
    assert response.status_code in (200, 400, 422), response.content


@pytest.mark.django_db
@hypothesis_settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=JSON | st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=3))
def test_no_body_is_a_500(world: World, editor: Api, body: Any) -> None:
    response = editor.send("patch", f"pages/{world.draft.pk}/", body)
    assert response.status_code in (200, 400, 422), response.content


@pytest.mark.parametrize("text", ["", "{", '"\\ud800"', "[]", "null", '{"title": "\\u0000"}'])
def test_bodies_that_are_no_objects_are_refused(world: World, editor: Api, text: str) -> None:
    response = editor.client.patch(
        f"{PAGES}{world.draft.pk}/", text, content_type="application/json", headers=editor.headers
    )
    assert response.status_code in (400, 422), response.content
    assert response["Content-Type"] == PROBLEM


def test_bodies_that_are_too_big_or_broken_are_refused(
    world: World, chief: Api, settings: Any
) -> None:
    deep = "[" * 900 + "]" * 900
    response = chief.client.patch(
        f"{PAGES}{world.draft.pk}/",
        f'{{"body": {deep}}}',
        content_type="application/json",
        headers=chief.headers,
    )
    assert response.status_code == 422
    broken = chief.client.post(
        f"{ROOT}images/", "x", content_type="multipart/form-data", headers=chief.headers
    )
    assert (broken.status_code, broken["Content-Type"]) == (400, PROBLEM)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    too_big = chief.patch(world.draft, {"title": "Mehr als zehn Zeichen"})
    assert (too_big.status_code, too_big["Content-Type"]) == (413, PROBLEM)


@pytest.mark.parametrize("field", ["titel", "easy_language", "live", "path"])
def test_fields_that_cannot_be_written_are_422_and_named(
    world: World, editor: Api, field: str
) -> None:
    response = editor.patch(world.draft, {field: "x"})
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"][-1] == field


def test_lists_of_choices_are_written(tree: Any, chief: Api) -> None:
    offer = tree.zentrum.add_child(
        instance=AngebotPage(title="Treff", kind="treff", place_text="Im Park")
    )
    response = chief.patch(offer, {"audience": ["familien"], "languages": ["tr"]})
    assert response.status_code == 200, response.content
    assert (response.json()["audience"], response.json()["languages"]) == (["familien"], ["tr"])
    for wrong in (["x"], "kinder", 7, [7]):
        assert chief.patch(offer, {"audience": wrong}).status_code == 422


def test_if_match_lets_one_of_two_changes_through(world: World, editor: Api) -> None:
    etag = editor.get(f"pages/{world.public.pk}/?version=draft")["ETag"]
    assert editor.patch(world.public, {"lead": "Erste"}, If_Match=etag).status_code == 200
    late = editor.patch(world.public, {"lead": "Zweite"}, If_Match=etag)
    assert (late.status_code, late["Content-Type"]) == (412, PROBLEM)
    world.public.refresh_from_db()
    assert world.public.get_latest_revision_as_object().lead == "Erste"
    again = editor.get(f"pages/{world.public.pk}/?version=draft")["ETag"]
    assert editor.patch(world.public, {"lead": "Zweite"}, If_Match=again).status_code == 200


def test_if_match_of_the_live_version_fails_where_a_draft_is_newer(
    world: World, editor: Api
) -> None:
    etag = editor.get(f"pages/{world.public.pk}/")["ETag"]
    assert editor.patch(world.public, {"lead": "x"}, If_Match=etag).status_code == 412


def test_if_match_of_the_live_version_holds_where_nothing_is_newer(
    world: World, editor: Api
) -> None:
    world.public.get_latest_revision().publish()
    etag = editor.get(f"pages/{world.public.pk}/")["ETag"]
    assert editor.patch(world.public, {"lead": "x"}, If_Match=etag).status_code == 200


@pytest.mark.parametrize(("if_match", "status"), [("*", 200), ('"x"', 412), ("nonsense", 412)])
def test_if_match_may_be_left_out(world: World, editor: Api, if_match: str, status: int) -> None:
    assert editor.patch(world.public, {"lead": "x"}).status_code == 200
    assert editor.patch(world.public, {"lead": "x"}, If_Match=if_match).status_code == status


def test_if_match_guards_deleting_too(world: World, chief: Api) -> None:
    refused = chief.send("delete", f"pages/{world.draft.pk}/", headers={"If-Match": '"x"'})
    assert refused.status_code == 412
    assert Page.objects.filter(pk=world.draft.pk).exists()


def test_a_refused_change_leaves_nothing_behind(world: World, editor: Api) -> None:
    before = world.draft.revisions.count()
    response = editor.patch(world.draft, {"title": "", "lead": "x"})
    assert response.status_code == 422
    assert world.draft.revisions.count() == before


@pytest.mark.parametrize("action", ["copy", "create_alias", "publish", "unpublish"])
def test_pages_of_others_cannot_be_copied_into_ones_own(
    world: World, editor: Api, action: str
) -> None:
    """Wagtail asks for rights at the destination only."""
    body = {"destination_id": world.public.pk} if action in ("copy", "create_alias") else {}
    for page, status in ((world.hidden, 404), (world.members_only, 404), (world.elsewhere, 403)):
        response = editor.send("post", f"pages/{page.pk}/actions/{action}/", body)
        assert response.status_code == status
        assert page.title not in response.content.decode()


def test_write_answers_leak_no_parent(world: World, client: Any) -> None:
    user = build_user("unten", change=[world.below_hidden])
    response = Api(client, key_of(user)).patch(world.below_hidden, {"lead": "x"})
    assert response.status_code == 200
    assert response.json()["meta"]["parent"] is None
    assert "Geheimplan" not in response.content.decode()


def test_a_user_without_rights_writes_nothing(world: World, reader: Api) -> None:
    assert reader.patch(world.public, {"lead": "x"}).status_code == 403
    assert reader.patch(world.hidden, {"lead": "x"}).status_code == 404
    assert reader.send("delete", f"pages/{world.public.pk}/").status_code == 403
    meta = {"type": "home.StandardPage", "parent_id": world.home.pk}
    assert reader.send("post", "pages/", {"meta": meta, "title": "x"}).status_code == 403


def test_publishing_needs_its_own_right(world: World, editor: Api, editor_user: Any) -> None:
    body = {"title": "Anders", "meta": {"action": "publish"}}
    assert editor.patch(world.draft, body).status_code in (200, 403)
    world.draft.refresh_from_db()
    assert not world.draft.live
    permission = Permission.objects.get(codename="publish_page")
    group = Group.objects.get(user=editor_user)
    GroupPagePermission.objects.create(group=group, page=world.public, permission=permission)
    assert editor.patch(world.draft, body).status_code == 200
    world.draft.refresh_from_db()
    assert world.draft.live
