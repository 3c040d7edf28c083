"""One POST request: to a checked address, without redirects, with a limit on time and size."""

import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer

from django.utils.translation import gettext as _

from webhooks.targets import DEFAULT_PORTS, Target

MAX_BODY = 64 * 1024
EXCERPT = 500


class TransportError(Exception):
    """There was no complete answer."""


@dataclass(frozen=True)
class Answer:
    status: int
    excerpt: str


class PinnedConnection(HTTPConnection):
    """Connects to addresses that were checked before, whatever the name stands for by now.

    The name is still what is asked for, and what the certificate has to be valid for.
    """

    def __init__(self, target: Target, timeout: float) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        self.target = target
        self.default_port = DEFAULT_PORTS[target.scheme]
        self.deadline = time.monotonic() + timeout
        # `sock` is gone as soon as an answer begins after which the receiver hangs up.
        self._opened: socket.socket | None = None

    def connect(self) -> None:
        self.sock = self._opened = self._connect_to_first()
        if self.target.scheme == "https":
            context = ssl.create_default_context()
            secured = context.wrap_socket(
                self.sock, server_hostname=self.target.host, do_handshake_on_connect=False
            )
            self.sock = self._opened = secured
            secured.do_handshake()

    def _connect_to_first(self) -> socket.socket:
        failure: OSError = TimeoutError()
        for ip in self.target.ips:
            remaining = self.deadline - time.monotonic()
            if remaining <= 0:
                break
            try:
                return socket.create_connection((ip, self.target.port), timeout=remaining)
            except OSError as error:
                failure = error
        raise failure

    def abort(self) -> None:
        """Ends whatever another thread waits for: the socket's timeout limits single reads only."""
        if self._opened:
            # The plain socket's method: that of TLS sockets is not made for other threads.
            with suppress(OSError):
                socket.socket.shutdown(self._opened, socket.SHUT_RDWR)


def post(target: Target, body: bytes, headers: dict[str, str], timeout: float) -> Answer:
    connection = PinnedConnection(target, timeout)
    timer = Timer(timeout, connection.abort)
    timer.daemon = True
    timer.start()
    try:
        connection.request("POST", target.path, body, headers)
        response = connection.getresponse()
        answer = Answer(response.status, _excerpt(response, response.read(MAX_BODY)))
        # An answer that was cut off looks complete.
        if time.monotonic() >= connection.deadline:
            raise TimeoutError
        return answer
    except (OSError, HTTPException, ValueError) as error:
        is_late = time.monotonic() >= connection.deadline
        raise TransportError(_reason(error, is_late)) from error
    finally:
        timer.cancel()
        connection.close()


def _reason(error: Exception, is_late: bool) -> str:
    if is_late or isinstance(error, TimeoutError):
        return _("There was no complete answer in time.")
    if isinstance(error, ConnectionRefusedError):
        return _("The connection was refused.")
    if isinstance(error, ssl.SSLCertVerificationError):
        return _("The certificate is not valid: %(reason)s") % {"reason": error.verify_message}
    return _("The connection failed: %(reason)s") % {"reason": error or type(error).__name__}


def _excerpt(response: HTTPResponse, body: bytes) -> str:
    """The beginning of an answer that is text, fit for a log."""
    kind = response.headers.get_content_type()
    if not (kind.startswith("text/") or kind.endswith(("json", "xml"))):
        return ""
    text = body.decode(errors="replace")
    return "".join(c for c in " ".join(text.split()) if c.isprintable())[:EXCERPT]
