"""Loads the demo content: all of it in one transaction, or nothing."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from django.db import transaction
from wagtail.models import Locale, Page, Site

from home.bulk import bulk_change
from home.models import HomePage, SiteSettings
from quartier_pages.demo.builder import Builder
from quartier_pages.demo.centres import add_centre
from quartier_pages.demo.errors import DemoRefusedError
from quartier_pages.demo.facts import CENTRES, read
from quartier_pages.demo.indexes import indexes_paused, write_indexes
from quartier_pages.demo.languages import (
    TRANSLATED,
    complete_pages,
    mirror_languages,
    translate_pages,
)
from quartier_pages.demo.ledger import Ledger
from quartier_pages.demo.logins import add_logins
from quartier_pages.demo.papers import add_papers
from quartier_pages.demo.pictures import add_pictures
from quartier_pages.demo.reset import remove_demo
from quartier_pages.demo.site_pages import (
    add_overview,
    add_site_pages,
    fill,
    fill_home,
    fill_settings,
)
from quartier_pages.demo.vocabulary import add_vocabulary
from quartier_pages.models import DemoRecord

Step = Callable[[str], AbstractContextManager[None]]


def is_loaded() -> bool:
    """Whether the demo content is there."""
    return DemoRecord.objects.exists()


def load(step: Step, *, reset: bool = False, with_logins: bool = False) -> None:
    """Loads the demo content, after taking the old one away if asked to.

    Raises DemoRefusedError, with nothing changed, when content of others is in the way.
    """
    ledger = Ledger()
    with _without_chatter():
        try:
            with transaction.atomic(), bulk_change():
                if reset:
                    with step("Bisherige Demo-Inhalte entfernen"):
                        remove_demo()
                with ledger.recording(), indexes_paused():
                    _load(step, ledger, with_logins)
                with step("Suche und Verweise füllen"):
                    write_indexes(ledger.content)
                ledger.store()
        except BaseException:  # Ctrl-C must not leave files behind either
            ledger.remove_files()
            raise


def _load(step: Step, ledger: Ledger, with_logins: bool) -> None:
    site, home = _empty_site()
    builder = Builder(home.locale)
    ledger.adopt(home)
    _adopt_settings(ledger, site)
    with step("Bilder zeichnen"):
        add_pictures(builder)
    with step("Handlungsfelder und Indikatoren anlegen"):
        add_vocabulary(builder)
    with step("Zentren, Angebote und Berichte anlegen"):
        overview = add_overview(builder, home)
        for name in CENTRES:
            add_papers(builder, add_centre(builder, overview, name))
    with step("Startseite und weitere Seiten anlegen"):
        add_site_pages(builder, home)
        fill_home(builder, home)
        fill(builder, overview, read("pages/overview"))
        fill_settings(builder, site)
    _add_languages(step, ledger, home)
    if with_logins:
        with step("Anmeldungen anlegen"):
            add_logins()


def _add_languages(step: Step, ledger: Ledger, home: HomePage) -> None:
    with step("Sprachen spiegeln"):
        mirror_languages(ledger, home)
    for code in TRANSLATED:
        with step(f"Übersetzen: {Locale(language_code=code)}"):
            translate_pages(complete_pages(home, code), code)


def _empty_site() -> tuple[Site, HomePage]:
    """The site with the home page that the set-up made; refuses when it holds anything else."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site.root_page.specific if site else None
    if not (
        site
        and isinstance(home, HomePage)
        and not (home.latest_revision_id or home.numchild or home.lead or home.body)
        and not Page.objects.filter(depth=2).exclude(pk=home.pk).exists()
    ):
        raise DemoRefusedError(
            "Die Website hat schon Inhalte. Demo-Inhalte kommen nur in eine leere Website."
        )
    return site, home


def _adopt_settings(ledger: Ledger, site: Site) -> None:
    """Settings that nobody has filled in yet, as the first visit creates them."""
    settings = SiteSettings.objects.filter(site=site).first()
    if settings is None:
        return
    if settings.city_name or settings.operator_name or settings.footer_links.exists():
        raise DemoRefusedError(
            "Die Einstellungen der Website sind schon ausgefüllt. "
            "Demo-Inhalte kommen nur in eine leere Website."
        )
    ledger.adopt(settings)


@contextmanager
def _without_chatter() -> Iterator[None]:
    """Wagtail reports every page on its own log."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(before)
