"""Home page, overview, legal pages and settings of the site."""

from typing import Any

from wagtail.models import Site

from home.models import FeedbackPage, FooterLink, HomePage, SiteSettings, StandardPage
from quartier_pages.demo.builder import Builder
from quartier_pages.demo.facts import Facts, read
from quartier_pages.demo.publishing import add, publish
from quartier_pages.models import QuartierszentrumIndexPage


def add_overview(builder: Builder, home: HomePage) -> QuartierszentrumIndexPage:
    """The overview, first in the menu."""
    return _add(builder, home, QuartierszentrumIndexPage, read("pages/overview"))


def add_site_pages(builder: Builder, home: HomePage) -> None:
    """Pages of free text and the form: they link to each other, so all exist before any is full."""
    facts = read("pages/site")
    pages = [(_add(builder, home, StandardPage, page), page) for page in facts["pages"]]
    form = _add(builder, home, FeedbackPage, facts["feedback"])
    for page, page_facts in pages:
        fill(builder, page, page_facts)
    publish(form)


def fill_home(builder: Builder, home: HomePage) -> None:
    """Writes the home page, once everything it links to exists."""
    facts = read("pages/home")
    home.teaser_image = builder.known["picture"][facts.pop("picture")]
    for name in ("title", "lead", "teaser_text"):
        setattr(home, name, facts[name])
    home.draft_title = home.title
    fill(builder, home, facts)


def fill(builder: Builder, page: Any, facts: Facts) -> None:
    """Writes the content of a page and publishes it."""
    body = page._meta.get_field("body")
    page.body = builder.value(body, facts["body"])
    publish(page)


def fill_settings(builder: Builder, site: Site) -> None:
    """Name, operator and footer of the site."""
    facts = read("pages/site")["settings"]
    settings = SiteSettings.for_site(site)
    for name in ("site_name", "city_name", "operator_name"):
        setattr(settings, name, facts[name])
    for name in ("easy_language_page", "sign_language_page"):
        setattr(settings, name, builder.known["page"][facts[name]])
    settings.footer_links = [
        FooterLink(page=builder.known["page"][slug], sort_order=order)
        for order, slug in enumerate(facts["footer"])
    ]
    settings.save()


def _add(builder: Builder, home: HomePage, model: Any, facts: Facts) -> Any:
    """Adds a page without its body, which may link to pages that come later."""
    page = builder.make(model, {name: v for name, v in facts.items() if name != "body"})
    builder.known["page"][page.slug] = add(home, page)
    return page
