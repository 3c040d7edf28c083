"""Navigation, breadcrumb and languages of the page at hand, for the base template."""

from dataclasses import dataclass, field
from typing import Any

from django import template
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.paginator import Page as PaginatorPage
from django.urls import translate_url
from django.utils.encoding import escape_uri_path
from django.utils.http import urlencode
from django.utils.translation import override
from wagtail.models import Page, Site

from home.languages import content_language, is_fallback
from home.models import EASY_LANGUAGE, FeedbackPage, SiteSettings
from home.models.easy_language import label_after_review
from home.models.feedback import CONCERNS
from home.visibility import everybody_sees

register = template.Library()


@dataclass
class Link:
    """A link as templates show it; `lang` is set when its text is not in the page's language."""

    title: str
    url: str
    lang: str = ""
    is_current: bool = False
    # A form that wants to know which page somebody writes about.
    is_form: bool = False
    children: "list[Link]" = field(default_factory=list)


@dataclass(frozen=True)
class LanguageLink:
    """The same content in another language."""

    code: str
    name_local: str
    url: str
    is_current: bool
    is_fallback: bool
    bidi: bool


def _page(context: Any) -> Page | None:
    page = context.get("page") or context.get("self")
    return page if isinstance(page, Page) else None


def _language(context: Any) -> str:
    page = _page(context)
    code = page.locale.language_code if page else getattr(context["request"], "LANGUAGE_CODE", "")
    return code or settings.LANGUAGE_CODE


def _home(context: Any) -> Page | None:
    """The home page of the language at hand, or of the source language."""
    site = Site.find_for_request(context["request"])
    if site is None:
        return None
    translations = Page.objects.live().filter(translation_key=site.root_page.translation_key)
    home = translations.filter(locale__language_code=_language(context)).first()
    return home or site.root_page


def _link(context: Any, page: Page) -> Link:
    current = _page(context)
    source_language = content_language(page)
    return Link(
        title=page.title,
        url=page.get_url(context["request"]) or "",
        lang=source_language if source_language != _language(context) else "",
        is_current=bool(current) and current.path.startswith(page.path),  # type: ignore[union-attr]
        is_form=page.specific_class is FeedbackPage,
    )


def _with_language(pages: Any) -> Any:
    return everybody_sees(pages).select_related("locale", "alias_of__locale")


@register.simple_tag(takes_context=True)
def main_navigation(context: Any) -> list[Link]:
    """The pages below the home page that are shown in menus."""
    home = _home(context)
    if home is None:
        return []
    return [_link(context, page) for page in _with_language(home.get_children().in_menu())]


@register.simple_tag(takes_context=True)
def breadcrumb(context: Any) -> list[Link]:
    """From the home page to the page above this one, or above the view."""
    page, view = _page(context), context.get("view")
    if page is None:
        home = _home(context) if view else None
        return [_link(context, home)] if home else []
    above = page.get_ancestors(inclusive=bool(view)).filter(depth__gt=1)
    return [_link(context, step) for step in _with_language(above)]


@register.simple_tag(takes_context=True)
def footer_navigation(context: Any) -> list[Link]:
    """The pages that the site settings name for every footer."""
    chosen = SiteSettings.for_request(context["request"]).footer_links.select_related("page")
    links = _links_in_language(context, [link.page for link in chosen])
    for link in links:
        if link.is_form and not link.is_current:
            link.url += f"?{urlencode({CONCERNS: _path(context)})}"
    return links


@register.simple_tag(takes_context=True)
def top_links(context: Any) -> dict[str, Link | None]:
    """The pages on Leichte Sprache (always in it, where it exists) and on sign language."""
    chosen = SiteSettings.for_request(context["request"])
    easy, sign = chosen.easy_language_page, chosen.sign_language_page
    return {
        "easy_language": _easy_language_link(context, easy) if easy else None,
        "sign_language": next(iter(_links_in_language(context, [sign])), None) if sign else None,
    }


