"""The handbook in the admin: what it says is docs/redaktion/, and every way in it leads on."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from home.editing.handbook.chapters import CONTENTS
from home.models import Role, RoleKey
from tests.editing.rights.world import person

FOLDER: Path = settings.HANDBOOK_DIR
START = "/admin/handbuch/"
CHAPTERS = {path.stem: path.read_text() for path in FOLDER.glob("*.md")}
MOST_BYTES = 60_000


def address(slug: str) -> str:
    return START if slug == CONTENTS else f"{START}{slug}/"


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    client.force_login(person("redaktion", Role.group_of(RoleKey.EDITORS)))
    return client


def article(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    text = response.content.decode().partition('class="handbook__text"')[2]
    return text.partition("</article>")[0]


@pytest.mark.parametrize("slug", CHAPTERS)
def test_every_chapter_is_a_page_whose_links_and_pictures_lead_somewhere(
    editor: Client, slug: str
) -> None:
    page = editor.get(address(slug)).content.decode()
    title = CHAPTERS[slug].partition("\n")[0].removeprefix("# ")
    assert f"{title} - Wagtail</title>" in page
    text = article(editor, address(slug))
    for target in re.findall(r'href="([^"]+)"', text):
        path, anchor = urldefrag(urljoin(address(slug), unquote(target)))
        assert path.startswith(START), target
        assert not anchor or f'id="{anchor}"' in article(editor, path), target
    for source in re.findall(r'src="([^"]+)"', text):
        picture = editor.get(source)
        assert (picture.status_code, picture["Content-Type"]) == (200, "image/png"), source


def test_every_chapter_is_reached_from_every_other(editor: Client) -> None:
    for slug in CHAPTERS:
        page = editor.get(address(slug)).content.decode()
        navigation = page.partition('class="handbook__chapters"')[2].partition("</nav>")[0]
        missing = [other for other in CHAPTERS if f'href="{address(other)}"' not in navigation]
        assert missing == []


def test_it_is_in_the_menu(editor: Client) -> None:
    menu = editor.get("/admin/").content.decode()
    assert '"Handbuch"' in menu
    assert START in menu


@pytest.mark.parametrize(
    "path",
    [
        "gibt-es-nicht/",
        "..%2Fapi/",
        "../configuration/",
        "bilder/gibt-es-nicht.png",
        "bilder/..%2F..%2Fimages%2Fstartseite.png",
        "bilder/../../images/startseite.png",
        "bilder/..%2FREADME.md",
    ],
)
def test_nothing_else_is_handed_out(editor: Client, path: str) -> None:
    assert editor.get(START + path, follow=True).status_code == 404


@pytest.mark.parametrize("path", [START, f"{START}rechte/", f"{START}bilder/anmelden.png"])
def test_only_editors_read_it(client: Client, db: None, path: str) -> None:
    assert client.get(path)["Location"].startswith("/admin/login/")
    client.force_login(get_user_model().objects.create_user("gast"))
    assert client.get(path)["Location"].startswith("/admin/login/")


def test_the_handbook_is_complete() -> None:
    """Each picture that a chapter shows is there and has a text; each that is there is shown."""
    shown: dict[str, Any] = {}
    for text in CHAPTERS.values():
        shown |= {name: alt for alt, name in re.findall(r"!\[(.*?)\]\(bilder/([^)]+)\)", text)}
    files = {path.name: path.stat().st_size for path in (FOLDER / "bilder").iterdir()}
    assert shown.keys() == files.keys()
    assert [name for name, alt in shown.items() if len(alt) < 20] == []
    assert [name for name, size in files.items() if size > MOST_BYTES] == []


def test_there_is_no_other_handbook(editor: Client) -> None:
    page = editor.get("/admin/").content.decode()
    assert f'href="{START}"' in page
    assert "guide.wagtail.org" not in page
    assert "whats-new-in-wagtail" not in page
