"""Pages as text that tests can search."""

import re

from django.test import Client
from wagtail.models import Page


def html(client: Client, page: Page | str, status: int = 200) -> str:
    """The page that a visitor gets, by its address or itself."""
    response = client.get(page.url if isinstance(page, Page) else page)
    assert response.status_code == status
    return compact(response.content.decode())


def compact(text: str) -> str:
    """Without the white space that only lays out the source."""
    return re.sub(r"(?<=>) | (?=<)", "", re.sub(r"\s+", " ", text))


def main(text: str) -> str:
    """The part of a page that is not navigation."""
    return text[text.index("<main") : text.index("</main>")]
