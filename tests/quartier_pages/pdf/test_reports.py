"""What a paper or report holds as PDF, for the eye and for assistive technology."""

import pytest
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from home.models import CustomImage
from quartier_pages.models import Beleg, JahresberichtPage
from tests.quartier_pages.pdf.files import File
from tests.trees import build_offer, build_report

STANDARDS = {"A": "2", "level": "A", "UA": "1"}


def get(client, page: Page) -> File:
    response = client.get(page.url + page.pdf_name)
    assert response.status_code == 200
    return File(response.content)


@pytest.mark.parametrize(
    ("kind", "chapters", "words"),
    [
        (
            "report",
            ["Kurz gefasst", "Das Jahr in Zahlen", "Was geplant ist", "Ausblick"],
            ["Ein Jahr mit vielen Festen.", "Besuche", "120", "Hof begrünen", "Schatten"],
        ),
        (
            "paper",
            ["Kurz gefasst", "Sozialraumanalyse", "Leitbild und Leitziele"],
            ["Ein Ort für alle.", "Haushalte", "≈ 870"],
        ),
    ],
)
def test_a_german_document(client, request, kind, chapters, words):
    page = request.getfixturevalue(kind)
    file = get(client, page)
    assert (file.language, file.title, file.standards) == ("de", page.title, STANDARDS)
    assert file.bookmarks == chapters
    assert len(file.tags("H1")) == len(chapters)
    assert [word for word in words if word not in file.text] == []
    assert {"Column", "Row"} == set(file.scopes())


@pytest.mark.parametrize(("paragraphs", "has_contents"), [(2, False), (60, True)])
def test_many_pages_have_a_table_of_contents(client, report, paragraphs, has_contents):
    report.outlook = "<p>" + "Wir planen weiter mit allen. " * 20 + "</p>"
    report.outlook *= paragraphs
    report.save()
    file = get(client, report)
    assert (len(file.pdf.pages) > 3) is has_contents
    assert ("Inhalt" in file.text) is has_contents
    assert len(file.tags("H1")) == len(file.bookmarks) + has_contents


@pytest.mark.parametrize("kind", ["report", "paper"])
def test_an_arabic_document(client, locales, tree, request, kind):
    german = request.getfixturevalue(kind)
    for page in (tree.home, tree.index, tree.zentrum, german):
        page.copy_for_translation(locales["ar"], alias=True)
    arabic = german.get_translation(locales["ar"]).specific
    Page.objects.filter(pk=arabic.pk).update(alias_of=None, title="تقرير")
    arabic = type(arabic).objects.get(pk=arabic.pk)
    file = get(client, arabic)
    assert (file.language, file.title, file.standards) == ("ar", "تقرير", STANDARDS)
    assert "باختصار" in file.bookmarks
    assert {"Column", "Row"} == set(file.scopes())


def test_what_is_not_translated_is_german_and_says_so_in_the_language_of_its_address(
    client, locales, tree, report
):
    for page in (tree.home, tree.index, tree.zentrum, report):
        page.copy_for_translation(locales["tr"], alias=True)
    file = get(client, report.get_translation(locales["tr"]).specific)
    assert file.language == "de"
    assert "Ein Jahr mit vielen Festen." in file.text
    assert "Bu sayfa" in file.text
    assert [str(tag.Lang) for tag in file.tags("P", "Span", "Div") if "/Lang" in tag] != []


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x") #read("/etc/passwd") $x$ *fett* _kursiv_ @marke // \\u{41}',
        "<script>alert(1)</script> &amp; & < > \" ' {{ 7|add:1 }} {% now 'Y' %}",
        "Rücken\\schräg \\n \\ und `code` ```",
        "Feste 🎉 und 👩‍👧 im Hof ☀️",
        "x" * 300,
        "漢字 \u202e und \x07 \u0301 \ufdd0",
    ],
)
def test_whatever_editors_type_comes_out_as_text(client, tree, text):
    report = build_report(tree.zentrum, 2024, title=f"Titel {text}"[:250])
    report.volunteering = f"<p>{text.replace('<', '&lt;')}</p>"
    report.save()
    shown = get(client, report).text.replace("\u200b", "").replace(" ", "")
    for word in text.split():
        if word.isascii() and word.isprintable() and not word.startswith("&"):
            assert word in shown


def test_a_chart_is_a_picture_with_its_numbers_and_a_table(client, tree):
    table = {
        "data": [["Monat", "Besuche"], ["Mai", "30"], ["Juni", "60"]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_header_choice": "both",
    }
    chart = {"type": "chart", "value": {"title": "Besuche im Jahr", "unit": "", "table": table}}
    file = get(client, build_report(tree.zentrum, 2024, body=[chart]))
    assert [str(tag.Alt) for tag in file.tags("Figure")] == ["Mai: 30; Juni: 60"]
    assert file.scopes() == ["Column", "Column", "Row", "Row"]


@pytest.mark.parametrize(("decorative", "alternatives"), [(False, ["Das Haus"]), (True, [])])
def test_a_picture_has_its_text_alternative_or_is_decoration(
    client, tree, decorative, alternatives
):
    image = CustomImage.objects.create(title="Haus", file=get_test_image_file(size=(64, 48)))
    value = {"image": image.pk, "decorative": decorative, "alt_text": "Das Haus"}
    figure = {"type": "image", "value": {"image": value, "caption": "Von vorn"}}
    file = get(client, build_report(tree.zentrum, 2024, body=[figure]))
    assert [str(tag.Alt) for tag in file.tags("Figure")] == alternatives
    assert "Von vorn" in file.text
    assert any("/XObject" in page.Resources for page in file.pdf.pages)


def test_headings_skip_no_level(client, tree):
    heading = {"type": "heading", "value": {"text": "Tief", "level": "4"}}
    file = get(client, build_report(tree.zentrum, 2024, body=[heading]))
    assert len(file.tags("H2")) == 1
    assert file.tags("H3", "H4") == []


def test_sources_are_named(client, report):
    Beleg.objects.create(page=report, title="Satzung", url="https://example.org/satzung")
    file = get(client, report)
    assert "Quellen und Stand" in file.bookmarks
    assert "Satzung (example.org)" in file.text


def test_nothing_of_drafts_or_private_pages_gets_in(client, tree, report):
    offer = build_offer(tree.zentrum, title="Geheimer Treff", slug="treff")
    report.massnahmen.update(angebot=offer)
    build_report(tree.zentrum, 2023, title="Entwurf 2023", live=False)
    assert "Geheimer Treff" in get(client, report).text
    offer.unpublish()
    report.title = "Noch nicht"
    report.save_revision()
    tree.zentrum.unpublish()
    text = get(client, JahresberichtPage.objects.get(pk=report.pk)).text
    for hidden in ("Geheimer Treff", "Noch nicht", tree.zentrum.title, "Entwurf 2023"):
        assert hidden not in text
