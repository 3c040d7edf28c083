"""Where a request comes from, as far as that can be known."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest


def client_network(request: HttpRequest) -> str:
    """The client's address; of an IPv6 address the /64, which is what one connection is given.

    Each trusted proxy appends to `X-Forwarded-For` whom it was asked by. So only that many
    entries, counted from the end, are true; what stands before them is the client's invention.
    """
    address = _parse(request.META.get("REMOTE_ADDR", ""))
    if settings.TRUSTED_PROXIES:
        entries = request.headers.get("X-Forwarded-For", "").split(",")
        address = _parse(entries[-min(settings.TRUSTED_PROXIES, len(entries))]) or address
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, 64), strict=False))
    return str(address or "unknown")


def _parse(text: str) -> IPv4Address | IPv6Address | None:
    """Read an address as proxies write it: some append the port."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
