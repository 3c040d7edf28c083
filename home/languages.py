"""Which language the text of a page is in."""

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page


def content_language(page: Page) -> str:
    """Code of the language that the text is in: an alias still holds the text it mirrors."""
    while page.alias_of_id:
        page = page.alias_of
    # A translation that was begun on a live alias, but never published, still shows that text too.
    if page.live and page.live_revision_id is None and page.latest_revision_id is not None:
        return str(settings.LANGUAGE_CODE)
    return str(page.locale.language_code)


def is_fallback(page: Page) -> bool:
    """Whether the page stands in a language into which it has not been translated."""
    return content_language(page) != page.locale.language_code


def untranslated(relation: str = "") -> Q:
    """The same as a condition, on pages or on those to which a relation of theirs leads."""
    path = f"{relation}__" if relation else ""
    begun = {"live": True, "live_revision": None, "latest_revision__isnull": False}
    return ~Q(**{f"{path}locale__language_code": settings.LANGUAGE_CODE}) & (
        Q(**{f"{path}alias_of__isnull": False}) | Q(**{path + key: begun[key] for key in begun})
    )
