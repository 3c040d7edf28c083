"""To which addresses nothing may ever be sent."""

import socket
import ssl
from dataclasses import replace
from ipaddress import ip_address

import pytest

from webhooks import targets
from webhooks.targets import TargetError, is_public, resolve
from webhooks.transport import PinnedConnection

PUBLIC = ["8.8.8.8", "193.99.144.80", "2a00:1450:4001:82a::2003", "2606:4700::6810:84e5"]
PRIVATE = {
    "this host": ["127.0.0.1", "127.1.2.3", "0.0.0.0", "0.1.2.3", "::1", "::"],
    "own network": [
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "fc00::1",
        "fd12::1",
    ],
    "link": ["169.254.169.254", "169.254.0.1", "fe80::1", "fe80::1%eth0", "fec0::1"],
    "carrier": ["100.64.0.1", "100.127.255.255"],
    "protocols": ["192.0.0.1", "192.0.0.170", "198.18.0.1", "2001::1", "2001:10::1"],
    "documentation": ["192.0.2.1", "198.51.100.1", "203.0.113.9", "2001:db8::1"],
    "multicast": ["224.0.0.1", "239.255.255.250", "ff02::1", "ff0e::1"],
    "reserved": ["240.0.0.1", "255.255.255.255", "4000::1", "100::1"],
    "mapped": ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1"],
    "tunnelled": ["2002:7f00:1::", "2002:c0a8:101::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"],
}


@pytest.mark.parametrize("ip", PUBLIC)
def test_public_addresses(ip):
    assert is_public(ip)


@pytest.mark.parametrize("ip", ["::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_what_wraps_a_public_address_is_public(ip):
    assert is_public(ip)


@pytest.mark.parametrize("ip", [ip for ips in PRIVATE.values() for ip in ips])
def test_private_addresses(ip):
    assert not is_public(ip)


@pytest.fixture
def names(monkeypatch):
    """What names stand for; anything else is read as an address or does not exist."""
    known: dict[str, list[str]] = {}
    look_up = socket.getaddrinfo

    def getaddrinfo(host, port, **kwargs):
        if host in known:
            families = {4: socket.AF_INET, 6: socket.AF_INET6}
            return [
                (families[ip_address(ip).version], socket.SOCK_STREAM, 6, "", (ip, port))
                for ip in known[host]
            ]
        return look_up(host, port, flags=socket.AI_NUMERICHOST, **kwargs)

    monkeypatch.setattr(targets.socket, "getaddrinfo", getaddrinfo)
    return known


@pytest.mark.parametrize(
    ("url", "ips"),
    [
        ("http://good.example/", ["8.8.8.8"]),
        ("ftp://good.example/", ["8.8.8.8"]),
        ("//good.example/", ["8.8.8.8"]),
        ("file:///etc/passwd", []),
        ("https://", []),
        ("https://good.example:99999/", ["8.8.8.8"]),
        ("https://user:secret@good.example/", ["8.8.8.8"]),
        ("https://good.example@127.0.0.1/", []),
        ("https://[::1/", []),
        ("https://nowhere.example/", []),
        ("https://" + "x" * 70 + ".example/", []),
        ("https://inside.example/", ["10.0.0.1"]),
        ("https://inside.example./", ["10.0.0.1"]),
        # one wrong address spoils all: nobody knows which one will be used
        ("https://mixed.example/", ["8.8.8.8", "127.0.0.1"]),
        ("https://mixed.example/", ["8.8.8.8", "::1"]),
        ("https://127.0.0.1/", []),
        ("https://[::1]/", []),
        ("https://[::ffff:127.0.0.1]/", []),
        # other ways to write 127.0.0.1
        ("https://2130706433/", []),
        ("https://0177.0.0.1/", []),
        ("https://0x7f.1/", []),
        ("https://127.1/", []),
        ("https://①②⑦.0.0.1/", []),
    ],
)
def test_refused_addresses(names, url, ips):
    for name in ("good.example", "inside.example", "inside.example.", "mixed.example"):
        names[name] = ips
    with pytest.raises(TargetError):
        resolve(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://good.example", ("good.example", 443, "/")),
        ("https://good.example:8443/hooks?a=1#part", ("good.example", 8443, "/hooks?a=1")),
        ("https://GOOD.example/", ("good.example", 443, "/")),
        ("https://bücher.example/", ("xn--bcher-kva.example", 443, "/")),
        ("https://good.example/größe?x=ä", ("good.example", 443, "/gr%C3%B6%C3%9Fe?x=%C3%A4")),
    ],
)
def test_accepted_addresses(names, url, expected):
    names["good.example"] = names["xn--bcher-kva.example"] = ["8.8.8.8", "2a00:1450::1", "8.8.8.8"]
    target = resolve(url)
    assert (target.host, target.port, target.path) == expected
    assert target.ips == ("8.8.8.8", "2a00:1450::1")


def test_private_targets_can_be_allowed_for_tests(names, settings):
    settings.WEBHOOKS_ALLOW_PRIVATE_TARGETS = True
    assert resolve("http://127.0.0.1:8000/").ips == ("127.0.0.1",)


def test_the_checked_address_is_used_but_the_name_is_asked_for(names, monkeypatch):
    """Whatever the name stands for a moment later, and with a certificate for the name."""
    names["good.example"] = ["8.8.8.8"]
    target = resolve("https://good.example/")
    names["good.example"] = ["127.0.0.1"]
    connected, secured = [], []

    class Context:
        def wrap_socket(self, sock, server_hostname, do_handshake_on_connect):
            secured.append(server_hostname)
            return Socket()

    class Socket:
        def do_handshake(self):
            pass

    def create_connection(address, timeout):
        connected.append(address)
        if len(connected) == 1:
            raise ConnectionRefusedError
        return Socket()

    monkeypatch.setattr(socket, "create_connection", create_connection)
    monkeypatch.setattr(ssl, "create_default_context", Context)
    PinnedConnection(replace(target, ips=("8.8.8.8", "8.8.4.4")), timeout=1).connect()
    assert connected == [("8.8.8.8", 443), ("8.8.4.4", 443)]
    assert secured == ["good.example"]
