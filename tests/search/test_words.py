"""Which words find which pages, and in which order."""

from typing import Any

import pytest
from django.db import connection

from home.models import StandardPage
from search.suggestions import suggestions
from tests.search.city import City, build_city, search, titles
from tests.trees import build_offer, build_zentrum

BREAKFAST = ["Frühstück", "Jahresbericht 2024", "Frühstück einst", "Frühstück früher"]
EVERYWHERE = {
    # Current offers first, then what was written about it; what has ended comes last.
    "Frühstück": BREAKFAST,
    "FRÜHSTÜCK": BREAKFAST,
    "Fruehstueck": BREAKFAST,
    "Fruhstuck": BREAKFAST,
    "Frühs": BREAKFAST[:2],
    # A centre comes before what belongs to it, and its offers before the rest.
    "Böckingen": [
        "Quartierszentrum Böckingen",
        "Frühstück",
        "Quartierszentren",
        "Jahresbericht 2024",
        "Frühstück früher",
    ],
    # The beginning and the end of a long word.
    "Senior": ["Seniorentreff"],
    "Treff": ["Seniorentreff"],
    "Strasse": ["Straßenfest"],
    "straßenfest": ["Straßenfest"],
    "Gruesse": ["Straßenfest"],
    # All words have to be there, the small ones of a sentence need not.
    "Frühstück Kinder": ["Frühstück"],
    "Kaffee im Seniorentreff": ["Seniorentreff"],
    "Frühstück Seniorentreff": [],
    # The label of a choice, in the language of the page.
    "Kultur": ["Frühstück"],
    # What stands in an address or between tags is not text.
    "http": [],
    "strong": [],
}
ON_POSTGRESQL = {
    "Kind": ["Frühstück"],
    "Kindes": ["Frühstück"],
    "Gespräch": ["Seniorentreff"],
    "Gesprächen": ["Seniorentreff"],
    "Seniorintreff": ["Seniorentreff"],
    "Strasenfest": ["Straßenfest"],
    "Straßenfset": ["Straßenfest"],
}
NOTHING = ("", " ", '"', "'", "* OR 1", "\\", "%", "_", "((", "a & !b | <->", "😀", ":*", "x" * 200)


@pytest.fixture
def city(tree: Any) -> City:
    return build_city(tree)


def wrong(table: dict[str, list[str]]) -> dict[str, list[str]]:
    """What was found where the table says something else."""
    found = {text: titles(text)[: len(table[text]) or None] for text in table}
    return {text: result for text, result in found.items() if result != table[text]}


def test_words_find_pages_in_their_order(city):
    assert wrong(EVERYWHERE) == {}
    assert wrong(ON_POSTGRESQL if connection.vendor == "postgresql" else {}) == {}


def test_what_german_leaves_to_the_reader_is_found(city):
    page = StandardPage(
        title="Hausaufgaben- und Bewerbungshilfe",
        lead="Kinder-, Jugend- und Familienarbeit, Kinderbetreuung und -erziehung.",
    )
    city.tree.home.add_child(instance=page)
    found = {
        text: titles(text)
        for text in (
            *("Hausaufgabenhilfe", "hausaufgabenhil", "Bewerbungshilfe", "Kinderarbeit"),
            *("Jugendarbeit", "Familienarbeit", "Kindererziehung"),
        )
    }
    assert {text for text, hits in found.items() if hits != [page.title]} == set()
    assert search("Hausaufgabenhilfe").terms.corrections == []
    other = search("Hausaufgabenarbeit")  # found, if at all, as a slip of the pen
    assert bool(len(other)) is bool(other.terms.corrections)


def test_a_title_or_an_offer_counts_more_than_a_mention_by_a_centre(city):
    office = "Amt für Familie, Jugend und Rentner, Team Rentner"
    build_zentrum(city.tree.index, "Quartierszentrum Süd", slug="sued", lead=office)
    build_offer(city.tree.zentrum, title="Zusammen", short_text="Rentner helfen.")
    assert titles("Rentner") == ["Zusammen", "Quartierszentrum Süd"]
    build_offer(city.tree.zentrum, title="Rentnertreff")
    assert titles("Rentner")[0] == "Rentnertreff"
    assert titles("Süd")[0] == "Quartierszentrum Süd"


def test_what_is_no_word_finds_nothing(city):
    assert {text: found for text in NOTHING if (found := titles(text))} == {}


def test_the_excerpt_shows_the_words_and_nothing_that_was_typed_is_markup(city):
    (festival,) = search("Gruesse")
    assert festival.excerpt.as_html() == "<mark>Grüße</mark> an alle &lt;Nachbarn&gt;."
    report = next(hit for hit in search("beliebt") if "2024" in hit.page.title)
    assert report.excerpt.as_html() == "Das Frühstück war &amp; bleibt <mark>beliebt</mark>."


def test_a_long_text_is_shown_from_before_the_word_on(city):
    words = [f"Wort{number}" for number in range(200)]
    city.tree.home.add_child(instance=StandardPage(title="Lang", lead=" ".join(words)))
    (hit,) = search("Wort150")
    text = hit.excerpt.as_html()
    assert text.startswith("… Wort142 ")
    assert "<mark>Wort150</mark>" in text
    assert text.endswith("…")
    assert len(text.split()) < 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Strassenfets", "Straßenfest"),
        ("Senioretnreff", "Seniorentreff"),
        ("Seniorentreff Weltraumbahnhof", "Seniorentreff"),
    ],
)
def test_what_finds_nothing_is_answered_with_what_may_be_meant(city, text, expected):
    found = search(text)
    proposals = suggestions(found)
    corrected = [one.written for one in found.terms.corrections]
    assert expected in [*proposals, *corrected]
    assert [proposal for proposal in proposals if not titles(proposal)] == []


def test_nothing_is_proposed_that_only_private_pages_hold(city):
    city.seniors.unpublish()
    assert suggestions(search("Senioretnreff Haus")) == ["Haus"]


def test_every_language_has_its_words(city, locales):
    turkish = city.tree.home.copy_for_translation(locales["tr"], alias=True)
    page = StandardPage(title="Danışma", lead="Çocuklar için yardım", locale=locales["tr"])
    turkish.add_child(instance=page)
    city.festival.copy_for_translation(locales["tr"], alias=True)
    assert titles("danisma", "tr") == titles("Danış", "tr") == ["Danışma"]
    assert titles("Danışma") == []
    (hit,) = search("Strassenfest", "tr")
    assert hit.language == "de"
    if connection.vendor == "postgresql":
        assert titles("çocuk", "tr") == titles("çocukların", "tr") == ["Danışma"]
        assert titles("Straßenfestes", "tr") == ["Straßenfest"]
