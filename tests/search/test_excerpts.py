"""What is shown of a page is what people can read."""

import pytest
from wagtail.rich_text import RichText

from home.models import StandardPage
from quartier_pages.choices import CentreStatus
from search.excerpts import excerpt
from search.models import Entry
from tests.search.city import build_city, search
from tests.trees import build_zentrum

LONG = (
    "Das Quartierszentrum ist ein Ort der Begegnung. " * 8
    + "Am 14. Mai lädt Dr. Beispiel z. B. zum Frühstück ein. Danach wird gebastelt."
)


@pytest.mark.parametrize(
    ("teaser", "body", "needles", "expected"),
    [
        # The teaser first, as far as it holds the words.
        (
            "Frühstück für alle.",
            "Auch hier gibt es Frühstück am Morgen.",
            {"fruhstuck"},
            "<mark>Frühstück</mark> für alle.",
        ),
        # A sentence before a label, wherever they stand.
        (
            "Für alle.",
            "Frühstück\nTreff\nJeden Montag gibt es Frühstück im Saal.\nMontag",
            {"fruhstuck"},
            "Jeden Montag gibt es <mark>Frühstück</mark> im Saal.",
        ),
        # A label by itself says little: the teaser follows.
        (
            "Für alle aus dem Haus.",
            "Musterstraße 5\nKultur\nMontag",
            {"kultur"},
            "<mark>Kultur</mark> – Für alle aus dem Haus.",
        ),
        ("", "Montag\nKultur", {"kultur"}, "<mark>Kultur</mark>"),
        # What is found by its title needs no other reason.
        ("Für alle.", "Der Titel und mehr dazu hier.", {"titel"}, "Für alle."),
        ("", "Erster Satz über das alles.\nMontag", {"fehlt"}, "Erster Satz über das alles."),
        # From the beginning of the sentence on, not from an abbreviation in it.
        (
            "",
            LONG,
            {"fruhstuck"},
            "… Am 14. Mai lädt Dr. Beispiel z. B. zum <mark>Frühstück</mark> ein. "
            "Danach wird gebastelt.",
        ),
    ],
)
def test_sentences_are_shown_before_anything_else(teaser, body, needles, expected):
    entry = Entry(title="Ein Titel", teaser=teaser, body=body)
    assert excerpt(entry, needles).as_html() == expected


def test_an_excerpt_of_a_page_is_no_list_of_its_fields(tree):
    city = build_city(tree)
    build_zentrum(
        city.tree.index,
        "Quartierszentrum Sontheim",
        slug="sontheim",
        status=CentreStatus.IM_AUFBAU,
        lead="Ein Haus für alle. Hier wird genäht.",
    )
    city.tree.home.add_child(
        instance=StandardPage(
            title="Mitmachen",
            lead="So geht es.",
            body=[("paragraph", RichText("<p>Wer näht, ist willkommen.</p><p>Bis bald!</p>"))],
        )
    )
    shown = {
        hit.page.title: str(hit.excerpt.as_html())
        for words in ("genäht", "willkommen", "Kultur")
        for hit in search(words)
    }
    assert shown["Quartierszentrum Sontheim"] == "Ein Haus für alle. Hier wird <mark>genäht</mark>."
    assert shown["Mitmachen"] == "Wer näht, ist <mark>willkommen</mark>."
    assert shown["Frühstück"] == "<mark>Kultur</mark> – Mit Kindern aus dem Haus."
    assert not [text for text in shown.values() if "·" in text]
