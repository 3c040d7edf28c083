"""Filters, errors, methods and formats."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import CustomImage
from quartier_pages.models import JahresberichtPage
from tests.api.builders import Content
from tests.api.identities import IMAGE

PAGES = "/api/v2/pages/"
REPORTS = f"{PAGES}?type=quartier_pages.JahresberichtPage"
OFFERS = f"{PAGES}?type=quartier_pages.AngebotPage"
PAPERS = f"{PAGES}?type=quartier_pages.EckpunktepapierPage"
HUGE = "9" * 23


def titles(response: Any) -> list[str]:
    assert response.status_code == 200, response.content
    return [item["title"] for item in response.json()["items"]]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{REPORTS}&year=2024", ["Jahresbericht 2024"]),
        (f"{REPORTS}&zentrum=augaertle&year=2023", ["Jahresbericht 2023"]),
        (f"{REPORTS}&zentrum=anderswo", []),
        (f"{REPORTS}&order=-year", ["Jahresbericht 2024", "Jahresbericht 2023"]),
        (f"{REPORTS}&order=-year&limit=1&offset=1", ["Jahresbericht 2023"]),
        (f"{OFFERS}&audience=kinder", ["Lernhilfe"]),
        (f"{OFFERS}&audience=frauen", []),
        (f"{OFFERS}&languages=tr&kind=lernhilfe", ["Lernhilfe"]),
        (
            f"{PAGES}?type=quartier_pages.EckpunktepapierPage&valid_to=2023-12-31",
            ["Eckpunktepapier 2018"],
        ),
        (f"{PAGES}?search=Hausaufgaben&type=quartier_pages.AngebotPage", ["Lernhilfe"]),
        (f"{PAGES}?search=Impressum&locale=de", ["Impressum"]),
        (f"{PAGES}?slug=augaertle", ["Quartierszentrum Augärtle"]),
        (f"{PAGES}?locale=tr", []),
        ("/api/v2/images/?licence=CC-BY-4.0", ["Hof"]),
        ("/api/v2/documents/?is_accessible=true", ["Jahresbericht als PDF"]),
    ],
)
def test_filters(content: Content, client: Any, url: str, expected: list[str]) -> None:
    assert titles(client.get(url)) == expected


def test_tree_filters(content: Content, client: Any) -> None:
    assert titles(client.get(f"{PAGES}?child_of={content.index.pk}")) == [
        "Quartierszentrum Augärtle"
    ]
    below = client.get(f"{PAGES}?descendant_of={content.zentrum.pk}&search=Jahresbericht")
    assert sorted(titles(below)) == ["Jahresbericht 2023", "Jahresbericht 2024"]
    of_centre = client.get(f"{REPORTS}&zentrum={content.zentrum.pk}")
    assert len(titles(of_centre)) == 2


@pytest.mark.parametrize(
    ("url", "status", "message"),
    [
        (f"{PAGES}?type=quartier_pages.Nichts", 400, "type doesn't exist"),
        (f"{PAGES}?type=auth.Group", 400, "type doesn't exist"),
        (f"{PAGES}?locale=xx", 400, "locale must be one of de, de-simple, en, tr, ar, ro, ru, uk"),
        (f"{PAGES}?nichts=1", 400, "not an operation or a recognised field: nichts"),
        (f"{REPORTS}&body=x", 400, "not an operation or a recognised field: body"),
        (f"{REPORTS}&kennzahlen=1", 400, "not an operation or a recognised field: kennzahlen"),
        (f"{REPORTS}&year=viel", 400, "'viel' is not a valid value for year"),
        (f"{REPORTS}&pdf=x", 400, "'x' is not a valid value for pdf"),
        (f"{REPORTS}&pdf={HUGE}", 400, f"'{HUGE}' is not a valid value for pdf"),
        (f"{REPORTS}&zentrum={HUGE}", 400, f"'{HUGE}' is not a valid value for zentrum"),
        (f"{REPORTS}&zentrum=a%00b", 400, "is not a valid value for zentrum"),
        (f"{PAPERS}&predecessor={HUGE}", 400, f"'{HUGE}' is not a valid value for predecessor"),
        ("/api/v2/images/?tags=a%00b", 400, "is not a valid value for tags"),
        (f"{PAGES}?first_published_at=gestern", 400, "not a valid value for first_published_at"),
        (f"{OFFERS}&kind=quatsch", 400, "kind must be one of treff, beratung"),
        (f"{OFFERS}&audience=quatsch", 400, "audience must be one of alle, kinder"),
        (f"{REPORTS}&order=body", 400, "cannot order by 'body'"),
        (f"{REPORTS}&fields=nichts", 400, "unknown fields: nichts"),
        (f"{REPORTS}&fields=zentrum(title)", 400, "'zentrum' does not support nested fields"),
        (f"{PAGES}?rich_text_format=db_html", 400, "rich_text_format must be one of html"),
        (f"{PAGES}?search=a&search_operator=x", 400, "search_operator must be one of and, or"),
        (f"{PAGES}?search=a%00b", 400, "search must not hold a null character"),
        (f"{PAGES}?search=%22", 400, "search must hold words, without quotation marks"),
        (f"{PAGES}?search=%22Lernhilfe", 400, "search must hold words, without quotation marks"),
        (f"{PAGES}?search=%20", 400, "search must hold words, without quotation marks"),
        (f"{PAGES}?search=*%20%28", 400, "search must hold words, without quotation marks"),
        ("/api/v2/images/?search=%22", 400, "search must hold words"),
        (f"{PAGES}?offset={HUGE}", 400, "offset is larger than any list"),
        (f"{PAGES}?offset=-1", 400, "offset must be a positive integer"),
        (f"/api/v2/documents/?offset={HUGE}", 400, "offset is larger than any list"),
        (f"{PAGES}?child_of=x", 400, "child_of must be a positive integer"),
        (f"{PAGES}?child_of=999999", 400, "parent page doesn't exist"),
        (f"{PAGES}?limit=101", 400, "limit cannot be higher than 100"),
        (f"{PAGES}?site=elsewhere.example.org", 404, "No Site matches"),
        (f"{PAGES}999999/", 404, "No Page matches"),
        (f"{PAGES}find/?id=x", 400, "id must be a positive integer"),
        (f"{PAGES}find/", 404, "not found"),
        ("/api/v2/images/?nichts=1", 400, "recognised field: nichts"),
        ("/api/v2/images/?alt_texts=x", 400, "recognised field: alt_texts"),
        ("/api/v2/documents/999999/", 404, "No CustomDocument matches"),
        ("/api/v2/nichts/", 404, "There is no such address"),
        ("/api/v2/", 404, "There is no such address"),
    ],
)
def test_errors_are_json_and_say_what_is_wrong(
    db: None, client: Any, url: str, status: int, message: str
) -> None:
    response = client.get(url)
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json"
    assert message in response.json()["message"]


@pytest.mark.parametrize("path", ["pages/", "images/", "documents/", f"images/{IMAGE}/"])
def test_head_answers_like_get_without_a_body(content: Content, client: Any, path: str) -> None:
    response = client.head(f"/api/v2/{path}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response.content == b""


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(content: Content, client: Any, method: str) -> None:
    response = getattr(client, method)(f"{PAGES}{content.home.pk}/")
    assert response.status_code == 405
    assert response["Content-Type"] == "application/json"
    assert list(response.json()) == ["message"]
    assert method.upper() in response.json()["message"]


@pytest.mark.parametrize(
    "text",
    ["", "a*", "*a", "a'b", "a AND", "NOT a", "NEAR(a b)", "^a", "a:b", "-a", "a)(", "{a"],
)
def test_whatever_people_type_can_be_searched_for(db: None, client: Any, text: str) -> None:
    response = client.get(PAGES, {"search": text, "offset": "999999999999999"})
    assert (response.status_code, response.json()["items"]) == (200, [])


def test_browsers_get_json_too(content: Content, client: Any) -> None:
    response = client.get(PAGES, headers={"accept": "text/html,*/*"})
    assert response["Content-Type"] == "application/json"


def test_a_missing_slash_is_added(content: Content, client: Any) -> None:
    response = client.get("/api/v2/pages")
    assert (response.status_code, response["Location"]) == (301, PAGES)


def test_lists_carry_little_unless_asked(content: Content, client: Any) -> None:
    item = client.get(REPORTS).json()["items"][0]
    assert set(item) == {"id", "meta", "title"}
    item = client.get(f"{REPORTS}&fields=_,year,zentrum").json()["items"][0]
    assert set(item) == {"year", "zentrum"}


def test_rich_text_as_markdown(content: Content, client: Any) -> None:
    url = f"{PAGES}{content.report_2024.pk}/?rich_text_format=markdown"
    address = "http://localhost:8000/quartierszentren/augaertle/"
    assert client.get(url).json()["summary"].strip() == f"[Zum Zentrum]({address})"
    content.zentrum.unpublish()
    assert client.get(url).json()["summary"].strip() == "Zum Zentrum"


@pytest.mark.parametrize(
    ("width", "widths"),
    [(300, [300]), (400, [400]), (1000, [400, 800, 1000]), (3000, [400, 800, 1200, 1600])],
)
def test_pictures_are_never_scaled_up(
    content: Content, client: Any, width: int, widths: list[int]
) -> None:
    from wagtail.images.tests.utils import get_test_image_file

    picture = CustomImage.objects.create(
        title="Bild", file=get_test_image_file(size=(width, width // 2))
    )
    answer = client.get(f"/api/v2/images/{picture.pk}/").json()
    assert [rendition["width"] for rendition in answer["renditions"]] == widths
    assert answer["srcset"].count("http://localhost:8000/media/images/") == len(widths)
    assert all(rendition["url"].endswith(".webp") for rendition in answer["renditions"])


def test_a_lost_file_does_not_break_the_answer(content: Content, client: Any) -> None:
    CustomImage.objects.get(pk=IMAGE).file.storage.delete("original_images/hof.png")
    answer = client.get(f"/api/v2/images/{IMAGE}/").json()
    assert (answer["src"], answer["srcset"], answer["renditions"]) == (None, "", [])


@pytest.mark.parametrize("name", ["report_2024", "offer", "zentrum", "paper", "standard"])
def test_more_items_take_no_more_queries(content: Content, client: Any, name: str) -> None:
    page = getattr(content, name)
    url = f"{PAGES}?type={page._meta.label}&fields=*"

    def count() -> int:
        assert client.get(url).status_code == 200  # makes renditions
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    few = count()
    add_copies(page, 5)
    assert count() == few


def add_copies(page: Any, number: int) -> None:
    for step in range(1, number + 1):
        changes: dict[str, Any] = {"slug": f"{page.slug}-{step}", "title": f"{page.title} {step}"}
        if isinstance(page, JahresberichtPage):
            changes["year"] = page.year + step
        page.copy(update_attrs=changes, copy_revisions=False)
