"""Which language a page is in: for the voice of a screen reader, and for search engines."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import NavigableString

from tests.system.pages.crawl import Answer

PREFIX = re.compile(r"/(de-simple|en|tr|ar|ro|ru|uk)/")
RIGHT_TO_LEFT = {"ar"}
CYRILLIC = re.compile("[\u0400-\u04ff]")
# A word, and not the name of a host.
LATIN = re.compile(r"(?<![\w.-])[A-Za-zÄÖÜäöüß]{3,}(?![\w.-]*\.[a-z])")


def language(path: str) -> str:
    match = PREFIX.match(path)
    return match[1] if match else "de"


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def texts(answer: Answer) -> Iterator[tuple[str, bool]]:
    """What people read on the page, each with whether it is marked as of another language."""
    main = answer.tree.select_one("main")
    assert main is not None
    for text in main.find_all(string=lambda text: type(text) is NavigableString):
        if not text.find_parent(class_="qz-ltr"):
            marked = text.find_parent(attrs={"lang": True})
            yield str(text).strip(), marked is not None and marked.name != "html"


def canonical(answer: Answer) -> str:
    link = answer.tree.select_one("link[rel=canonical]")
    return urlsplit(str(link["href"])).path if link else ""


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
    """Or isolates itself (`bdi`) from the text around it; what a picture shows has no direction."""
    wrong = {
        (path, str(part)[:100])
        for path, answer in pages.items()
        for part in answer.tree.select("main [lang]:not(bdi, img, svg *)")
        if part.get("dir") not in ("auto", direction(str(part["lang"])))
    }
    assert wrong == set()


def test_our_words_are_in_the_language_of_the_address_and_german_ones_marked(
    pages: dict[str, Answer],
) -> None:
    """Told by the script: where no letter is Cyrillic, it is neither Russian nor Ukrainian."""
    wrong = {
        (path, text)
        for path, answer in pages.items()
        if language(path) in ("ru", "uk")
        for text, is_marked in texts(answer)
        if is_marked == bool(CYRILLIC.search(text)) and (is_marked or LATIN.search(text))
    }
    assert wrong == set()


def test_translations_name_each_other(pages: dict[str, Answer]) -> None:
    """Itself among them, and German for whoever reads none of the languages."""
    wrong = {}
    translated = 0
    named_by = {path: alternates(answer) for path, answer in pages.items()}
    for path, answer in pages.items():
        named = named_by[path]
        is_fallback = canonical(answer) not in ("", path)
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
