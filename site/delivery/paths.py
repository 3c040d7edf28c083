"""Paths of pages, in one form."""

import re
from urllib.parse import unquote, urlsplit


def normal_path(address: str) -> str:
    """The path of an address as people write it: unquoted, without a slash at its end."""
    path = address if address.startswith("/") else urlsplit(address).path
    return "/" + unquote(re.split("[?#]", path)[0]).removeprefix("/").removesuffix("/")
