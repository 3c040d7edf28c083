"""What each endpoint answers, completely, and with how many queries."""

from dataclasses import dataclass
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.api.builders import Content
from tests.api.v2.answers import expected, readable

PAGES = "/api/v2/pages/"


@dataclass(frozen=True)
class Endpoint:
    """An address, the name of the file with its answer, and its number of queries."""

    name: str
    url: str
    queries: int


def page_type(name: str, label: str, queries: int) -> Endpoint:
    return Endpoint(name, f"{PAGES}?type={label}&fields=*", queries)


ENDPOINTS = [
    page_type("home", "home.HomePage", 9),
    page_type("standard", "home.StandardPage", 15),
    page_type("feedback", "home.FeedbackPage", 10),
    page_type("overview", "quartier_pages.QuartierszentrumIndexPage", 13),
    page_type("quartierszentrum", "quartier_pages.QuartierszentrumPage", 31),
    page_type("angebot", "quartier_pages.AngebotPage", 20),
    page_type("eckpunktepapier", "quartier_pages.EckpunktepapierPage", 21),
    page_type("jahresbericht", "quartier_pages.JahresberichtPage", 26),
    Endpoint("all_pages", PAGES, 5),
    Endpoint("images", "/api/v2/images/?fields=*", 8),
    Endpoint("documents", "/api/v2/documents/?fields=*", 7),
]


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_answer_is_complete_and_takes_this_many_queries(
    endpoint: Endpoint,
    content: Content,
    client: Any,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.get(endpoint.url)  # makes renditions, fills Wagtail's cache of sites
    with django_assert_num_queries(endpoint.queries):
        response = client.get(endpoint.url)
    assert response.status_code == 200
    answer = readable(response.json(), content.names)
    assert answer == expected(endpoint.name, answer)
