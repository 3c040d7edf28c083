"""The site as a machine reads it: one page after another, by its links."""

import gzip
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPMessage
from pathlib import PurePosixPath
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

from bs4 import BeautifulSoup

# Doors that lead to no page for visitors.
ELSEWHERE = ("/admin/", "/api/", "/documents/", "/media/", "/static/")


@dataclass
class Answer:
    """What came back from one address; `sent` is the size that went over the line."""

    url: str
    status: int
    headers: HTTPMessage
    body: bytes
    sent: int

    @cached_property
    def tree(self) -> BeautifulSoup:
        return BeautifulSoup(self.body, "html.parser")


def ask(site: str, path: str) -> Answer:
    request = Request(site + path, headers={"Accept-Encoding": "gzip"})
    try:
        response = urlopen(request, timeout=60)
    except HTTPError as error:
        response = error
    with response:
        sent = response.read()
    is_packed = response.headers["Content-Encoding"] == "gzip"
    body = gzip.decompress(sent) if is_packed else sent
    return Answer(response.url, response.status, response.headers, body, len(sent))


def links(answer: Answer) -> set[str]:
    """Paths of pages on this site that the page links to; views of a page are not pages."""
    found = set()
    for link in answer.tree.find_all("a", href=True):
        url = urlsplit(urljoin(answer.url, str(link["href"])))
        is_ours = url.netloc == urlsplit(answer.url).netloc and not url.path.startswith(ELSEWHERE)
        if is_ours and not url.query and not PurePosixPath(url.path).suffix:
            found.add(url.path)
    return found
