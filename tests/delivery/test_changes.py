"""After every kind of change, every address of the API answers as if it were made on the spot.

What the change alters has another body and ETag at once, for whoever asks first; nothing else has.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction, Site

from home.api import published
from home.models import CustomImage
from home.models.settings import FooterLink, SiteSettings
from quartier_pages.models import Organisation, Standort
from tests.api.builders import Content, build_content
from tests.delivery.addresses import Answer, addresses, answer, answer_alone
from tests.trees import build_zentrum, weekly


@pytest.fixture
def content(db: None, settings: Any, tmp_path: Any) -> Content:
    settings.MEDIA_ROOT = tmp_path
    content = build_content()
    build_zentrum(content.index, title="Anderes Zentrum", slug="anderes")
    content.offer.zeitfenster.add(weekly("MO"))  # goes on, so that calendars and lists name it
    content.offer.save()
    content.standard.save_revision().publish()
    call_command("build_documents")
    call_command("build_search")
    return content


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def publish(page: Any, **fields: Any) -> None:
    page = fresh(page)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def edit_image(_content: Content) -> None:
    image = CustomImage.objects.get()
    image.credit = "Neue Urheberangabe"
    image.save()


def edit_organisation(_content: Content) -> None:
    organisation = Organisation.objects.get()
    organisation.name = "Umbenannter Verein"
    organisation.save()


def edit_site(_content: Content) -> None:
    site = Standort.objects.get(page__slug="augaertle")
    site.street = "Neue Straße"
    site.save()


def move_paper(content: Content) -> None:
    other = type(content.zentrum).objects.get(slug="anderes")
    fresh(content.paper).move(other, pos="last-child")


def restrict(content: Content) -> None:
    login = PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=content.zentrum, restriction_type=login)


def edit_settings(content: Content) -> None:
    known = SiteSettings.for_site(Site.objects.get())
    known.city_name = "Musterstadt"
    known.footer_links.add(FooterLink(page=content.standard))
    known.save()


def redirect(content: Content) -> None:
    Redirect.objects.create(old_path="/alt", redirect_page=content.standard)


def mirror_in_english(content: Content) -> None:
    english, _new = Locale.objects.get_or_create(language_code="en")
    fresh(content.home).copy_for_translation(english, alias=True)


WHOLE = {"changes", "export.ndjson"}
SEARCH = {"search", "search centre"}
CATALOG = {"catalog.jsonld", "catalog.rdf"}
OFFERS = {"angebote", "angebote.csv", "termine", "termine.csv", "pages/offer"}
CENTRES = {"quartierszentren", "centre", "pages/zentrum"}
PAPERS = {"eckpunktepapiere", "indikatoren", "indikatoren.csv", "pages/paper", "pages/old_paper"}
REPORTS = {
    *("jahresberichte", "jahresberichte.atom", "jahresberichte.rss"),
    *("massnahmen", "massnahmen.csv", "kennzahlen", "kennzahlen.csv"),
    *("pages/report_2023", "pages/report_2024"),
}
NAMING_THE_CENTRE = {"quartierszentren.geojson", "pages/index", "pages/standard"}
BELOW_THE_CENTRE = CENTRES | PAPERS | REPORTS | OFFERS | NAMING_THE_CENTRE | SEARCH | WHOLE
MOVED = {
    f"resolve {name}"
    for name in ("zentrum", "offer", "paper", "old_paper", "report_2023", "report_2024")
}

# Each change, and all addresses that it alters.
CHANGES: dict[str, tuple[Callable[[Content], Any], set[str]]] = {
    "publish": (
        lambda c: publish(c.standard, lead="Neu"),
        {"pages/standard", "search centre"} | CATALOG | WHOLE,
    ),
    "unpublish": (
        lambda c: fresh(c.offer).unpublish(),
        {"angebote.ics", "resolve offer", "jahresberichte", "pages/report_2024"}
        | OFFERS
        | CENTRES
        | SEARCH
        | WHOLE,
    ),
    "restrict": (restrict, BELOW_THE_CENTRE | MOVED | {"angebote.ics"}),
    "move": (
        move_paper,
        {"eckpunktepapiere", "indikatoren", "indikatoren.csv", "pages/paper", "resolve paper"}
        | {"search centre"}
        | CENTRES
        | WHOLE,
    ),
    "rename": (
        lambda c: publish(c.zentrum, title="Neuer Name"),
        BELOW_THE_CENTRE | CATALOG,
    ),
    "slug": (
        lambda c: publish(c.zentrum, slug="neu"),
        BELOW_THE_CENTRE | CATALOG | MOVED | {"angebote.ics"},
    ),
    "delete": (
        lambda c: fresh(c.feedback).delete(),
        {"pages/feedback", "resolve feedback"} | WHOLE,
    ),
    "image": (edit_image, {"pages/standard"} | CENTRES | WHOLE),
    "snippet": (
        edit_organisation,
        {"angebote", "pages/offer", "eckpunktepapiere", "pages/paper"}
        | {"jahresberichte", "pages/report_2024"}
        | CENTRES
        | WHOLE,
    ),
    "setting": (
        edit_settings,
        {"", "navigation", "navigation english", "jahresberichte.atom", "jahresberichte.rss"}
        | CATALOG,
    ),
    "redirect": (redirect, {"resolve redirect"}),
    "alias": (
        mirror_in_english,
        {"pages/home", "locales", "navigation english", "resolve english"} | WHOLE,
    ),
    "row": (
        edit_site,
        {"quartierszentren.geojson", "angebote.ics"} | CENTRES | OFFERS | WHOLE,
    ),
    "draft": (lambda c: fresh(c.zentrum).save_revision(), set()),
}


def made_on_the_spot(client: Any, paths: dict[str, str]) -> dict[str, Answer]:
    """What every address answers when nothing that is kept is believed."""
    with transaction.atomic(), pytest.MonkeyPatch.context() as patched:
        call_command("build_documents")
        call_command("build_search")
        patched.setattr(published, "_keeper", published._make_bodies)
        found = {name: answer(client, path) for name, path in paths.items()}
        transaction.set_rollback(True)
    return found


def wrong_after(
    change: Callable[[Content], Any],
    expected: set[str],
    content: Content,
    client: Any,
    before: dict[str, Answer],
) -> dict[str, set[str]]:
    """The addresses whose answers are not as they should be after a change, by what is wrong."""
    paths = addresses(content)
    with transaction.atomic():
        change(content)
        right = made_on_the_spot(client, paths)
        altered = {name for name in paths if right[name] != before[name]}
        asked_first = {name: answer_alone(client, paths[name]) for name in altered}
        then = {name: answer(client, path) for name, path in paths.items()}
        transaction.set_rollback(True)
    cache.clear()  # what was looked up of content that was never committed
    return {
        "altered unexpectedly": altered - expected,
        "not altered": expected - altered,
        "stale for the first who asks": {n for n in altered if asked_first[n] != right[n]},
        "stale for others": {n for n in paths if then[n] != right[n]},
        "another body, but the same ETag": {
            n for n in altered - WHOLE if before[n][2] and before[n][2] == then[n][2]
        },
    }


def test_every_change_alters_what_it_should_and_nothing_stays_stale(content, client):
    """In one test, because building the content takes longer than changing it."""
    before = {name: answer(client, path) for name, path in addresses(content).items()}
    assert {name for name, (status, *_) in before.items() if status != 200} == {
        "resolve redirect",
        "resolve english",
    }
    wrong = {
        name: {what: names for what, names in found.items() if names}
        for name, (change, expected) in CHANGES.items()
        if any((found := wrong_after(change, expected, content, client, before)).values())
    }
    assert not wrong, "\n".join(f"{name}: {found}" for name, found in wrong.items())
