"""A walk through every address: no title appears where it does not belong."""

from collections.abc import Iterator

import pytest
from wagtail.models import Page

from tests.v3_preview.conftest import Api, World

SECRET = {
    "Geheimplan",
    "Nur Mitglieder",
    "Protokoll der Mitglieder",
    "Nur mit Passwort",
    "Noch nicht",
    "Andere Stadt",
    "Barrierefreiheit in Arbeit",
}
EDITORS = {"Entwurf der Redaktion", "Impressum in Arbeit"}
SEARCHES = ["Geheimplan", "Mitglieder", "Protokoll", "Entwurf", "Andere", "Passwort"]


def addresses() -> Iterator[str]:
    """Every address with GET, for every page and revision there is."""
    yield from ("", "openapi.json", "schema/", "sites/", "locales/", "whoami/")
    yield from ("schema/home.StandardPage/", "images/", "documents/", "sites/1/", "locales/1/")
    yield from ("pages/?limit=100", "pages/?type=home.StandardPage&type=home.HomePage")
    yield from ("pages/?order=-title&type=home.StandardPage", "pages/?site=localhost")
    yield from (f"pages/?search={text}" for text in SEARCHES)
    yield from (f"pages/?title={title}" for title in SECRET | EDITORS)
    for page in Page.objects.all():
        path = page.url_path.split("/", 2)[-1]
        yield f"pages/find/?html_path=/{path}"
        yield f"pages/find/?id={page.pk}"
        for relation in ("child_of", "descendant_of", "ancestor_of", "translation_of"):
            yield f"pages/?{relation}={page.pk}"
        for query in ("", "?version=draft", "?rich_text_format=html"):
            yield f"pages/{page.pk}/{query}"
        yield f"pages/{page.pk}/revisions/"
        for revision in page.revisions.all():
            yield f"pages/{page.pk}/revisions/{revision.pk}/"


def walk(api: Api) -> str:
    texts = []
    for path in addresses():
        response = api.get(path)
        assert response.status_code < 500
        texts.append(response.content.decode())
    return "\n".join(texts)


def found(text: str, titles: set[str]) -> set[str]:
    return {title for title in titles if title in text}


def test_nothing_is_shown_to_the_anonymous(world: World, nobody: Api) -> None:
    text = walk(nobody)
    assert found(text, SECRET | EDITORS | {"Impressum", "Unter dem Plan"}) == set()


def test_token_without_page_rights_sees_the_public_pages(world: World, reader: Api) -> None:
    assert reader.titles() == {
        world.home.title,
        "Impressum",
        "Barrierefreiheit",
        "Unter dem Plan",
    }
    assert found(walk(reader), SECRET | EDITORS) == set()


def test_editors_token_sees_drafts_only_where_the_editor_may_edit(
    world: World, editor: Api
) -> None:
    text = walk(editor)
    assert found(text, SECRET) == set()
    assert found(text, EDITORS) == EDITORS
    assert editor.titles() == {
        world.home.title,
        "Impressum",
        "Entwurf der Redaktion",
        "Barrierefreiheit",
        "Unter dem Plan",
    }


@pytest.mark.parametrize("version", ["live", "draft"])
def test_unsaved_titles_come_with_version_draft_only(
    world: World, editor: Api, version: str
) -> None:
    answer = editor.get(f"pages/{world.public.pk}/?version={version}").json()
    assert answer["title"] == {"live": "Impressum", "draft": "Impressum in Arbeit"}[version]


def test_drafts_of_pages_of_others_are_refused(world: World, editor: Api, reader: Api) -> None:
    for api in (editor, reader):
        assert api.get(f"pages/{world.elsewhere.pk}/?version=draft").status_code == 403
        assert api.get(f"pages/{world.elsewhere.pk}/").json()["title"] == "Barrierefreiheit"
        assert api.get(f"pages/{world.hidden.pk}/?version=draft").status_code == 404


def test_an_administrator_sees_one_site_at_a_time(world: World, chief: Api) -> None:
    assert chief.titles() >= (SECRET - {"Andere Stadt", "Barrierefreiheit in Arbeit"})
    assert "Andere Stadt" not in chief.titles()
    assert chief.titles("pages/?site=andere.example") == {"Andere Stadt"}
    assert chief.get(f"pages/{world.other_site.pk}/").status_code == 404
    assert chief.get(f"pages/{world.other_site.pk}/?site=andere.example").status_code == 200
