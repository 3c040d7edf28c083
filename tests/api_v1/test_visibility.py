"""A walk through every answer of v1 and v2: what is not public appears nowhere, whoever asks."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from access.scopes import Scope
from home.models import StandardPage
from quartier_pages.models import AngebotPage, Massnahme
from tests.access.tokens import issue
from tests.api.builders import Content, build_content, link_to
from tests.trees import build_offer, build_paper, build_report, build_zentrum, weekly

V1, V2 = "/api/quartier/v1", "/api/v2"
SECRET = "Verborgen"
V1_LISTS = (
    "quartierszentren",
    "angebote",
    "termine",
    "eckpunktepapiere",
    "jahresberichte",
    "massnahmen",
    "kennzahlen",
    "indikatoren",
)
V1_FILES = (
    "angebote.ics",
    "angebote.csv",
    "termine.csv",
    "massnahmen.csv",
    "kennzahlen.csv",
    "indikatoren.csv",
    "quartierszentren.geojson",
    "jahresberichte.atom",
    "jahresberichte.rss",
    "catalog.jsonld",
    "export.ndjson",
    "export.ndjson?rich_text=markdown",
)


@pytest.fixture
def content(db: None) -> Content:
    """A site where much is not public, and public pages refer to all of it."""
    content = build_content()
    home, index = fresh(content.home), fresh(content.index)
    hide = {"live": False}
    draft = home.add_child(instance=StandardPage(title=f"{SECRET} Entwurf", **hide))
    draft.save_revision()
    scheduled = home.add_child(instance=StandardPage(title=f"{SECRET} geplant", **hide))
    scheduled.go_live_at = timezone.now() + dt.timedelta(days=2)
    scheduled.save_revision().publish()
    private = home.add_child(instance=StandardPage(title=f"{SECRET} privat"))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    below = private.add_child(instance=StandardPage(title=f"{SECRET} darunter"))
    under_draft = draft.add_child(instance=StandardPage(title="Unter dem Entwurf"))
    closed = build_zentrum(index, title=f"{SECRET}es Zentrum", slug="verborgen")
    build_offer(closed, [weekly("MO")], title=f"{SECRET}es Angebot")
    build_paper(closed, title=f"{SECRET}es Papier")
    build_report(closed, 2024, title=f"{SECRET}er Bericht", massnahmen=[measure()])
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.GROUPS)
    ended = build_offer(fresh(content.zentrum), [weekly("TU")], title=f"{SECRET} abgesetzt")
    ended.unpublish()
    build_report(
        fresh(content.zentrum), 2030, title=f"{SECRET} 2030", massnahmen=[measure()], **hide
    )
    public = fresh(content.standard)
    links = [link_to(page, "Verweis") for page in (draft, scheduled, private, below, closed)]
    public.body = [("paragraph", "".join(f"<p>{link}</p>" for link in links))]
    public.save_revision().publish()
    changed = fresh(under_draft)
    changed.title = f"{SECRET}e Änderung"
    changed.save_revision()
    return content


def measure() -> Massnahme:
    return Massnahme(title=f"{SECRET}e Maßnahme")


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def addresses() -> Iterator[str]:
    yield from (f"{V1}/{name}" for name in ("", "navigation", "locales", "changes", "openapi.json"))
    yield from (f"{V1}/{name}?limit=100" for name in V1_LISTS)
    yield f"{V1}/angebote?limit=100&ended=true"
    yield from (f"{V1}/{name}" for name in V1_FILES)
    yield from (f"{V1}/{name}?q={SECRET}" for name in ("angebote", "jahresberichte", "search"))
    for kind in ("pages", "images", "documents"):
        yield f"{V2}/{kind}/?limit=100"
    yield f"{V2}/pages/?limit=100&type=quartier_pages.AngebotPage&fields=*"
    yield f"{V2}/pages/?limit=100&type=home.StandardPage&fields=*"
    yield f"{V2}/pages/?search={SECRET}"
    for page in Page.objects.all():
        yield f"{V1}/pages/{page.pk}"
        yield f"{V1}/pages/{page.pk}?rich_text=markdown"
        yield f"{V1}/resolve?path={page.get_url() or '/'}"
        yield f"{V1}/quartierszentren/{page.slug}"
        yield f"{V2}/pages/{page.pk}/"
        for relation in ("child_of", "descendant_of", "ancestor_of", "translation_of"):
            yield f"{V2}/pages/?{relation}={page.pk}"


def bearer(*scopes: str, user: Any = None) -> dict[str, str]:
    _token, key = issue(scopes=[*scopes], user=user)
    return {"Authorization": f"Bearer {key}"}


@pytest.fixture(params=["anonymous", "reader token", "scoped token", "editor"])
def visitor(request: Any, content: Content, admin: Any) -> Client:
    match request.param:
        case "reader token":
            return Client(headers=bearer(Scope.READ))
        case "scoped token":
            return Client(headers=bearer(Scope.READ, Scope.DRAFTS, Scope.CONTENT, user=admin))
        case "editor":
            client = Client()
            client.force_login(admin)
            return client
    return Client()


def test_nobody_is_told_what_is_not_public(visitor):
    told = {}
    for path in addresses():
        response = visitor.get(path)
        assert response.status_code < 500, path
        body = b"".join(response.streaming_content) if response.streaming else response.content
        told[path] = (response.status_code, body.decode())
    # An address that names the word itself may have it in its links.
    leaks = [
        path for path, (_status, body) in told.items() if SECRET in body.replace(f"q={SECRET}", "")
    ]
    assert leaks == []
    assert sum(status == 200 for status, _body in told.values()) > len(told) / 3


def test_a_live_page_under_a_draft_is_public_without_naming_it(content, client):
    page = StandardPage.objects.get(title="Unter dem Entwurf")
    answer = client.get(f"{V1}/pages/{page.pk}").json()
    assert answer["parent"] is None


def test_another_site_is_not_ours(content, client):
    root = Page.objects.get(depth=1)
    other = root.add_child(instance=StandardPage(title=f"{SECRET}e Stadt", slug="andere"))
    Site.objects.create(hostname="andere.example.org", root_page=other)
    assert client.get(f"{V1}/pages/{other.pk}").status_code == 404
    assert AngebotPage.objects.exists()


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_private_is_private_in_its_aliases_too(language, content, client, locales):
    """The alias shows the same text, in another language or in another place."""
    centre = fresh(content.zentrum)
    if language == "en":
        fresh(content.home).copy_for_translation(locales["en"], alias=True)
        fresh(content.index).copy_for_translation(locales["en"], alias=True)
        alias = centre.copy_for_translation(locales["en"], alias=True)
    else:
        alias = centre.create_alias(update_slug="zweitens")
    url = f"{V1}/pages/{alias.pk}"
    cursor = client.get(f"{V1}/changes?limit=100").json()["cursor"]
    assert client.get(url).status_code == 200
    PageViewRestriction.objects.create(page=centre, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(url).status_code == 404
    assert client.get(f"{V2}/pages/{alias.pk}/").status_code == 404
    listed = client.get(f"{V1}/quartierszentren?locale={language}").json()["items"]
    assert alias.pk not in [item["id"] for item in listed]
    changes = client.get(f"{V1}/changes?limit=100&cursor={cursor}").json()["items"]
    assert {alias.pk, centre.pk} <= {item["id"] for item in changes if item["deleted"]}


def test_a_withdrawn_report_takes_its_plans_along(content, client):
    """A review without the plan that it speaks of has no name."""
    Massnahme.objects.filter(page=content.report_2024).delete()
    assert client.get(f"{V1}/massnahmen").json()["count"] == 1
    fresh(content.report_2023).unpublish()
    assert client.get(f"{V1}/massnahmen").json() == {"count": 0, "items": []}
    assert client.get(f"{V1}/massnahmen.csv").status_code == 200


@pytest.mark.parametrize("hide", ["unpublish", "restrict"])
def test_translations_show_no_facts_of_what_is_not_public(hide, content, client, locales):
    """Wagtail writes drafts of what is not live into the row that translations take facts from."""
    fresh(content.home).copy_for_translation(locales["en"], alias=True)
    fresh(content.index).copy_for_translation(locales["en"], alias=True)
    fresh(content.zentrum).copy_for_translation(locales["en"], alias=True)
    translation = fresh(content.offer).copy_for_translation(locales["en"])
    translation.save_revision().publish()
    offer = fresh(content.offer)
    if hide == "unpublish":
        offer.unpublish()
    else:
        PageViewRestriction.objects.create(page=offer, restriction_type=PageViewRestriction.LOGIN)
    offer = fresh(content.offer)
    offer.age_from, offer.age_to = 77, None
    offer.save()
    answer = client.get(f"{V1}/pages/{translation.pk}")
    assert answer.status_code == 200
    assert answer.json()["age_from"] != 77


def test_a_private_centre_is_as_unknown_as_none(content, client):
    PageViewRestriction.objects.create(
        page=fresh(content.zentrum), restriction_type=PageViewRestriction.LOGIN
    )
    for path in ("angebote", "kennzahlen", "termine.csv"):
        assert client.get(f"{V1}/{path}?centre={content.zentrum.slug}").status_code == 404
