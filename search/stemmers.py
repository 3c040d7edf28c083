"""Which of PostgreSQL's text search configurations knows the words of a language."""

from django.conf import settings

_CONFIGS = {
    "ar": "arabic",
    "de": "german",
    "de-simple": "german",
    "en": "english",
    "ro": "romanian",
    "ru": "russian",
    "tr": "turkish",
}


def config_of(language: str) -> str:
    """For Ukrainian PostgreSQL brings none: there words are compared as they are."""
    return _CONFIGS.get(language, "simple")


def language_mark(language: str) -> str:
    """A word that only texts of a language hold, because the index adds it to them."""
    return f"language{language.replace('-', '')}"


def languages_read_in(locale: str) -> list[str]:
    """The languages that texts under a locale are in: its own, or not yet translated."""
    return list(dict.fromkeys([locale, settings.LANGUAGE_CODE]))


ALL_LANGUAGES = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
