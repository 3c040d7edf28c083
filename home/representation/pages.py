"""Pages as data, one function per page type; rooms above register theirs."""

from collections.abc import Callable, Iterable
from functools import singledispatch
from typing import Any

from django.utils import translation
from wagtail.models import Page, PageQuerySet

from home.languages import is_fallback
from home.models import (
    EASY_LANGUAGE,
    BasePage,
    EasyLanguageReview,
    FeedbackPage,
    HomePage,
    StandardPage,
)
from home.models.easy_language import label_after_review
from home.representation.columns import columns, plain
from home.representation.library import (
    Context,
    Library,
    depends_on,
    group_by,
    settle,
    type_tag,
)
from home.representation.links import exact_link, language_facts, parent_link

Load = Callable[[PageQuerySet], Iterable[Page]]
_loaders: dict[type[Page], Load] = {}


def register_loader(model: type[Page], load: Load) -> None:
    """How pages of a type are loaded with all rows that their representation reads."""
    _loaders[model] = load


def represent_pages(library: Library, pages: Iterable[Page]) -> dict[int, dict[str, Any]]:
    """All fields of pages of any type, by their id."""
    specific = list(load_specific(pages))

    def build() -> dict[int, dict[str, Any]]:
        return {page.pk: _represent(library, page) for page in specific}

    return settle(library, build)


def frame_pages(library: Library, pages: Iterable[Page]) -> dict[int, dict[str, Any]]:
    """Languages, parent and original of pages, by their id."""
    shown = list(pages)

    def build() -> dict[int, dict[str, Any]]:
        return {page.pk: _frame(Context(library, page.locale), page) for page in shown}

    return settle(library, build)


def represent_draft(library: Library, page: Page) -> dict[str, Any]:
    """All fields of a page as it is at hand: neither it nor its rows need be in the database."""
    return settle(library, lambda: _represent(library, page))


def load_specific(pages: Iterable[Page]) -> Iterable[Page]:
    for model, group in group_by(pages, lambda page: page.specific_class or Page).items():
        chosen = model._default_manager.filter(pk__in=[page.pk for page in group])
        load = _loaders.get(model, _load_plainly)
        yield from load(chosen.select_related("locale", "alias_of__locale"))


def _load_plainly(pages: PageQuerySet) -> Iterable[Page]:
    return pages


def _represent(library: Library, page: Page) -> dict[str, Any]:
    ctx = Context(library, page.locale)
    with translation.override(page.locale.language_code):
        return {**represent_page(page, ctx), **represent_now(page, ctx)}


def _frame(ctx: Context, page: Page) -> dict[str, Any]:
    return {
        "parent": parent_link(ctx, page),
        "alias_of": exact_link(ctx, page.alias_of_id),
        **language_facts(ctx, page),
    }


@singledispatch
def represent_page(page: Page, ctx: Context) -> dict[str, Any]:
    """The fields that a page type adds to Wagtail's own."""
    return {}


@singledispatch
def represent_now(page: Page, ctx: Context) -> dict[str, Any]:
    """The fields that differ from day to day though nobody changes anything."""
    return {}


@represent_page.register
def _home_page(page: HomePage, ctx: Context) -> dict[str, Any]:
    return {**columns(ctx, page, "lead", "body"), **base_fields(page, ctx)}


@represent_page.register
def _standard_page(page: StandardPage, ctx: Context) -> dict[str, Any]:
    return {**columns(ctx, page, "lead", "body"), **base_fields(page, ctx)}


@represent_page.register
def _feedback_page(page: FeedbackPage, ctx: Context) -> dict[str, Any]:
    """Without the addresses that answers are mailed to."""
    return {
        **columns(ctx, page, "intro"),
        "form_fields": [
            {
                **columns(ctx, field, "clean_name", "label"),
                **columns(ctx, field, "field_type", "required", "default_value", "help_text"),
                "choices": _form_choices(field.choices),
            }
            for field in page.form_fields.all()
        ],
        **columns(ctx, page, "thank_you_text"),
        **base_fields(page, ctx),
    }


def _form_choices(text: str) -> list[str]:
    """Wagtail separates choices by lines or, within a single line, by commas."""
    lines = text.splitlines() if "\n" in text else text.split(",")
    return [line.strip() for line in lines if line.strip()]


def base_fields(page: BasePage, ctx: Context) -> dict[str, Any]:
    """What every page type has."""
    return {
        **columns(ctx, page, "teaser_text", "teaser_image", "is_example"),
        "easy_language": _easy_language(page, ctx),
    }


@depends_on(lambda _page_id: [type_tag(EasyLanguageReview)])
def fetch_reviews(_library: Library, page_ids: set[int]) -> dict[int, EasyLanguageReview]:
    return {row.page_id: row for row in EasyLanguageReview.objects.filter(page__in=page_ids)}


def _easy_language(page: BasePage, ctx: Context) -> dict[str, Any] | None:
    """What a text in Leichte or Einfache Sprache may be called, and who checked it."""
    if ctx.language != EASY_LANGUAGE or is_fallback(page):
        return None
    review = ctx.get(fetch_reviews, page.pk)
    if review is not None and not review.is_of(page):
        review = None  # of an earlier text
    return {
        "label": label_after_review(review is not None),
        "reviewed_by": review.reviewed_by if review else None,
        "reviewed_on": plain(review.reviewed_on) if review else None,
    }


register_loader(FeedbackPage, lambda pages: pages.prefetch_related("form_fields"))
for _model in (HomePage, StandardPage):
    register_loader(_model, _load_plainly)
