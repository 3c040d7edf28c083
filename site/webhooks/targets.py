"""Where messages may go: to public addresses over https, never into our own network."""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

DEFAULT_PORTS = {"https": 443, "http": 80}
# What is routed on the public internet, and a gateway's way to write IPv4 addresses.
GLOBAL_UNICAST = IPv6Network("2000::/3")
NAT64 = IPv6Network("64:ff9b::/96")


class TargetError(Exception):
    """An address to which nothing is sent; says why in the reader's language."""


@dataclass(frozen=True)
class Target:
    """A checked address: connect to `ips`, but ask for `host`."""

    scheme: str
    host: str
    port: int
    path: str
    ips: tuple[str, ...]


def is_public(ip: str) -> bool:
    """Whether an address is reachable for everybody, also one that wraps another."""
    address = ip_address(ip.split("%")[0])
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    if wrapped := _wrapped(address):
        return all(is_public(str(inner)) for inner in wrapped)
    return address in GLOBAL_UNICAST and address.is_global


def _wrapped(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that a packet to this IPv6 address would reach."""
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address in NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return ()


def resolve(url: str) -> Target:
    """Checks an address and looks its host up; every result has to be public."""
    scheme, host, port, path = _parse(url)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise TargetError(_("The host %(host)s cannot be found.") % {"host": host}) from error
    ips = tuple(dict.fromkeys(str(info[4][0]) for info in found))
    if not settings.WEBHOOKS_ALLOW_PRIVATE_TARGETS and not all(map(is_public, ips)):
        raise TargetError(_("The host %(host)s is not on the public internet.") % {"host": host})
    return Target(scheme, host, port, path, ips)


def _parse(url: str) -> tuple[str, str, int, str]:
    schemes = ["https", "http"] if settings.WEBHOOKS_ALLOW_PRIVATE_TARGETS else ["https"]
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
    except (ValueError, UnicodeError) as error:
        raise TargetError(_("This is not a valid address.")) from error
    if parts.scheme not in schemes:
        raise TargetError(_("The address must begin with https://."))
    if not host:
        raise TargetError(_("This is not a valid address."))
    if "@" in parts.netloc:
        raise TargetError(_("The address must not contain a user name or password."))
    query = f"?{parts.query}" if parts.query else ""
    return parts.scheme, host, port, iri_to_uri(f"{parts.path or '/'}{query}")
