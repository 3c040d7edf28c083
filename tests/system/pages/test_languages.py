"""Which language a page is in: for the voice of a screen reader, and for search engines."""

import re
from urllib.parse import urlsplit

from tests.system.pages.crawl import Answer

PREFIX = re.compile(r"/(de-simple|en|tr|ar|ro|ru|uk)/")
RIGHT_TO_LEFT = {"ar"}


def language(path: str) -> str:
    match = PREFIX.match(path)
    return match[1] if match else "de"


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def alternates(answer: Answer) -> dict[str, str]:
    """The path of the page in each language that it names."""
    links = answer.tree.select("link[rel=alternate][hreflang]:not([type])")
    return {str(link["hreflang"]): urlsplit(str(link["href"])).path for link in links}


def test_a_page_says_its_language_and_direction(pages: dict[str, Answer]) -> None:
    wrong = {}
    for path, answer in pages.items():
        html = answer.tree.select_one("html")
        assert html is not None
        said = (html["lang"], html["dir"])
        if said != (language(path), direction(language(path))):
            wrong[path] = said
    assert wrong == {}


def test_text_in_another_language_says_its_direction(pages: dict[str, Answer]) -> None:
    wrong = {
        path: str(main)[:100]
        for path, answer in pages.items()
        for main in answer.tree.select("main[lang]")
        if main.get("dir") != direction(str(main["lang"]))
    }
    assert wrong == {}


def test_translations_name_each_other(pages: dict[str, Answer]) -> None:
    """Itself among them, and German for whoever reads none of the languages."""
    wrong = {}
    translated = 0
    named_by = {path: alternates(answer) for path, answer in pages.items()}
    for path, answer in pages.items():
        named = named_by[path]
        is_fallback = bool(answer.tree.select("main[lang]"))
        translated += language(path) != "de" and not is_fallback
        if named.get("x-default") != named.get("de"):
            wrong[path] = "x-default is not German"
        elif not is_fallback and named.get(language(path)) != path:
            wrong[path] = "does not name itself"
        elif is_fallback and language(path) in named:
            wrong[path] = "names a translation that there is not"
        elif any(named_by[other] != named for other in named.values()):
            wrong[path] = "translations name others"
    assert wrong == {}
    assert translated > 20