def _easy_language_link(context: Any, chosen: Page) -> Link | None:
    """Named as the page behind it may be called."""
    for page in _pages_in_language(context, [chosen], EASY_LANGUAGE):
        link = _link(context, page)
        link.title = label_after_review(_is_reviewed(page))
        return link
    return None


def _links_in_language(context: Any, chosen: list[Page]) -> list[Link]:
    """Links to pages in the language of the page at hand, else in the source language."""
    return [_link(context, page) for page in _pages_in_language(context, chosen)]


def _pages_in_language(context: Any, chosen: list[Page], language: str = "") -> list[Page]:
    language = language or _language(context)
    keys = [page.translation_key for page in chosen]
    pages = _with_review(_with_language(Page.objects.filter(translation_key__in=keys)))
    by_key: dict[Any, Page] = {}
    for page in pages.filter(locale__language_code__in={settings.LANGUAGE_CODE, language}):
        if page.locale.language_code == language or page.translation_key not in by_key:
            by_key[page.translation_key] = page
    return [by_key[key] for key in keys if key in by_key]


def _with_review(pages: Any) -> Any:
    return pages.select_related("easy_language_review")


def _is_reviewed(page: Page) -> bool:
    """Of a page `_with_review`, which takes no query."""
    return hasattr(page, "easy_language_review")


@register.simple_tag(takes_context=True)
def language_links(context: Any) -> list[LanguageLink]:
    """The page in every language it can be read in, fallbacks marked."""
    page, view = _page(context), context.get("view")
    request = context["request"]
    below = view.route + view.query if view else ""
    if page is None:
        # More than one slash at the start, or a backslash, would lead to another host.
        path = escape_uri_path("/" + request.path.lstrip("/"))
        return [
            _language_link(code, translate_url(path, code) + below, _language(context))
            for code, _name in settings.LANGUAGES
        ]
    translations = {
        translation.locale.language_code: translation
        for translation in _with_review(_with_language(page.get_translations(inclusive=True)))
    }
    # Not everybody may see it, but whoever does sees its language.
    translations.setdefault(page.locale.language_code, page)
    return [
        _language_link(
            code,
            (translations[code].get_url(request) or "") + below,
            _language(context),
            is_fallback=not view and is_fallback(translations[code]),
            is_reviewed=_is_reviewed(translations[code]),
        )
        for code, _name in settings.LANGUAGES
        if code in translations
    ]


def _language_link(
    code: str, url: str, current: str, *, is_fallback: bool = False, is_reviewed: bool = False
) -> LanguageLink:
    """A language by the name that it has in itself; easy German by what was checked."""
    info = LANG_INFO[code]
    name = info["name_local"]
    if code == EASY_LANGUAGE:
        with override(settings.LANGUAGE_CODE):
            name = label_after_review(is_reviewed)
    return LanguageLink(
        code=code,
        name_local=name,
        url=url,
        is_current=code == current,
        is_fallback=is_fallback,
        bidi=info["bidi"],
    )


@register.simple_tag(takes_context=True)
def view_address(context: Any) -> str:
    """The absolute address of the view at hand, without what visitors chose there."""
    return str(context["request"].build_absolute_uri(_path(context)))


def _path(context: Any) -> str:
    """Where the page or view at hand lies on this host, the same for every visitor."""
    request, page, view = context["request"], _page(context), context.get("view")
    path = page.get_url(request) if page else request.path
    return (path or "") + (view.route if view else "")


@register.simple_tag(takes_context=True)
def page_address(context: Any, page: Page) -> str:
    """The absolute address of a page, at the host that was asked."""
    request = context["request"]
    return str(request.build_absolute_uri(page.get_url(request)))


@register.simple_tag
def elided_pages(page_obj: PaginatorPage) -> list[Any]:
    """The numbers around a page of a list, with ellipses for those in between."""
    return list(page_obj.paginator.get_elided_page_range(page_obj.number))
