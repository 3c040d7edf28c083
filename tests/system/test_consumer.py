"""A mirror of the whole site, kept by a program that knows the API by its description alone.

`consumer/` is that program: a client generated from the OpenAPI document, and what it needs to
keep a static copy. Whatever happens in the CMS, its copy is the public site afterwards, exactly.
"""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.bulk import bulk_change
from home.models import CustomImage, StandardPage
from home.visibility import everybody_sees
from quartier_pages.models import Handlungsfeld, Organisation, QuartierszentrumPage
from quartier_site.api.openapi import document
from tests.api.builders import Content, build_content
from tests.api.identities import FIELD, IMAGE, ORGANISATION_ID
from tests.shared import made_once
from tests.system import npm
from tests.system.gate import gate
from tests.trees import build_offer, build_zentrum, weekly

CONSUMER = Path(__file__).parent / "consumer"
API = "/api/quartier/v1"
NOT_TRANSLATED = "Noch nicht übersetzt"


@pytest.fixture(scope="session")
def consumer(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The program with its packages and with the types of today's API."""
    npm.install(CONSUMER)

    def generate(folder: Path) -> None:
        description = folder / "openapi.json"
        description.write_text(document())
        generated = npm.run(CONSUMER, "run", "generate", "--", str(description))
        assert generated.returncode == 0, generated.stdout + generated.stderr

    made_once(tmp_path_factory, "api", generate)


@dataclass
class Mirror:
    """A folder that the program keeps."""

    folder: Path
    address: str

    def start(self, **options: Any) -> "subprocess.Popen[str]":
        extra = [f"--page-size={options['page_size']}"] if options else []
        command = [npm.NODE, CONSUMER / "src/main.ts", self.address, self.folder, *extra]
        return subprocess.Popen(
            list(map(str, command)),
            env=npm.ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def update(self, **options: Any) -> None:
        process = self.start(**options)
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0, output

    @property
    def cursor(self) -> str | None:
        state = self.folder / "state.json"
        return json.loads(state.read_text())["cursor"] if state.exists() else None

    def set_cursor(self, cursor: str) -> None:
        (self.folder / "state.json").write_text(json.dumps({"cursor": cursor}))

    def pages(self) -> dict[int, Any]:
        files = (self.folder / "pages").glob("*.json")
        return {int(file.stem): json.loads(file.read_text()) for file in files}

    def files(self) -> dict[str, str]:
        site = self.folder / "site"
        files = (path for path in site.rglob("*") if path.is_file())
        return {str(path.relative_to(site)): path.read_text() for path in files}

    def html(self, page: Page) -> str:
        return self.files()[f"{unquote(urlsplit(page.full_url).path)}index.html"[1:]]


@dataclass
class Scene:
    """The site and its mirror."""

    content: Content
    other: QuartierszentrumPage
    mirror: Mirror


@pytest.fixture
def mirror(transactional_db: None, live_server: Any, consumer: None, tmp_path: Path) -> Mirror:
    return Mirror(tmp_path / "mirror", live_server.url)


@pytest.fixture
def scene(mirror: Mirror) -> Scene:
    """Every field and block, a second centre, and all of it in Arabic too, not yet translated."""
    with transaction.atomic(), bulk_change():
        content = build_content()
        other = build_zentrum(content.index, "Quartierszentrum Nordstadt", slug="nordstadt")
        build_offer(other, [weekly(day) for day in ("MO", "TH")], on_public_holidays=True)
        arabic, _created = Locale.objects.get_or_create(language_code="ar")
        for page in Page.objects.filter(depth__gt=1).order_by("path").specific():
            page.copy_for_translation(arabic, alias=True)
    return Scene(content, other, mirror)


def assert_exact(mirror: Mirror, after: str) -> None:
    """The mirror, the CMS and the API agree."""
    expected = {
        page.pk: unquote(urlsplit(page.full_url).path)
        for page in everybody_sees(Page.objects.all()).specific()
        if page.full_url
    }
    mirrored = mirror.pages()
    paths = {pk: unquote(urlsplit(page["html_url"]).path) for pk, page in mirrored.items()}
    assert paths == expected, after
    client = Client()
    assert mirrored == {pk: client.get(f"{API}/pages/{pk}").json() for pk in expected}, after
    export = client.get(f"{API}/export.ndjson").getvalue()
    head, *lines = map(json.loads, export.splitlines())
    assert {page["id"]: page for page in lines} == mirrored, after
    assert head["pages"] == len(lines), after
    centres = QuartierszentrumPage.objects.filter(pk__in=expected).values_list("pk", flat=True)
    assert set(mirror.files()) == {
        *(f"{path}index.html"[1:] for path in expected.values()),
        *(f"{expected[pk]}diese-woche.html"[1:] for pk in centres),
    }, after


def fresh(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).specific


def publish(page: Page, **fields: Any) -> None:
    page = fresh(page)
    for name, value in fields.items():
        setattr(page, name, value)
    with transaction.atomic():
        page.save_revision().publish()


def translate(page: Page, code: str, title: str) -> Page:
    """Translates the title and publishes, as editors do."""
    locale = Locale.objects.get(language_code=code)
    source, _created = TranslationSource.update_or_create_from_instance(fresh(page))
    translation = Translation.objects.create(source=source, target_locale=locale)
    segment = source.stringsegment_set.get(string__data=page.title, context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, locale=locale, context=segment.context, data=title
    )
    translation.save_target(publish=True)
    return page.get_translation(locale)


def add_page(scene: Scene, **fields: Any) -> Page:
    return fresh(scene.content.home).add_child(instance=StandardPage(**fields))


def draft(scene: Scene) -> None:
    add_page(scene, title="Kommt noch", slug="kommt-noch", live=False).save_revision()


def publish_the_draft(scene: Scene) -> None:
    publish(Page.objects.get(slug="kommt-noch"))


def draft_an_edit(scene: Scene) -> None:
    page = fresh(scene.content.offer)
    page.title = "Noch nicht so"
    page.save_revision()


def edit(scene: Scene) -> None:
    publish(scene.content.offer, title="Offenes Frühstück", short_text="Jeden Tag & für <alle>.")


def unpublish(scene: Scene) -> None:
    fresh(scene.content.report_2023).unpublish()


def move_to_another_centre(scene: Scene) -> None:
    fresh(scene.content.offer).move(fresh(scene.other), "last-child")


def change_the_slug_of_a_centre(scene: Scene) -> None:
    publish(scene.content.zentrum, slug="am-augaertle")


def take_over_an_address(scene: Scene) -> None:
    """The page that had it is changed last, so it comes last in the feed."""
    first, second = add_page(scene, title="A", slug="a"), add_page(scene, title="B", slug="b")
    scene.mirror.update()
    publish(first, slug="c")
    publish(second, slug="a")
    publish(first, title="C")


def restrict(scene: Scene) -> None:
    kind = PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=fresh(scene.other), restriction_type=kind)


def lift_the_restriction(scene: Scene) -> None:
    PageViewRestriction.objects.get(page=scene.other).delete()


def publish_a_translation(scene: Scene) -> None:
    arabic = translate(scene.other, "ar", "مركز الحي")
    scene.mirror.update()
    assert NOT_TRANSLATED not in scene.mirror.html(arabic)


def make_an_alias(scene: Scene) -> None:
    fresh(scene.content.offer).create_alias(parent=fresh(scene.content.zentrum))


def edit_what_has_an_alias(scene: Scene) -> None:
    publish(scene.content.offer, title="Frühstück für alle")


def rename_a_centre(scene: Scene) -> None:
    publish(scene.content.zentrum, title="Haus am Augärtle")


def edit_an_image(scene: Scene) -> None:
    image = CustomImage.objects.get(pk=IMAGE)
    image.alt_texts, image.credit = {"de": "Der Hof im Winter"}, "Stadtarchiv"
    image.save()


def edit_snippets(scene: Scene) -> None:
    for row in (Organisation.objects.get(pk=ORGANISATION_ID), Handlungsfeld.objects.get(pk=FIELD)):
        row.name = f"{row.name} (neu)"
        row.save()


def delete_a_page_with_children(scene: Scene) -> None:
    fresh(scene.content.zentrum).delete()


CHANGES: list[Callable[[Scene], None]] = [
    draft,
    publish_the_draft,
    draft_an_edit,
    edit,
    unpublish,
    move_to_another_centre,
    change_the_slug_of_a_centre,
    take_over_an_address,
    restrict,
    lift_the_restriction,
    publish_a_translation,
    make_an_alias,
    edit_what_has_an_alias,
    rename_a_centre,
    edit_an_image,
    edit_snippets,
    delete_a_page_with_children,
]


def test_the_generated_client_compiles_strictly(consumer: None) -> None:
    checked = npm.run(CONSUMER, "run", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_mirror_stays_exact_whatever_happens(scene: Scene, tmp_path: Path) -> None:
    mirror = scene.mirror
    mirror.update()
    assert_exact(mirror, "first load")
    arabic = mirror.html(scene.other.get_translation(Locale.objects.get(language_code="ar")))
    for part in ('<html lang="ar" dir="rtl">', '<main lang="de" dir="ltr">', NOT_TRANSLATED):
        assert part in arabic
    week = mirror.files()["quartierszentren/nordstadt/diese-woche.html"]
    assert week.count("<time ") == 2

    for change in CHANGES:
        change(scene)
        mirror.update()
        assert_exact(mirror, change.__name__)

    anew = Mirror(tmp_path / "anew", mirror.address)
    anew.update()
    assert (anew.pages(), anew.files()) == (mirror.pages(), mirror.files())


def test_an_interrupted_mirror_goes_on_where_it_was(mirror: Mirror) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    with transaction.atomic(), bulk_change():
        pages = [home.add_child(instance=StandardPage(title=f"Seite {n}")) for n in range(8)]
    with gate(mirror.address) as guard:
        mirror.address = guard.address
        guard.kill_at("export.ndjson", mirror.start())
        assert (mirror.cursor, mirror.pages()) == (None, {})
        mirror.update()
        assert_exact(mirror, "interrupted first load")

        for number, page in enumerate(pages[:7]):
            publish(page, title=f"Neue Seite {number}")
        fresh(pages[7]).delete()
        guard.kill_at("changes", mirror.start(page_size=2), after=2)
        reached = mirror.cursor
        guard.asked.clear()
        mirror.update(page_size=2)
        first = next(path for path in guard.asked if "/changes" in path)
        assert parse_qs(urlsplit(first).query)["cursor"] == [reached]
        assert_exact(mirror, "interrupted changes")


def test_a_mirror_understands_what_the_api_refuses(mirror: Mirror) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    page = home.add_child(instance=StandardPage(title="Seite"))
    mirror.update()
    mirror.set_cursor("unheard of")
    fresh(page).delete()
    mirror.update()
    assert_exact(mirror, "a cursor that the API does not know")

    refused = mirror.start(page_size=0)
    output, _ = refused.communicate(timeout=60)
    assert refused.returncode == 1
    assert output.startswith("422 Unprocessable Entity: Not valid: limit.")
