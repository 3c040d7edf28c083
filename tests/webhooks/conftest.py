"""A real receiver on a real port, and a registration for it."""

import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from standardwebhooks import Webhook

from webhooks.models import Delivery, Endpoint


@dataclass
class Message:
    """One request that arrived."""

    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def data(self) -> dict:
        return json.loads(self.body)

    def verified_with(self, secret: str) -> dict:
        return Webhook(secret).verify(self.body, self.headers)


@dataclass
class Receiver:
    """Answers every request with `status`, and remembers what arrived."""

    url: str = ""
    status: int = 204
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    # Seconds between two headers, or two bytes of the body.
    header_pause: float = 0
    body_pause: float = 0
    # While not set, a request waits for its answer.
    answering: Event = field(default_factory=Event)


def handler_for(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.paths.append(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.messages.append(Message(headers, body))
            receiver.answering.wait(20)
            with suppress(OSError):  # the sender may have hung up
                self.answer()

        def do_GET(self):
            receiver.paths.append(self.path)
            self.answer()

        def answer(self):
            self.send_response(receiver.status)
            for name, value in receiver.headers.items():
                self.send_header(name, value)
                if receiver.header_pause:
                    self.flush_headers()
                    time.sleep(receiver.header_pause)
            self.end_headers()
            if not receiver.body_pause:
                self.wfile.write(receiver.body)
                return
            for byte in receiver.body:
                self.wfile.write(bytes([byte]))
                time.sleep(receiver.body_pause)

        def log_message(self, format, *args):
            pass

    return Handler


@pytest.fixture
def receiver(settings):
    settings.WEBHOOKS_ALLOW_PRIVATE_TARGETS = True
    receiver = Receiver()
    receiver.answering.set()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(receiver))
    receiver.url = f"http://127.0.0.1:{server.server_port}/hooks?site=1"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield receiver
    receiver.answering.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def endpoint(receiver, db):
    return Endpoint.objects.create(name="Stadtseite", url=receiver.url)


@pytest.fixture
def delivery(endpoint):
    """A row that may be sent whatever pages there are."""
    return Delivery.objects.create(
        endpoint=endpoint,
        event_type="page.deleted",
        page_id=1,
        payload={"type": "page.deleted", "timestamp": "2026-01-01T00:00:00Z", "data": {"id": 1}},
    )
