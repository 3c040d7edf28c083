"""What search engines shall know: every public page, in each language it is translated into."""

from collections import defaultdict
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse, translate_url
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from home.api.published import ORIGIN, localized, public_url
from home.languages import is_fallback
from home.visibility import everybody_sees, of_site
from quartier_pages.models import AngebotPage, QuartierszentrumPage
from quartier_pages.views.wochenprogramm import ROUTE

Address = dict[str, str | None]


def _with_default(family: list[Address]) -> list[Address]:
    """German serves all languages that are missing."""
    german = [one for one in family if one["lang_code"] == settings.LANGUAGE_CODE]
    return [*family, *({**one, "lang_code": "x-default"} for one in german)]


class _Sitemap(Sitemap):
    """Whose addresses are those that the API gives, at whichever host the sitemap is asked for."""

    def location(self, page: Page) -> str | None:
        return public_url(page)

    @property
    def root_url(self) -> str:
        site = self.get_wagtail_site()
        return localized(ORIGIN) if site.is_default_site else str(site.root_url)


class LanguagesSitemap(_Sitemap):
    """The pages below the home pages of all languages, each with its translations."""

    def items(self) -> list[Page]:
        return self._pages

    @cached_property
    def _pages(self) -> list[Page]:
        homes = self.get_wagtail_site().root_page.get_translations(inclusive=True)
        pages = Page.objects.none()
        for home in homes:
            pages |= Page.objects.descendant_of(home, inclusive=True)
        pages = everybody_sees(pages).select_related("locale", "alias_of__locale")
        return [page for page in pages.order_by("path") if not is_fallback(page)]

    @cached_property
    def _alternates(self) -> dict[UUID, list[Address]]:
        """Addresses of each page by language."""
        families = defaultdict(list)
        for page in self._pages:
            entry = {"lang_code": page.locale.language_code, "location": self.location(page)}
            families[page.translation_key].append(entry)
        return {key: _with_default(family) for key, family in families.items()}

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        return [
            {
                "location": self.location(item),
                "lastmod": self.lastmod(item),
                "alternates": self._alternates[item.translation_key],
            }
            for item in self.paginator.page(page).object_list
        ]


class ViewsSitemap(_Sitemap):
    """What is no page: the finder, the measures, the week of each centre; in all languages."""

    def items(self) -> list[list[Address]]:
        """The addresses of each view by language."""
        views: list[list[Address]] = [
            [
                {"lang_code": code, "location": self.root_url + translate_url(reverse(name), code)}
                for code, _name in settings.LANGUAGES
            ]
            for name in ("angebote", "massnahmen")
        ]
        return [*views, *self._programmes().values()]

    def _programmes(self) -> dict[UUID, list[Address]]:
        """Of the centres that offer something: there is no week of the others."""
        offering = everybody_sees(AngebotPage.objects.all()).values("zentrum")
        centres = QuartierszentrumPage.objects.filter(pk__in=offering).select_related("locale")
        families = defaultdict(list)
        for zentrum in everybody_sees(of_site(centres, self.get_wagtail_site())).order_by("path"):
            families[zentrum.translation_key].append(
                {
                    "lang_code": zentrum.locale.language_code,
                    "location": f"{self.location(zentrum)}{ROUTE}",
                }
            )
        return families

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        return [
            {
                "location": address["location"],
                "alternates": _with_default(family),
            }
            for family in self.paginator.page(page).object_list
            for address in family
        ]
