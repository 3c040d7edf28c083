"""Real content of every page type, read, filtered and sent back."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import CustomDocument
from tests.api.builders import Content, build_content
from tests.v3_preview.conftest import Api
from v3_preview.parameters import filterable

VALUES = ["x", "", "1", "-1", "9" * 30, "2024-13-45", "true", "null", "[]", "1e400", "ü%27"]


@pytest.fixture
def content(db: None, settings: Any, tmp_path: Path) -> Content:
    settings.MEDIA_ROOT = tmp_path
    with disable_reference_index_auto_update():
        return build_content()


@pytest.mark.parametrize("text_format", ["db_html", "html", "db_markdown", "markdown"])
def test_every_page_is_read(content: Content, chief: Api, text_format: str) -> None:
    for page in Page.objects.filter(depth__gt=1):
        for version in ("live", "draft"):
            path = f"pages/{page.pk}/?rich_text_format={text_format}&version={version}"
            assert chief.get(path).status_code == 200


def plain(fields: dict[str, Any]) -> str:
    """Fields without what Wagtail's editor adds."""
    text = re.sub(r' data-block-key=\\"[^"]*\\"', "", json.dumps(fields, sort_keys=True))
    return text.replace("<p></p>", "").replace('"decorative": null', '"decorative": false')


def test_what_is_read_can_be_sent_back(content: Content, chief: Api) -> None:
    for page in Page.objects.filter(depth__gt=1, alias_of=None):
        writable = chief.get(f"schema/{page.specific._meta.label}/").json()["patch"]["properties"]
        read = chief.get(f"pages/{page.pk}/").json()
        sent = {name: read[name] for name in writable if name in read and name != "meta"}
        response = chief.patch(page, sent)
        assert response.status_code == 200, (page, response.content)
        written = response.json()
        assert plain({name: written[name] for name in sent}) == plain(sent)


def test_no_filter_is_a_500(content: Content, chief: Api) -> None:
    # What several page types have in common is filtered by the same code: once is enough.
    filters = {
        (name, "" if name == "pk" else model._meta.get_field(name).get_internal_type()): model
        for model in {page.specific_class for page in Page.objects.filter(depth__gt=1)}
        for name in filterable(model, [])
    }
    for (name, _type), model in filters.items():
        for value in VALUES:
            response = chief.get(f"pages/?type={model._meta.label}&{name}={value}")
            assert response.status_code in (200, 422), (name, value)


def test_files_in_private_collections_are_shown_to_nobody(
    content: Content, chief: Api, reader: Api
) -> None:
    private = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    file = ContentFile(b"x", name="geheim.txt")
    document = CustomDocument.objects.create(title="Vermerk", file=file, collection=private)
    for api in (chief, reader):
        assert "Vermerk" not in api.titles("documents/?limit=100")
        assert api.get(f"documents/{document.pk}/").status_code == 404


def test_images_are_changed_with_if_match(content: Content, chief: Api) -> None:
    image = chief.get("images/").json()["items"][0]
    path = f"images/{image['id']}/"
    etag = chief.get(path)["ETag"]
    headers = {"If-Match": etag}
    assert chief.send("patch", path, {"title": "Anders"}, headers).status_code == 200
    assert chief.send("patch", path, {"title": "Noch einmal"}, headers).status_code == 412
    assert chief.get(path).json()["title"] == "Anders"


@pytest.mark.parametrize("field", ["alt_texts", "titel"])
def test_what_would_be_lost_of_an_image_is_refused(
    content: Content, chief: Api, field: str
) -> None:
    image = chief.get("images/").json()["items"][0]
    response = chief.send("patch", f"images/{image['id']}/", {field: {"de": "Ein Haus"}})
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"][-1] == field
