"""A tree with everything that must not get out, and people with different rights to it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.cache import caches
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale, Page, PageViewRestriction, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from access.models import Token
from home.models import HomePage, StandardPage

ROOT = "/api/v3-preview/"
PAGES = f"{ROOT}pages/"


@pytest.fixture(autouse=True)
def _full_quota() -> None:
    caches["throttle"].clear()


class Api:
    """A client with a token, or without."""

    def __init__(self, client: Any, key: str = "") -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {key}"} if key else {}

    def get(self, path: str = "", **headers: str) -> Any:
        return self.send("get", path, headers=headers)

    def send(self, method: str, path: str, body: Any = None, headers: Any = None) -> Any:
        named = {name.replace("_", "-"): text for name, text in (headers or {}).items()}
        data: dict[str, Any] = {"content_type": "application/json"} if method == "post" else {}
        if body is not None:
            data = {"data": body, "content_type": "application/json"}
        send = getattr(self.client, method)
        return send(f"{ROOT}{path}", **data, headers={**self.headers, **named})

    def patch(self, page: Page, body: Any, **headers: str) -> Any:
        return self.send("patch", f"pages/{page.pk}/", body, headers)

    def titles(self, path: str = "pages/?limit=100") -> set[str]:
        response = self.get(path)
        assert response.status_code == 200, response.content
        return {item["title"] for item in response.json()["items"]}


@dataclass
class World:
    """Pages below the home page: everybody's, nobody's, and those of two groups of editors."""

    home: HomePage
    public: StandardPage  # the editor's section, with a draft of changes
    draft: StandardPage  # below the editor's section
    elsewhere: StandardPage  # public, not the editor's, with a draft of changes
    hidden: StandardPage  # an unpublished page elsewhere
    below_hidden: StandardPage  # public, though its parent is not
    members_only: StandardPage
    below_members: StandardPage
    by_password: StandardPage
    scheduled: StandardPage
    other_site: HomePage


def build_page(parent: Page, title: str, **fields: Any) -> StandardPage:
    return parent.add_child(instance=StandardPage(title=title, **fields))


def plan_title(page: StandardPage, title: str) -> None:
    draft = page.get_latest_revision_as_object()
    draft.title = title
    draft.save_revision()


@pytest.fixture
def world(db: None) -> World:
    with disable_reference_index_auto_update():  # of use in the admin only, and slow
        return build_world()


def build_world() -> World:
    site = Site.objects.get(is_default_site=True)
    home = site.root_page.specific
    public = build_page(home, "Impressum", slug="impressum")
    elsewhere = build_page(home, "Barrierefreiheit", slug="barrierefreiheit")
    hidden = build_page(elsewhere, "Geheimplan", slug="geheimplan", live=False)
    members_only = build_page(home, "Nur Mitglieder", slug="nur-mitglieder")
    by_password = build_page(home, "Nur mit Passwort", slug="nur-mit-passwort")
    scheduled = build_page(home, "Noch nicht", slug="noch-nicht", live=False)
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision(approved_go_live_at=scheduled.go_live_at)
    PageViewRestriction.objects.create(page=members_only, restriction_type="login")
    PageViewRestriction.objects.create(page=by_password, restriction_type="password", password="x")
    other = Page.objects.get(depth=1).add_child(
        instance=HomePage(title="Andere Stadt", slug="andere", locale=home.locale)
    )
    Site.objects.create(hostname="andere.example", root_page=other)
    world = World(
        home=home,
        public=public,
        draft=build_page(public, "Entwurf der Redaktion", slug="entwurf", live=False),
        elsewhere=elsewhere,
        hidden=hidden,
        below_hidden=build_page(hidden, "Unter dem Plan", slug="unter-dem-plan"),
        members_only=members_only,
        below_members=build_page(members_only, "Protokoll der Mitglieder", slug="protokoll"),
        by_password=by_password,
        scheduled=scheduled,
        other_site=other,
    )
    plan_title(public, "Impressum in Arbeit")
    plan_title(elsewhere, "Barrierefreiheit in Arbeit")
    return world


def build_user(name: str, **permissions: list[Page]) -> Any:
    """A user whose group has page permissions: `change=[page]`."""
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "secret")
    group = Group.objects.create(name=f"Gruppe {name}")
    for action, pages in permissions.items():
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{action}_page"
        )
        for page in pages:
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    return user


def key_of(user: Any, scope: str = "content") -> str:
    return Token.issue(name="Test", contact_email="t@example.org", scopes=[scope], user=user)[1]


@pytest.fixture
def nobody(client: Any, db: None) -> Api:
    """Without a token."""
    return Api(client)


@pytest.fixture
def reader(client: Any, db: None) -> Api:
    """The token of a user without any rights."""
    return Api(client, key_of(build_user("leserin")))


@pytest.fixture
def editor_user(world: World) -> Any:
    return build_user("redakteur", add=[world.public], change=[world.public])


@pytest.fixture
def editor(client: Any, editor_user: Any) -> Api:
    """The token of a user who edits the legal notice and what is below it."""
    return Api(client, key_of(editor_user))


@pytest.fixture
def chief(client: Any, admin: Any) -> Api:
    """The token of an administrator."""
    return Api(client, key_of(admin))


@pytest.fixture
def english(world: World) -> StandardPage:
    """The legal notice in English."""
    locale = Locale.objects.get_or_create(language_code="en")[0]
    world.home.copy_for_translation(locale).specific.save_revision().publish()
    page = world.public.copy_for_translation(locale)
    page.title = "Legal notice"
    page.save_revision().publish()
    page.refresh_from_db()
    return page
