"""Where somebody signs in from, as lock-out and security log keep it."""

from django.http import HttpRequest

from access.addresses import client_network


def client_address(request: HttpRequest) -> str | None:
    """The client's address behind trusted proxies; of IPv6 the first address of its /64."""
    network = client_network(request)
    return None if network == "unknown" else network.removesuffix("/64")
