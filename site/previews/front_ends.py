"""Where the front ends are that show drafts."""

from urllib.parse import urlsplit

LOCAL = ("localhost", "127.0.0.1")


def parse_front_ends(text: str) -> dict[str, str]:
    """Addresses by the host of the site they belong to, `default` for all others.

    `https://app.example.org/preview, other.example.org=https://other-app.example.org/preview`;
    empty when there is no front end. A ValueError says what is wrong.
    """
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    front_ends: dict[str, str] = {}
    for part in parts:
        before, equals, after = part.partition("=")
        host, address = (before.strip(), after.strip()) if equals else ("default", part)
        if host in front_ends:
            raise ValueError("names two addresses for one host")
        if not host or not _is_safe(address):
            raise ValueError("must hold addresses that begin with https://")
        front_ends[host] = address
    if front_ends and "default" not in front_ends:
        raise ValueError("must hold one address without a host, for all sites it does not name")
    return front_ends


def _is_safe(address: str) -> bool:
    """Drafts travel encrypted, unless they stay on the machine; the preview adds its own query."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_private = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)
    return is_private and bool(parts.hostname) and not set(address) & set("?#{} ")
