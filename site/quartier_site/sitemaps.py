"""What search engines shall know: every public page, in each language it is translated into."""

from collections import defaultdict
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse, translate_url
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from home.languages import is_fallback
from home.visibility import everybody_sees, of_site
from quartier_pages.models import QuartierszentrumPage
from quartier_pages.views.wochenprogramm import ROUTE


class LanguagesSitemap(Sitemap):
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
    def _alternates(self) -> dict[UUID, list[dict[str, str]]]:
        """Addresses of each page by language; German serves all languages that are missing."""
        families = defaultdict(list)
        for page in self._pages:
            code, url = page.locale.language_code, self.location(page)
            families[page.translation_key].append({"lang_code": code, "location": url})
            if code == settings.LANGUAGE_CODE:
                families[page.translation_key].append({"lang_code": "x-default", "location": url})
        return families

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        return [
            {
                "location": self.location(item),
                "lastmod": self.lastmod(item),
                "alternates": self._alternates[item.translation_key],
            }
            for item in self.paginator.page(page).object_list
        ]


class ViewsSitemap(Sitemap):
    """What is no page: the finder, the measures, the week of each centre; in all languages."""

    def items(self) -> list[list[dict[str, str]]]:
        """The addresses of each view by language."""
        root = self.get_wagtail_site().root_url
        views = [
            [
                {"lang_code": code, "location": root + translate_url(reverse(name), code)}
                for code, _name in settings.LANGUAGES
            ]
            for name in ("angebote", "massnahmen")
        ]
        return [*views, *self._programmes().values()]

    def _programmes(self) -> dict[UUID, list[dict[str, str]]]:
        centres = QuartierszentrumPage.objects.select_related("locale")
        families = defaultdict(list)
        for zentrum in everybody_sees(of_site(centres, self.get_wagtail_site())).order_by("path"):
            families[zentrum.translation_key].append(
                {
                    "lang_code": zentrum.locale.language_code,
                    "location": self.location(zentrum) + ROUTE,
                }
            )
        return families

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        return [
            {
                "location": address["location"],
                "alternates": [
                    *family,
                    *(
                        {**other, "lang_code": "x-default"}
                        for other in family
                        if other["lang_code"] == settings.LANGUAGE_CODE
                    ),
                ],
            }
            for family in self.paginator.page(page).object_list
            for address in family
        ]
