"""Paths of pages, in one form."""

from urllib.parse import unquote, urlsplit


def normal_path(path: str) -> str:
    """A path as people write it: unquoted, without a slash at its end."""
    return "/" + unquote(urlsplit(path).path).strip("/")
