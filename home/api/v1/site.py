"""`/`, `/locales`, `/navigation`: what a front end needs to know of the site."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema
from wagtail.models import Locale, Page, Site

from home.api.answers import object_answer
from home.api.page_lists import reader
from home.api.parameters import InLanguage, Language, Parameters, refuse_unknown
from home.api.published import ORIGIN, PREFIX, door_of_origin
from home.api.schemas.lists import answers
from home.api.schemas.objects import Image, PageLink
from home.models.settings import SiteSettings
from home.representation.columns import columns
from home.representation.library import Context, Library, settle
from home.representation.links import page_link


class Root(Schema):
    """Einstieg in die Schnittstelle."""

    name: str = Field(description="Name der Website")
    city: str = Field(description="Stadt")
    version: str = Field(description="Version des Vertrags", examples=["1.0.0"])
    languages: list[Language] = Field(description="Sprachen, die als `locale` möglich sind")
    links: dict[str, str] = Field(description="Adressen der Ressourcen")


class SiteLocale(Schema):
    """Eine Sprache der Website."""

    locale: Language = Field(examples=["ar"])
    name: str = Field(description="Name in der Sprache selbst", examples=["العربية"])
    is_default: bool = Field(description="Quellsprache aller Texte")
    is_rtl: bool = Field(description="Wird von rechts nach links geschrieben")
    html_url: str | None = Field(description="Startseite in dieser Sprache")


class Locales(Schema):
    """Alle Sprachen der Website."""

    items: list[SiteLocale]


class SocialLink(Schema):
    """Ein Auftritt in einem anderen Netz."""

    title: str
    url: str


class Navigation(Schema):
    """Was auf jeder Seite oben und unten steht."""

    site_name: str
    city_name: str
    logo: Image | None
    operator_name: str
    operator_address: str
    contact_phone: str
    contact_email: str
    feedback_email: str
    home: PageLink | None
    main: list[PageLink] = Field(description="Hauptnavigation")
    footer: list[PageLink] = Field(description="Verweise in der Fußzeile")
    easy_language: PageLink | None = Field(description="Seite zur Leichten Sprache")
    sign_language: PageLink | None = Field(description="Seite zur Gebärdensprache")
    social: list[SocialLink]


def build_router(resources: Callable[[], list[str]]) -> Router:
    """The router; `resources` names those of the whole API by their addresses."""
    router = Router(tags=["Website"])

    @router.get("/", response=answers(Root))
    def root(request: HttpRequest) -> HttpResponse:
        """Wo alles steht, in welcher Version und in welchen Sprachen."""
        refuse_unknown(request, Parameters)
        known = _settings()
        return object_answer(
            request,
            {
                "name": known.site_name,
                "city": known.city_name,
                "version": settings.API_VERSION,
                "languages": [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES],
                "links": {name: f"{ORIGIN}{PREFIX}/{name}" for name in resources()},
            },
        )

    @router.get("/locales", response=answers(Locales))
    def locales(request: HttpRequest) -> HttpResponse:
        """Die Sprachen der Website."""
        refuse_unknown(request, Parameters)
        library = Library(door_of_origin())
        site = library.door.site
        known = {locale.language_code: locale for locale in Locale.objects.all()}
        home_id = site.root_page_id if site else None

        def build() -> list[dict[str, Any]]:
            return [
                _locale(Context(library, known[code]), home_id)
                for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
                if code in known
            ]

        return object_answer(request, {"items": settle(library, build)})

    @router.get("/navigation", response=answers(Navigation))
    def navigation(request: HttpRequest, parameters: Query[InLanguage]) -> HttpResponse:
        """Navigation, Fußzeile und Betreiber."""
        refuse_unknown(request, InLanguage)
        known = _settings()
        ctx = reader(parameters.locale)
        home = known.site.root_page
        menu = list(_menu(ctx.library, home).filter(locale=ctx.locale))
        footer = [row.page_id for row in known.footer_links.all()]
        social = [{"title": row.title, "url": row.url} for row in known.social_links.all()]
        return object_answer(
            request,
            settle(
                ctx.library,
                lambda: {
                    **columns(ctx, known, "site_name", "city_name", "logo"),
                    **columns(ctx, known, "operator_name", "operator_address"),
                    **columns(ctx, known, "contact_phone", "contact_email", "feedback_email"),
                    "home": page_link(ctx, home.pk),
                    "main": _links(ctx, menu),
                    "footer": _links(ctx, footer),
                    "easy_language": page_link(ctx, known.easy_language_page_id),
                    "sign_language": page_link(ctx, known.sign_language_page_id),
                    "social": social,
                },
            ),
        )

    return router


def _locale(ctx: Context, home_id: int | None) -> dict[str, Any]:
    start = page_link(ctx, home_id)
    own = start is not None and start["locale"] == ctx.language
    about = LANG_INFO[ctx.language]
    return {
        "locale": ctx.language,
        "name": about["name_local"],
        "is_default": ctx.language == settings.LANGUAGE_CODE,
        "is_rtl": about["bidi"],
        "html_url": start["html_url"] if start and own else None,
    }


def _settings() -> SiteSettings:
    """The settings of the default site, which need not have been saved yet."""
    known = SiteSettings.objects.filter(site__is_default_site=True)
    found = known.select_related("site__root_page").first()
    return found or SiteSettings(site=Site.objects.get(is_default_site=True))


def _menu(library: Library, home: Page) -> QuerySet[Page, int]:
    pages = library.public_pages.in_menu().filter(depth=home.depth + 1).order_by("path")
    return pages.values_list("pk", flat=True)


def _links(ctx: Context, page_ids: list[int]) -> list[dict[str, Any]]:
    links = [page_link(ctx, page_id) for page_id in page_ids]
    return [link for link in links if link]
